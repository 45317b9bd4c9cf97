import { execFile } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'vite'
import { entries } from '../../src-main/entries.ts'
import { generateGraph } from '../../src-main/generate/generate.ts'
import { allocatorSettings } from '../../src-main/supervisor/fork-spawn.ts'
import type { Trial } from './trial.ts'

/** A way's median trial; without one, it is not installed, or was ended after `limitMs`. */
export type Outcome = { way: string; trial?: Trial; limitMs?: number }

const run = promisify(execFile)
const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const folder = join(tmpdir(), 'slotgraph-bench')

/** The generated graph of a size, made once. */
export async function graphFile(nodes: number, edges: number): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `graph-${nodes}-${edges}.db`)
  if (!existsSync(file)) {
    console.error(`making ${nodes} nodes and ${edges} edges`)
    await generateGraph(file, { nodes, edges, seed: 1 })
  }
  return file
}

/** Debian's packages belong to the system's Python, which need not be the first on the path. */
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'

const pythonWays = ['igraph', 'networkx', 'graph-tool']

let bundle: Promise<string> | undefined

/** The trial bundled as the app is: what users run, without a file for every module. Gives its path. */
function bundled(): Promise<string> {
  bundle ??= bundleTrial()
  return bundle
}

async function bundleTrial(): Promise<string> {
  const outDir = fileOf('../../out/bench')
  await build({
    configFile: false,
    logLevel: 'error',
    // as the app is bundled
    ssr: { noExternal: ['valibot'] },
    build: {
      outDir,
      ssr: true,
      rolldownOptions: {
        input: {
          trial: fileOf('./trial.ts'),
          'decode-worker': fileOf(join('../../src-main', entries['decode-worker'])),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  })
  return join(outDir, 'trial.js')
}

/** Runs one way in a process of its own, for at most `limitMs`. */
async function outcomeOf(way: string, file: string, limitMs: number): Promise<Outcome> {
  const python = pythonWays.includes(way)
  const command = python ? PYTHON : process.execPath
  const args = python
    ? [fileOf('./peers.py'), way, file]
    : ['--max-old-space-size=12000', await bundled(), way, file]
  // memory as in the app's stores
  const env = python || way === 'graphology' ? process.env : { ...process.env, ...allocatorSettings }
  try {
    const { stdout } = await run(command, args, { env, timeout: limitMs, killSignal: 'SIGKILL' })
    const trial = JSON.parse(stdout) as Trial & { absent?: true }
    return trial.absent === true ? { way } : { way, trial }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { way }
    if ((error as { killed?: boolean }).killed === true) return { way, limitMs }
    throw error
  }
}

/** No trial of ours takes a tenth of it. */
const OWN_LIMIT_MS = 600_000

/** Median trials of several ways, which take turns so that a busy machine hurts all alike. */
export async function measure(file: string, ways: readonly string[], trials: number): Promise<Outcome[]> {
  const samples = new Map<string, Trial[]>()
  // the first pass warms the file and the compiled modules
  for (let trial = -1; trial < trials; trial++) {
    for (const way of ways) {
      const { trial: sample } = await outcomeOf(way, file, OWN_LIMIT_MS)
      if (sample !== undefined && trial >= 0) samples.set(way, [...(samples.get(way) ?? []), sample])
    }
    console.error(`${ways.join(', ')}: trial ${trial + 1} of ${trials}`)
  }
  return ways.map((way) => ({ way, trial: median(samples.get(way) ?? []) }))
}

/** Each way once, as other libraries are measured: some take minutes. */
export async function measureOnce(
  file: string,
  ways: readonly string[],
  limitMs: number,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const way of ways) {
    console.error(way)
    outcomes.push(await outcomeOf(way, file, limitMs))
  }
  return outcomes
}

/** The trial of median time. */
function median(trials: readonly Trial[]): Trial {
  return trials.toSorted((a, b) => a.elapsedMs - b.elapsedMs)[trials.length >> 1] as Trial
}
