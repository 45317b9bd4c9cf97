import { PerformanceObserver } from 'node:perf_hooks'
import type { CollectorPauses } from '../src-shared/contract/memory.ts'

/**
 * Counts from now on how often and how long V8's collector held this thread. Costs a callback a collection; pauses
 * are known a moment after they end.
 */
export function watchCollector(): () => CollectorPauses {
  let count = 0
  let totalMs = 0
  let longestMs = 0
  const observer = new PerformanceObserver((entries) => {
    for (const { duration } of entries.getEntries()) {
      count++
      totalMs += duration
      longestMs = Math.max(longestMs, duration)
    }
  })
  observer.observe({ entryTypes: ['gc'] })
  return () => ({ count, totalMs, longestMs })
}
