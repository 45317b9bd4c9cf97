import { freemem } from 'node:os'

/**
 * V8 aborts the whole process at its heap limit, and the last collections before it take most of the time. The
 * limit that Node 24 reports is 192 MiB more than old objects may fill (its young generation, measured with
 * `--max-old-space-size`), and a slice of unpacking adds some tens of MB: this much is left alone.
 */
const HEAP_SHARE = 0.92
const HEAP_MARGIN_BYTES = 256e6

/** Most bytes of records that a heap with this limit is filled with. */
export function usableHeapBytes(limitBytes: number): number {
  return Math.max(limitBytes / 8, Math.min(limitBytes * HEAP_SHARE, limitBytes - HEAP_MARGIN_BYTES))
}

/** Left to the system, the window and everybody else; past it machines begin to swap. A guess. */
const RESERVE_BYTES = 256e6

/**
 * Most bytes that this process may come to: what it has and what the machine has left but for a reserve, or
 * what `SLOTGRAPH_STORE_MB` sets, if that is less. Reads the system's figure anew: a few microseconds.
 */
export function memoryBudgetBytes(rssBytes: number): number {
  const ofMachine = rssBytes + freemem() - RESERVE_BYTES
  const set = Number(process.env['SLOTGRAPH_STORE_MB']) * 1e6
  return set > 0 ? Math.min(set, ofMachine) : ofMachine
}
