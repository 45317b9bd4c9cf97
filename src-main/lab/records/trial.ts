import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { FloatArray } from '../../store/columns/column-data.ts'
import { DictRecords } from '../../store/dict/records.ts'
import { ObjectRecords } from '../../store/object/records.ts'
import { SlottedRecords } from '../../store/slotted/records.ts'
import type { BaseRecords } from '../../../src-shared/records/base-records.ts'
import { HeapRecords } from '../../../src-shared/records/heap-records.ts'
import type { Layout } from '../../../src-shared/records/layout.ts'
import type { Mode } from '../../../src-shared/contract/mode.ts'
import type { Case } from './cases.ts'

/** Figures of one trial; times in milliseconds, per read in nanoseconds. */
export type RecordsTrial = {
  buildMs: number
  rssBytes: number
  heapBytes: number
  bufferBytes: number
  /** By summing buffers; 0 for stores on the heap. */
  structureBytes: number
  filterMs: number
  atNs: number
  cursorNs: number
  getNs: number
  matches: number
}

const stores = { dict: DictRecords, object: ObjectRecords, slotted: SlottedRecords }

/** Rounds of reading; the fastest counts, since the first ones run before the optimiser. */
const ROUNDS = 7

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

// an ordinary collection: one of last resort would give back the young generation that the bench has fixed
function memory() {
  collect()
  collect()
  return process.memoryUsage()
}

/** Builds a case in one store and reads it back. For a process of its own: readings are of the whole process. */
export function recordsTrial(mode: Mode, { count, layout, row, filter }: Case): RecordsTrial {
  warmUp(mode, layout, row)
  const before = memory()
  const start = performance.now()
  const store: BaseRecords<Layout> = new stores[mode](layout)
  for (let i = 0; i < count; i++) store.appendRow(row(i))
  store.compact()
  const buildMs = performance.now() - start
  const after = memory()
  const slot = layout.indexOf(filter.slot)
  const scanned = timed(() => scan(store, slot, filter.above))
  const { record, moveTo } = store.cursor()
  const name = filter.slot
  return {
    buildMs,
    rssBytes: after.rss - before.rss,
    heapBytes: after.heapUsed - before.heapUsed,
    bufferBytes: after.arrayBuffers - before.arrayBuffers,
    structureBytes: store instanceof SlottedRecords ? store.bytes : 0,
    filterMs: scanned.ms,
    matches: scanned.result,
    atNs: perRead(count, () => {
      let total = 0
      for (let i = 0; i < count; i++) total += store.at(i)[name] as number
      return total
    }),
    cursorNs: perRead(count, () => {
      let total = 0
      for (let i = 0; i < count; i++) {
        moveTo(i)
        total += record[name] as number
      }
      return total
    }),
    getNs: perRead(count, () => {
      let total = 0
      for (let i = 0; i < count; i++) total += store.get(i, slot) as number
      return total
    }),
  }
}

/**
 * Brings the process to a steady state, alike in every mode: building is timed as optimised code, and the young
 * generation, whose size the bench fixes, is in use before the first reading.
 */
function warmUp(mode: Mode, layout: Layout, row: Case['row']): void {
  const store = new stores[mode](layout)
  for (let i = 0; i < 20_000; i++) store.appendRow(row(i))
  for (let i = 0; i < 500_000; i++) row(i)
}

/** Counts the records above a limit, each store in its own best way: the column, or the objects in order. */
function scan(store: BaseRecords<Layout>, slot: number, above: number): number {
  let matches = 0
  if (store instanceof SlottedRecords) {
    const { data } = store.column(slot)
    for (const segment of 'segments' in data ? (data.segments as FloatArray[]) : []) {
      for (let i = 0; i < segment.length; i++) if ((segment[i] as number) > above) matches++
    }
    return matches
  }
  if (store instanceof HeapRecords)
    store.forEachCell(slot, (cell) => void (matches += (cell as number) > above ? 1 : 0))
  return matches
}

function timed<T>(work: () => T): { ms: number; result: T } {
  let ms = Infinity
  let result = work()
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    result = work()
    ms = Math.min(ms, performance.now() - start)
  }
  return { ms, result }
}

function perRead(count: number, work: () => number): number {
  return (timed(work).ms * 1e6) / count
}
