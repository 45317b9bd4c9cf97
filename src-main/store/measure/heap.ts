import { setFlagsFromString, getHeapStatistics } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { HeapReport } from '../../../src-shared/contract/memory.ts'
import { watchCollector } from '../../collector-pauses.ts'

const collectorPauses = watchCollector()

/** V8's and the process's own figures of this process, in bytes. Cheap enough for four times a second. */
export function heapReport(): HeapReport {
  const usage = process.memoryUsage()
  return {
    heapUsedBytes: usage.heapUsed,
    heapLimitBytes: heapLimitBytes(),
    // Node counts SharedArrayBuffers here too
    arrayBufferBytes: usage.arrayBuffers,
    externalBytes: usage.external,
    collectorPauses: collectorPauses(),
  }
}

/** Most bytes V8 lets this process's JavaScript heap take before it ends the process. */
export function heapLimitBytes(): number {
  return getHeapStatistics().heap_size_limit
}

/** V8's own collector, as `--expose-gc` exposes it; older ones take no options and pass over them. */
type Collector = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void

let collector: Collector | undefined

/**
 * Collects all garbage now, so that a reading after it shows what is held. Works without a command line flag,
 * which a utility process cannot be given. Blocks for the length of a full collection.
 * Returns whether there was a collector to call.
 */
export function collectGarbage(): boolean {
  if (!collector) {
    setFlagsFromString('--expose-gc')
    collector = runInNewContext('typeof gc === "function" ? gc : undefined') as Collector | undefined
  }
  if (!collector) return false
  // 'last-resort' repeats until nothing more is found, and gives V8's spare pages back to the system: otherwise
  // up to 20 MB that the young generation grew by while loading count as the store's
  collector({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  return true
}

/** What V8 frees goes back to the system on a thread of its own, some milliseconds after a collection. */
const GIVEN_BACK_MS = 25
/** One page of V8's heap: less is no fall. */
const PAGE_BYTES = 256 * 1024
/** Rounds without a fall that make RSS settled; one might have been too early to see the pages go. */
const STILL_ROUNDS = 2
/** Collections that take so long are of millions of records, beside which spare pages are little. */
export const ENOUGH_CPU_MS = 1_500

type Settled = { rssBytes: number; collected: boolean; settled: boolean }

/**
 * Collects again and again until that lowers RSS no further, and reads it then. One collection gives back some 2 MB of
 * V8's spare pages, of which loading threads that have ended leave up to 20 MB; V8 itself waits 8 s for that, to
 * the same end (measured with `/proc/PID/smaps`). Some 10 rounds of 20 ms for columns, 3 for records, whose heap has
 * taken the spare pages. Stops after a round that brings the processor time of collecting past `mostCpuMs`; 0 is a single
 * collection. `collected`: whether there was a collector to call; `settled`: whether that was {@link ENOUGH_CPU_MS} or
 * RSS no longer fell.
 */
export async function settle(mostCpuMs: number): Promise<Settled> {
  const before = process.cpuUsage()
  let least = Infinity
  let still = 0
  for (;;) {
    const collected = collectGarbage()
    await new Promise((resolve) => setTimeout(resolve, GIVEN_BACK_MS))
    const rssBytes = process.memoryUsage.rss()
    still = rssBytes > least - PAGE_BYTES ? still + 1 : 0
    least = Math.min(least, rssBytes)
    const { user, system } = process.cpuUsage(before)
    // not time on the clock, which a busy machine takes away
    const cpuMs = (user + system) / 1_000
    if (still === STILL_ROUNDS || cpuMs >= mostCpuMs) {
      return { rssBytes, collected, settled: still === STILL_ROUNDS || cpuMs >= ENOUGH_CPU_MS }
    }
  }
}
