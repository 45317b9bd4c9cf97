import { FailureError } from '../../src-shared/contract/failure.ts'
import { memoryBudgetBytes, usableHeapBytes } from '../memory-room.ts'
import { collectGarbage, heapReport } from './measure/heap.ts'

/** A collection at the edge that frees less than this much of the heap is not worth another. */
const WORTHWHILE_SHARE = 0.02

/** Stops a load with `out-of-memory` while the process can still say so. One a load. */
export class MemoryGuard {
  #isFull = false

  /** Fails when the process is past its memory budget. `loaded`: records held or rows read so far. */
  checkBudget(loaded: number): void {
    const rssBytes = process.memoryUsage.rss()
    const limitBytes = memoryBudgetBytes(rssBytes)
    if (rssBytes <= limitBytes) return
    const detail = 'There is no more memory for this store on this machine.'
    throw new FailureError({ code: 'out-of-memory', detail, loaded, limitBytes })
  }

  /** Fails when the records fill the heap: garbage does not count, and is collected before it is blamed. */
  checkHeap(loaded: number): void {
    const { heapUsedBytes, heapLimitBytes } = heapReport()
    const mostBytes = usableHeapBytes(heapLimitBytes)
    if (heapUsedBytes <= mostBytes) return
    if (!this.#isFull) {
      collectGarbage()
      const after = heapReport().heapUsedBytes
      this.#isFull = heapUsedBytes - after < WORTHWHILE_SHARE * heapLimitBytes
      if (after <= mostBytes) return
    }
    const detail = 'The JavaScript heap of the store process is full.'
    throw new FailureError({ code: 'out-of-memory', detail, loaded, limitBytes: heapLimitBytes })
  }
}
