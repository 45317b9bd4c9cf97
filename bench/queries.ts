/**
 * What an analyst asks of a large graph in the slotted store, answered in a process of its own:
 *
 *     npm run bench -- queries [--nodes 5000000] [--edges 20000000] [--times 40]
 *
 * Prints a table, and rewrites the measured part of docs/performance.md. The graph is made once, in the system's folder
 * for temporary files.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { generateGraph } from '../src-main/generate/generate.ts'
import { reportOf } from './queries/report.ts'
import type { Timing } from './queries/trial.ts'

const { values } = parseArgs({
  options: {
    nodes: { type: 'string', default: '5000000' },
    edges: { type: 'string', default: '20000000' },
    times: { type: 'string', default: '40' },
  },
})

const nodes = Number(values.nodes)
const edges = Number(values.edges)
const folder = join(tmpdir(), 'slotgraph-bench')
mkdirSync(folder, { recursive: true })
const file = join(folder, `graph-${nodes}-${edges}.db`)
if (!existsSync(file)) {
  console.error(`making ${nodes} nodes and ${edges} edges`)
  await generateGraph(file, { nodes, edges, seed: 1 })
}

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
/** Modules compiled beforehand, as the bundle's are: the bench runs from source. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') }
const { stdout } = await promisify(execFile)(
  process.execPath,
  [fileOf('./queries/trial.ts'), file, values.times],
  { env, maxBuffer: 1 << 24 },
)
const timings = stdout
  .split('\n')
  .filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line) as Timing)

const machine =
  `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.versions.node}. ` +
  `Each asked ${values.times} times; load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')}.`
const report = reportOf(machine, { nodes, edges }, timings)
console.log(report)

const page = fileOf('../docs/performance.md')
const marks = /(<!-- queries:begin -->\n)[^]*(<!-- queries:end -->)/
const text = readFileSync(page, 'utf8')
if (!marks.test(text)) throw new Error('docs/performance.md has no queries:begin and queries:end marks')
writeFileSync(
  page,
  text.replace(marks, (_, begin: string, end: string) => `${begin}\n${report}\n${end}`),
)
