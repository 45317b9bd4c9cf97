/**
 * From a SQLite file to the first query answered, against SQLite's own scan and against other libraries:
 *
 *     npm run bench -- load [--nodes 1000000] [--edges 4000000] [--trials 3] [--no-peers] [--sizes 0.1,1,3]
 *
 * Every trial is a process of its own; ways take turns, so that a busy machine hurts all alike. `--sizes` are
 * millions of nodes, with four edges each (five from 10 on), for the table of time and memory against size.
 * Prints tables, and rewrites the measured part of docs/performance.md.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { generateGraph } from '../src-main/generate/generate.ts'
import type { Outcome } from './load/report.ts'
import { reportOf } from './load/report.ts'
import type { Trial } from './load/trial.ts'

const { values } = parseArgs({
  options: {
    nodes: { type: 'string', default: '1000000' },
    edges: { type: 'string', default: '4000000' },
    trials: { type: 'string', default: '3' },
    peers: { type: 'boolean', default: true },
    sizes: { type: 'string', default: '' },
  },
  allowNegative: true,
})

const run = promisify(execFile)
const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const folder = join(tmpdir(), 'slotgraph-bench')
mkdirSync(folder, { recursive: true })

/** The generated graph of a size, made once. */
async function graphFile(nodes: number, edges: number): Promise<string> {
  const file = join(folder, `graph-${nodes}-${edges}.db`)
  if (!existsSync(file)) {
    console.error(`making ${nodes} nodes and ${edges} edges`)
    await generateGraph(file, { nodes, edges, seed: 1 })
  }
  return file
}

/** Debian's packages belong to the system's Python, which need not be the first on the path. */
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'

/** Modules compiled beforehand, as the bundle's are: the bench runs from source. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') }

async function trialOf(way: string, file: string): Promise<Trial | undefined> {
  const python = ['igraph', 'networkx', 'graph-tool'].includes(way)
  const command = python ? PYTHON : process.execPath
  const args = python
    ? [fileOf('./load/peers.py'), way, file]
    : ['--max-old-space-size=12000', fileOf('./load/trial.ts'), way, file]
  try {
    const trial = JSON.parse((await run(command, args, { env })).stdout) as Trial & { absent?: true }
    return trial.absent === true ? undefined : trial
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** The trial of median time. */
function median(trials: readonly Trial[]): Trial {
  return trials.toSorted((a, b) => a.elapsedMs - b.elapsedMs)[trials.length >> 1] as Trial
}

async function measure(file: string, ways: readonly string[], trials: number): Promise<Outcome[]> {
  const samples = new Map<string, Trial[]>()
  // the first pass warms the file and the compiled modules
  for (let trial = -1; trial < trials; trial++) {
    for (const way of ways) {
      const sample = await trialOf(way, file)
      if (sample !== undefined && trial >= 0) samples.set(way, [...(samples.get(way) ?? []), sample])
    }
    console.error(`trial ${trial + 1} of ${trials}`)
  }
  return ways.map((way) => {
    const found = samples.get(way)
    return { way, trial: found === undefined ? undefined : median(found) }
  })
}

const nodes = Number(values.nodes)
const edges = Number(values.edges)
const trials = Number(values.trials)
const file = await graphFile(nodes, edges)
const own = await measure(file, ['scan', 'pages', 'rows'], trials)
const peers: Outcome[] = []
if (values.peers) {
  for (const way of ['igraph', 'networkx', 'graph-tool', 'graphology']) {
    console.error(way)
    peers.push({ way, trial: await trialOf(way, file) })
  }
}
const sizes: { nodes: number; edges: number; trial: Trial }[] = []
for (const millions of values.sizes.split(',').filter(Boolean).map(Number)) {
  const size = { nodes: millions * 1e6, edges: millions * (millions >= 10 ? 5e6 : 4e6) }
  const [outcome] = await measure(await graphFile(size.nodes, size.edges), ['pages'], trials)
  if (outcome?.trial !== undefined) sizes.push({ ...size, trial: outcome.trial })
}

const machine =
  `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.versions.node}, ` +
  `V8 ${process.versions.v8}. Medians of ${trials} trials; load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')}.`
const report = reportOf({ machine, nodes, edges, own, peers, sizes })
console.log(report)

const page = fileOf('../docs/performance.md')
const marks = /(<!-- load:begin -->\n)[^]*(<!-- load:end -->)/
const text = readFileSync(page, 'utf8')
if (!marks.test(text)) throw new Error('docs/performance.md has no load:begin and load:end marks')
writeFileSync(
  page,
  text.replace(marks, (_, begin: string, end: string) => `${begin}\n${report}\n${end}`),
)
