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

/**
 * Waits until the process's RSS no longer falls: freed pages go back to the system a moment after a
 * collection, on V8's own threads. At most `withinMs`.
 */
export async function settledRssBytes(withinMs = 1_500): Promise<number> {
  const until = performance.now() + withinMs
  let last = process.memoryUsage.rss()
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    const now = process.memoryUsage.rss()
    // 1 MiB of movement is below what any figure here is read to
    if (now > last - (1 << 20) || performance.now() > until) return now
    last = now
  }
}
