/**
 * From a SQLite file to the first query answered, against SQLite's own scan and against other libraries:
 *
 *     npm run bench -- load [--parts own,snapshot,peers,sizes] [--nodes 1000000] [--edges 4000000] [--trials 3]
 *                           [--sizes 0.1,1,3,10] [--peer-limit 300]
 *
 * Every trial is a process of its own. `--sizes` are millions of nodes, with four edges each (five from 10 on). A
 * library that takes longer than `--peer-limit` seconds is ended, and reported so. Results are kept in
 * bench/results/load.json, so that one part, or one size, can be measured anew; prints tables, and rewrites the measured part of
 * docs/performance.md and the chart beside it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { LoadResults, Part } from './load/report.ts'
import { reportOf } from './load/report.ts'
import { sizeChart } from './load/size-chart.ts'
import { graphFile, measure, measureOnce } from './load/trials.ts'

const { values } = parseArgs({
  options: {
    parts: { type: 'string', default: 'own,snapshot,peers,sizes' },
    nodes: { type: 'string', default: '1000000' },
    edges: { type: 'string', default: '4000000' },
    trials: { type: 'string', default: '3' },
    sizes: { type: 'string', default: '0.1,1,3,10' },
    'peer-limit': { type: 'string', default: '300' },
  },
})

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const kept = fileOf('./results/load.json')
const results: LoadResults = existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as LoadResults) : {}
const trials = Number(values.trials)
const wanted = values.parts.split(',')
const size = { nodes: Number(values.nodes), edges: Number(values.edges) }

const SHARED =
  '_The cores were shared with other work: times are too long, most of all those on two threads; memory is not affected_'

/** What was measured, and on what. */
function part<T>(outcomes: T): Part<T> {
  const cores = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`
  const versions = `Node ${process.versions.node}, V8 ${process.versions.v8}`
  const load = loadavg().map((each) => each.toFixed(1))
  const shared = Number(load[1]) > 2 * cpus().length ? `. ${SHARED}` : ''
  return {
    machine: `${cpus()[0]?.model}, ${cores}; ${versions}; load average ${load.join(', ')}${shared}`,
    outcomes,
  }
}

function keep(measured: Partial<LoadResults>): void {
  Object.assign(results, measured)
  writeFileSync(kept, `${JSON.stringify(results, null, 2)}\n`)
}

if (wanted.includes('own')) {
  const file = await graphFile(size.nodes, size.edges)
  keep({ size, trials, own: part(await measure(file, ['scan', 'pages', 'rows'], trials)) })
}
if (wanted.includes('snapshot')) {
  const file = await graphFile(size.nodes, size.edges)
  await measureOnce(file, ['keep'], 600_000)
  keep({ snapshot: part(await measure(file, ['plain-read', 'reopen'], trials)) })
}
if (wanted.includes('peers')) {
  const file = await graphFile(size.nodes, size.edges)
  const limitMs = Number(values['peer-limit']) * 1000
  // ours again beside them: only what was measured in one run is compared
  const ours = await measure(file, ['pages'], 1)
  const peers = await measureOnce(file, ['igraph', 'graph-tool', 'graphology', 'networkx'], limitMs)
  keep({ peers: part([...ours, ...peers]) })
}
if (wanted.includes('sizes')) {
  for (const millions of values.sizes.split(',').map(Number)) {
    const nodes = millions * 1e6
    const edges = millions * (millions >= 10 ? 5e6 : 4e6)
    const file = await graphFile(nodes, edges)
    // ten millions are read once: they take a minute, and warming up is a small part of that
    const measured = millions >= 10 ? measureOnce(file, ['pages'], 600_000) : measure(file, ['pages'], trials)
    const [outcome] = await measured
    const others = (results.sizes?.outcomes ?? []).filter((known) => known.nodes !== nodes)
    const sizes = outcome?.trial ? [...others, { nodes, edges, trial: outcome.trial }] : others
    keep({ sizes: part(sizes.toSorted((a, b) => a.nodes - b.nodes)) })
  }
}
const sizes = results.sizes?.outcomes ?? []
if (sizes.length > 2) writeFileSync(fileOf('../docs/images/load-sizes.svg'), sizeChart(sizes))

const report = reportOf(results)
console.log(report)

const page = fileOf('../docs/performance.md')
const marks = /(<!-- load:begin -->\n)[^]*(<!-- load:end -->)/
const text = readFileSync(page, 'utf8')
if (!marks.test(text)) throw new Error('docs/performance.md has no load:begin and load:end marks')
writeFileSync(
  page,
  text.replace(marks, (_, begin: string, end: string) => `${begin}\n${report}\n${end}`),
)
