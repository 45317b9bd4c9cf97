import { freemem, totalmem } from 'node:os'
import { getHeapStatistics } from 'node:v8'
import type { Preflight } from '../../src-shared/contract/preflight.ts'

/** What a store process started now would have: it inherits the heap limit of the process that asks. */
export function machineMemory(): Preflight['machine'] {
  return {
    totalBytes: totalmem(),
    freeBytes: freemem(),
    heapLimitBytes: getHeapStatistics().heap_size_limit,
  }
}
