/**
 * Graph measures over an R-MAT graph in memory, beside other libraries where they are installed:
 *
 *     npm run bench -- analysis [--nodes 1000000] [--edges 4000000] [--limit 120]
 *                               [--libraries slotgraph,igraph,...] [--measures pagerank,leiden,...]
 *
 * Each library is a process of its own and measures the same edges once, after loading, which is not timed; one that
 * takes longer than `--limit` seconds for a measure is ended, and goes on with the next in another process. Results
 * are kept in bench/results/analysis.json, so that libraries and measures can be measured anew one by one; those of
 * another size are forgotten. Prints the table, and rewrites the measured part of docs/performance.md.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { randomSource } from '../src-main/generate/random.ts'
import { RmatEdges } from '../src-main/generate/rmat.ts'
import { libraries, runLibrary, type Library } from './analysis/library.ts'
import { reportOf, type Results } from './analysis/report.ts'

const measures = [
  'pagerank',
  'weak-components',
  'strong-components',
  'distances',
  'core-numbers',
  'label-propagation',
  'leiden',
  'clustering',
]

const { values } = parseArgs({
  options: {
    nodes: { type: 'string', default: '1000000' },
    edges: { type: 'string', default: '4000000' },
    limit: { type: 'string', default: '120' },
    libraries: { type: 'string', default: libraries.join(',') },
    measures: { type: 'string', default: measures.join(',') },
  },
})

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const nodes = Number(values.nodes)
const edges = Number(values.edges)

/** Pairs of uint32 in a file, made once, and the node that most edges leave. */
function edgeFile(): { file: string; nodes: number; hub: number } {
  const folder = join(tmpdir(), 'slotgraph-bench')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `edges-${nodes}-${edges}.bin`)
  const pairs = new Uint32Array(2 * edges)
  if (existsSync(file)) pairs.set(new Uint32Array(Uint8Array.from(readFileSync(file)).buffer))
  else {
    const draw = new RmatEdges(nodes, randomSource(1))
    for (let edge = 0; edge < edges; edge++) {
      draw.draw()
      pairs[2 * edge] = draw.source
      pairs[2 * edge + 1] = draw.target
    }
    writeFileSync(file, pairs)
  }
  const degrees = new Uint32Array(nodes)
  for (let at = 0; at < pairs.length; at += 2) degrees[pairs[at]!]!++
  return { file, nodes, hub: degrees.indexOf(degrees.reduce((a, b) => Math.max(a, b), 0)) }
}

const kept = fileOf('./results/analysis.json')
const known = existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Results) : undefined
const results: Results =
  known?.nodes === nodes && known.edges === edges ? known : { nodes, edges, machines: {}, timings: {} }
const wanted = measures.filter((measure) => values.measures.split(',').includes(measure))
const made = edgeFile()
for (const library of libraries.filter((each) => values.libraries.split(',').includes(each))) {
  console.error(library)
  await runLibrary(library, made, wanted, Number(values.limit) * 1000, (measure, timing) => {
    console.error(library, measure, timing)
    keep(library, measure, timing)
  })
}

function keep(library: Library, measure: string, timing: Results['timings'][string][Library] & object): void {
  results.timings[measure] = { ...results.timings[measure], [library]: timing }
  const cores = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`
  const load = loadavg().map((each) => each.toFixed(1))
  results.machines[library] =
    `${cpus()[0]?.model}, ${cores}; Node ${process.versions.node}; load average at the end ${load.join(', ')}`
  const ordered = measures.flatMap((name) => {
    const timings = results.timings[name]
    return timings ? [[name, timings] as const] : []
  })
  results.timings = Object.fromEntries(ordered)
  writeFileSync(kept, `${JSON.stringify(results, null, 2)}\n`)
}

const report = reportOf(results)
console.log(report)

const page = fileOf('../docs/performance.md')
const marks = /(<!-- analysis:begin -->\n)[^]*(<!-- analysis:end -->)/
const text = readFileSync(page, 'utf8')
if (!marks.test(text)) throw new Error('docs/performance.md has no analysis:begin and analysis:end marks')
writeFileSync(
  page,
  text.replace(marks, (_, begin: string, end: string) => `${begin}\n${report}\n${end}`),
)
