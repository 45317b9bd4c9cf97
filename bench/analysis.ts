/**
 * Graph measures over an R-MAT graph in memory, beside other libraries where they are installed:
 *
 *     npm run bench -- analysis [--nodes 1000000] [--edges 4000000] [--small 100000] [--no-peers]
 *
 * Each library is a process of its own and measures the same edges once, after loading, which is not timed.
 * Ours starts its worker threads within the time, as the store process does. NetworkX and graphology are run on
 * `--small` nodes with four edges each. Prints tables, and rewrites the measured part of docs/performance.md.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { randomSource } from '../src-main/generate/random.ts'
import { RmatEdges } from '../src-main/generate/rmat.ts'
import { reportOf, type Library, type Size, type Timing } from './analysis/report.ts'

const { values } = parseArgs({
  options: {
    nodes: { type: 'string', default: '1000000' },
    edges: { type: 'string', default: '4000000' },
    small: { type: 'string', default: '100000' },
    peers: { type: 'boolean', default: true },
  },
  allowNegative: true,
})

const run = promisify(execFile)
const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const folder = join(tmpdir(), 'slotgraph-bench')
mkdirSync(folder, { recursive: true })

/** Modules compiled beforehand, as the bundle's are: the bench runs from source. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') }

/** Longer than any of them takes on an idle machine; what it has told until then counts. */
const TIMEOUT_MS = 15 * 60_000

/** Pairs of uint32 in a file, made once, and the node that most edges leave. */
function edgeFile(nodes: number, edges: number): { file: string; hub: number } {
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
  return { file, hub: degrees.indexOf(degrees.reduce((a, b) => Math.max(a, b), 0)) }
}

async function timingsOf(
  library: Library,
  size: { nodes: number; file: string; hub: number },
): Promise<Timing[]> {
  console.error(`${library}, ${size.nodes} nodes`)
  const args = [size.file, String(size.nodes), String(size.hub)]
  const options = { env, timeout: TIMEOUT_MS, maxBuffer: 1 << 24 }
  try {
    // Debian's libraries belong to Debian's Python, whatever comes first on the path
    if (library === 'slotgraph')
      return parsed((await run(process.execPath, [fileOf('./analysis/ours.ts'), ...args], options)).stdout)
    if (library === 'graphology') {
      const heap = ['--max-old-space-size=8000', fileOf('./analysis/graphology.ts')]
      return parsed((await run(process.execPath, [...heap, ...args], options)).stdout)
    }
    return parsed(
      (await run('/usr/bin/python3', [fileOf('./analysis/peers.py'), library, ...args], options)).stdout,
    )
  } catch (error) {
    const { stdout } = error as { stdout?: string }
    return parsed(stdout ?? '')
  }
}

function parsed(lines: string): Timing[] {
  return lines
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Timing)
}

async function measured(nodes: number, edges: number, libraries: readonly Library[]): Promise<Size> {
  const size = { nodes, ...edgeFile(nodes, edges) }
  const timings: Size['timings'] = new Map()
  for (const library of libraries) timings.set(library, await timingsOf(library, size))
  return { nodes, edges, timings }
}

const peers = values.peers
const nodes = Number(values.nodes)
const small = Number(values.small)
const large = await measured(
  nodes,
  Number(values.edges),
  peers ? ['slotgraph', 'igraph', 'graph-tool'] : ['slotgraph'],
)
const little = await measured(
  small,
  small * 4,
  peers ? ['slotgraph', 'networkx', 'graphology'] : ['slotgraph'],
)
const machine =
  `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.versions.node}. ` +
  `One run each; load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')}.`
const report = reportOf(machine, large, little)
console.log(report)

const page = fileOf('../docs/performance.md')
const marks = /(<!-- analysis:begin -->\n)[^]*(<!-- analysis:end -->)/
const text = readFileSync(page, 'utf8')
if (!marks.test(text)) throw new Error('docs/performance.md has no analysis:begin and analysis:end marks')
writeFileSync(
  page,
  text.replace(marks, (_, begin: string, end: string) => `${begin}\n${report}\n${end}`),
)
