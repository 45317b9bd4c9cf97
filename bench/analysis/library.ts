import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const libraries = ['slotgraph', 'igraph', 'graph-tool', 'networkx', 'graphology'] as const
export type Library = (typeof libraries)[number]

/**
 * One measure by one library. `cpuMs` is over all its threads; `overMs`: it was ended after so long; `unreadMs`: after so
 * long it had not read the graph.
 */
export type Timing = {
  ms?: number
  cpuMs?: number
  check?: number
  error?: string
  overMs?: number
  unreadMs?: number
}

/** What a library's process prints, a line each: that a measure begins, and what it took. */
type Line = { measure: string; started?: true } & Timing

/** Longer than any of them takes to read four million edges on an idle machine. */
const LOADING_MS = 10 * 60_000

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Modules compiled beforehand, as the bundle's are: the bench runs from source. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'slotgraph-bench', 'compiled') }

/**
 * Runs measures of a library on the edges of a file, in one process as far as none takes longer than `limitMs`: then
 * the process is ended, and the rest run in another. `onTiming` is told of each measure that the library has.
 */
export async function runLibrary(
  library: Library,
  edges: { file: string; nodes: number; hub: number },
  measures: readonly string[],
  limitMs: number,
  onTiming: (measure: string, timing: Timing) => void,
): Promise<void> {
  let left = [...measures]
  while (left.length > 0) {
    const ended = await runUntilOver(library, edges, left, limitMs, onTiming)
    if (ended === undefined) return
    if (ended === 'reading') {
      for (const measure of left) onTiming(measure, { unreadMs: LOADING_MS })
      return
    }
    onTiming(ended, { overMs: limitMs })
    left = left.slice(left.indexOf(ended) + 1)
  }
}

/** Gives the measure that took too long, if one did; or that reading the graph did. */
async function runUntilOver(
  library: Library,
  { file, nodes, hub }: { file: string; nodes: number; hub: number },
  measures: readonly string[],
  limitMs: number,
  onTiming: (measure: string, timing: Timing) => void,
): Promise<string | undefined> {
  const [program, ...first] = commandOf(library)
  const args = [...first, file, String(nodes), String(hub), measures.join(',')]
  const child = spawn(program!, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let running: string | undefined
  let isOver = false
  let isRead = false
  const end = () => {
    isOver = true
    child.kill('SIGKILL')
  }
  let timer = setTimeout(end, LOADING_MS)
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{')) continue
    clearTimeout(timer)
    isRead = true
    const { measure, started, ...timing } = JSON.parse(line) as Line
    running = started ? measure : undefined
    if (started) timer = setTimeout(end, limitMs)
    else onTiming(measure, timing)
  }
  clearTimeout(timer)
  if (!isOver) return undefined
  return isRead ? running : 'reading'
}

/** Debian's libraries belong to Debian's Python, whatever comes first on the path. */
function commandOf(library: Library): string[] {
  if (library === 'slotgraph') return [process.execPath, fileOf('./ours.ts')]
  if (library === 'graphology')
    return [process.execPath, '--max-old-space-size=8000', fileOf('./graphology.ts')]
  return ['/usr/bin/python3', fileOf('./peers.py'), library]
}
