import type { ColumnData, IntegerData, SequenceData, TextData } from '../columns/column-data.ts'
import { equalsText, hashInteger, integerReader, textAt } from './id-key.ts'
import { isMissing } from './part.ts'
import { NONE, sharedArray } from './shared-array.ts'
import { hashBytes } from './hash-bytes.ts'

/**
 * From ids to rows of one node table, as plain shared data, so that every worker can look ids up. The cheapest
 * structure that fits: nothing for consecutive integers, a table for integers that leave few gaps, else a hash
 * table of row numbers that compares with the id column itself.
 */
export type IdIndex =
  | { kind: 'sequence'; first: number; count: number }
  /** `rows[id - first]`, or NONE. */
  | { kind: 'dense'; first: number; rows: Uint32Array }
  /** Open addressing, linear probing; a slot holds a row + 1, or 0. */
  | { kind: 'integers'; keys: IntegerData; slots: Uint32Array }
  | { kind: 'texts'; keys: TextData; slots: Uint32Array }
  /** Ascending integers, found by halving. */
  | { kind: 'sorted'; keys: IntegerData }

/** A dense table is at most this many times as long as there are ids: 16 bytes an id, as large as the hash table. */
const DENSE_RANGE = 4

export type BuiltIndex = {
  index: IdIndex
  /** Rows that cannot be found: their id is missing, or was given by an earlier row. In row order. */
  missing: number[]
  duplicates: number[]
}

/** Index of an id column. Cost: one or two passes; 0 to 16 bytes an id. */
export function buildIdIndex(column: ColumnData): BuiltIndex {
  if (column.kind === 'sequence') return { index: sequenceIndex(column), missing: [], duplicates: [] }
  if (column.kind === 'integer') return column.bits === 64 ? hashIntegers(column) : indexIntegers(column)
  if (column.kind === 'text') return hashTexts(column)
  throw new Error(`ids cannot be a column of kind ${column.kind}`)
}

function sequenceIndex({ first, length }: SequenceData): IdIndex {
  return { kind: 'sequence', first, count: length }
}

function indexIntegers(column: IntegerData): BuiltIndex {
  const values = column.segments[0] as Int32Array
  let least = Infinity
  let most = -Infinity
  for (let i = 0; i < column.length; i++) {
    if (isMissing(column.missing, i)) continue
    const value = values[i] as number
    if (value < least) least = value
    if (value > most) most = value
  }
  if (most - least >= DENSE_RANGE * column.length) return hashIntegers(column)
  const rows = sharedArray.u32(least <= most ? most - least + 1 : 0).fill(NONE)
  const missing: number[] = []
  const duplicates: number[] = []
  for (let i = 0; i < column.length; i++) {
    if (column.missing !== undefined && isMissing(column.missing, i)) {
      missing.push(i)
      continue
    }
    const at = (values[i] as number) - least
    if (rows[at] === NONE) rows[at] = i
    else duplicates.push(i)
  }
  return { index: { kind: 'dense', first: least, rows }, missing, duplicates }
}

/** At most three quarters full. */
function slotsFor(length: number): Uint32Array {
  let size = 16
  while (size * 0.75 < length) size *= 2
  return sharedArray.u32(size)
}

function hashIntegers(keys: IntegerData): BuiltIndex {
  const slots = slotsFor(keys.length)
  const mask = slots.length - 1
  const missing: number[] = []
  const duplicates: number[] = []
  const key = integerReader(keys)
  for (let i = 0; i < keys.length; i++) {
    if (isMissing(keys.missing, i)) {
      missing.push(i)
      continue
    }
    const low = key.low(i)
    const high = key.high(i)
    let slot = hashInteger(low, high) & mask
    for (;;) {
      const row = (slots[slot] as number) - 1
      if (row < 0) {
        slots[slot] = i + 1
        break
      }
      if (key.low(row) === low && key.high(row) === high) {
        duplicates.push(i)
        break
      }
      slot = (slot + 1) & mask
    }
  }
  return { index: { kind: 'integers', keys, slots }, missing, duplicates }
}

function hashTexts(keys: TextData): BuiltIndex {
  const slots = slotsFor(keys.length)
  const mask = slots.length - 1
  const missing: number[] = []
  const duplicates: number[] = []
  for (let i = 0; i < keys.length; i++) {
    if (isMissing(keys.missing, i)) {
      missing.push(i)
      continue
    }
    const { bytes, start, end } = textAt(keys, i)
    let slot = hashBytes(bytes, start, end) & mask
    for (;;) {
      const row = (slots[slot] as number) - 1
      if (row < 0) {
        slots[slot] = i + 1
        break
      }
      if (equalsText(keys, row, bytes, start, end)) {
        duplicates.push(i)
        break
      }
      slot = (slot + 1) & mask
    }
  }
  return { index: { kind: 'texts', keys, slots }, missing, duplicates }
}

/** A hash table of ascending integers is not worth keeping once everything has been looked up. */
export function compactIdIndex(index: IdIndex): IdIndex {
  if (index.kind !== 'integers' || index.keys.missing !== undefined) return index
  const values = index.keys.segments[0] as Int32Array
  for (let i = 1; i < index.keys.length; i++) {
    if ((values[i] as number) <= (values[i - 1] as number)) return index
  }
  return { kind: 'sorted', keys: index.keys }
}

/** Bytes held besides the id column. */
export function idIndexBytes(index: IdIndex): number {
  if (index.kind === 'dense') return index.rows.byteLength
  return 'slots' in index ? index.slots.byteLength : 0
}
