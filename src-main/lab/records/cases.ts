import { defineLayout, type Layout } from '../../../src-shared/records/layout.ts'
import * as t from '../../../src-shared/records/slot-type.ts'

/** Records to build: a layout and the values of record `i`, made anew each time so that none is shared. */
export type Case = {
  readonly name: string
  readonly count: number
  readonly layout: Layout
  readonly row: (i: number) => unknown[]
  /** The numeric slot that filtering reads, and a limit that half of the records pass. */
  readonly filter: { readonly slot: string; readonly above: number }
  /** Raw bytes of the values themselves: fixed widths, and the UTF-8 of texts with a 4-byte start each. */
  readonly rawBytes: number
}

const CATEGORIES = ['north', 'east', 'south', 'west', 'up', 'down', 'in', 'out']
const MILLION = 1_000_000
const HALF = 500_000

/** Texts are joined from pieces so that each is a string of its own, as one read from a file would be. */
function labelOf(i: number): string {
  return `label_${String(i).padStart(5, '0')}`
}

function sum(count: number, of: (i: number) => number): number {
  let total = 0
  for (let i = 0; i < count; i++) total += of(i)
  return total
}

export const cases: Readonly<Record<string, Case>> = {
  million: {
    name: '1,000,000 of {integer id, text of about 11 bytes, category of 8, float, timestamp}',
    count: MILLION,
    layout: defineLayout('Event', {
      id: t.int32(),
      label: t.text(),
      kind: t.category(),
      score: t.float64(),
      at: t.timestamp(),
    }) as Layout,
    // ids are shuffled (7919 is prime to the count) so that they cost four bytes and not nothing
    row: (i) => [(i * 7919) % MILLION, labelOf(i), CATEGORIES[i & 7], i * 0.25, 1.6e12 + i * 1000],
    filter: { slot: 'score', above: MILLION * 0.125 },
    rawBytes: MILLION * (4 + 4 + 1 + 8 + 8) + sum(MILLION, (i) => labelOf(i).length),
  },
  users: {
    name: '500,000 of {user id, user_<i>, 1.5 i}, the benchmark known from Python',
    count: HALF,
    layout: defineLayout('User', { user_id: t.int32(), name: t.text(), score: t.float64() }) as Layout,
    row: (i) => [i, `user_${i}`, i * 1.5],
    filter: { slot: 'score', above: HALF * 0.75 },
    rawBytes: HALF * (4 + 4 + 8) + sum(HALF, (i) => `user_${i}`.length),
  },
}
