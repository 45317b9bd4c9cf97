import { passes, within, type CellTest, type Interval } from '../../../../src-shared/filter/cell-test.ts'
import type { CategoryData } from '../../columns/column-data.ts'
import { readCodes } from '../../columns/read-numbers.ts'
import { BitSet, fullSet } from '../bit-set.ts'
import { scanText } from '../text-scan.ts'
import type { Cells, ReadNumbers } from './cells.ts'

/** Rows between two looks at the clock, a multiple of a word's bits: 64 kB of doubles, which stay in the cache. */
export const CHUNK = 8192

/** Below one row in this many, decoding their texts is quicker than looking through the bytes of all. */
const FEW = 64

/** Rows that are asked one by one between two looks at the clock: at most a millisecond's worth. */
const STRIDE = 1024

/**
 * The rows of a kind whose value passes. `among` may be given where other rows do not matter, so that they need not be
 * asked; they may then pass or not.
 */
export function* scan(cells: Cells, count: number, test: CellTest, among?: BitSet): Generator<void, BitSet> {
  switch (cells.form) {
    case 'none':
      return constant(count, test.missing)
    case 'constant':
      return constant(count, passes(test, cells.value))
    case 'numbers':
      return yield* scanNumbers(cells.read, count, test)
    case 'codes':
      return yield* scanCodes(cells.data, (code) => cells.column.nameOf(code), test)
    case 'texts':
      return yield* scanTexts(cells, test, among)
    case 'values':
      return yield* scanValues(cells.get, count, test, among)
    case 'sparse': {
      const passing = constant(count, test.missing)
      for (const [row, value] of cells.entries()) {
        if (!test.missing && passes(test, value)) passing.add(row)
        else if (test.missing && value !== null) passing.remove(row)
      }
      return passing
    }
  }
}

function constant(count: number, all: boolean): BitSet {
  return all ? fullSet(count) : new BitSet(count)
}

function* scanNumbers(read: ReadNumbers, count: number, test: CellTest): Generator<void, BitSet> {
  const passing = new BitSet(count)
  const chunk = new Float64Array(CHUNK)
  const [only, ...others] = test.numbers
  // bounds past 2^53 do not fit a double
  const simple =
    only !== undefined && others.length === 0 && typeof only.from === 'number' && typeof only.to === 'number'
  if (only === undefined && !test.missing) return passing
  for (let from = 0; from < count; from += CHUNK) {
    const length = Math.min(CHUNK, count - from)
    read(from, length, chunk)
    const words = passing.words.subarray(from >>> 5)
    if (test.missing) markMissing(chunk, length, words)
    else if (simple) markRange(chunk, length, only.from, only.to, words)
    else markAny(chunk, length, test.numbers, words)
    yield
  }
  passing.changed()
  return passing
}

function markRange(chunk: Float64Array, length: number, low: number, high: number, words: Uint32Array): void {
  for (let at = 0; at < length; at += 32) {
    const end = Math.min(32, length - at)
    let word = 0
    for (let bit = 0; bit < end; bit++) {
      const value = chunk[at + bit]!
      // no branch: which values pass is anyone's guess
      word |= (Number(value >= low) & Number(value <= high)) << bit
    }
    words[at >>> 5] = word
  }
}

function markAny(
  chunk: Float64Array,
  length: number,
  intervals: readonly Interval[],
  words: Uint32Array,
): void {
  for (let i = 0; i < length; i++) {
    if (within(intervals, chunk[i]!)) words[i >>> 5]! |= 1 << (i & 31)
  }
}

function markMissing(chunk: Float64Array, length: number, words: Uint32Array): void {
  for (let i = 0; i < length; i++) if (Number.isNaN(chunk[i]!)) words[i >>> 5]! |= 1 << (i & 31)
}

/** Each distinct text is judged once. */
function* scanCodes(
  data: CategoryData,
  nameOf: (code: number) => string,
  test: CellTest,
): Generator<void, BitSet> {
  const passing = new BitSet(data.length)
  // code -1, for missing, comes first
  const verdicts = new Uint8Array(data.names.length + 1)
  verdicts[0] = Number(test.missing)
  for (let code = 0; code < data.names.length; code++) {
    verdicts[code + 1] = Number(test.text(nameOf(code)))
    if (code % STRIDE === 0) yield
  }
  if (!verdicts.includes(1)) return passing
  const chunk = new Int32Array(CHUNK)
  for (let from = 0; from < data.length; from += CHUNK) {
    const length = Math.min(CHUNK, data.length - from)
    readCodes(data, from, length, chunk)
    for (let at = 0; at < length; at += 32) {
      const end = Math.min(32, length - at)
      let word = 0
      for (let bit = 0; bit < end; bit++) word |= verdicts[chunk[at + bit]! + 1]! << bit
      passing.words[(from + at) >>> 5] = word
    }
    yield
  }
  passing.changed()
  return passing
}

/** Texts are decoded only where their bytes hold the needle, if there is one. */
function* scanTexts(
  { data, column }: Extract<Cells, { form: 'texts' }>,
  test: CellTest,
  among: BitSet | undefined,
): Generator<void, BitSet> {
  const few = among !== undefined && among.size < data.length / FEW
  if (test.needle === '' || few || data.arena.length > 1 || data.starts.length > 1) {
    return yield* scanValues((row) => column.get(row), data.length, test, among)
  }
  const passing = new BitSet(data.length)
  const judge = (row: number) => {
    const text = column.get(row)
    if (text !== null && passes(test, text)) passing.add(row)
  }
  for (let from = 0; from < data.length; from += CHUNK) {
    scanText(data, test.needle, judge, from, Math.min(from + CHUNK, data.length))
    yield
  }
  return passing
}

function* scanValues(
  get: Extract<Cells, { form: 'values' }>['get'],
  count: number,
  test: CellTest,
  among: BitSet | undefined,
): Generator<void, BitSet> {
  const passing = new BitSet(count)
  for (let from = 0; from < count; from += STRIDE) {
    const to = Math.min(from + STRIDE, count)
    for (let row = from; row < to; row++) {
      if ((among === undefined || among.has(row)) && passes(test, get(row))) passing.add(row)
    }
    yield
  }
  return passing
}
