import { FRACTIONS, stepBits, stepOf, TIME_UNITS, type Scale } from '../../store/columns/scale.ts'
import { onlyType, type ColumnFacts } from '../table-facts.ts'
import { heapNumberBytes, isSmall, stringBytes, type PointerBytes } from './v8-sizes.ts'

/** What a column costs a row, by its sample; the forms are those that loading settles on. */
export type ColumnCost = {
  /** In typed columns, missing bits included. */
  readonly slottedBytes: number
  /** On V8's heap beside the word that points at it, mean over all rows. */
  readonly heapBytes: number
  /** Share of rows that have a value. */
  readonly present: number
}

/** Distinct texts that loading holds as a category (`text-dictionary.ts`). */
const CATEGORY_LIMIT = 65_535

export function columnCost(column: ColumnFacts, rows: number, p: PointerBytes): ColumnCost {
  if (column.sampled === 0) return { slottedBytes: 1, heapBytes: 0, present: 0 }
  const present = 1 - column.nulls / column.sampled
  const missing = column.nulls > 0 ? 1 / 8 : 0
  const cost = (slottedBytes: number, heapBytes: number): ColumnCost => ({
    slottedBytes: slottedBytes + missing,
    heapBytes: heapBytes * present,
    present,
  })
  switch (onlyType(column)) {
    case null:
      return present === 0 ? cost(1, 0) : mixedCost(column, cost, p)
    case 'integer':
      return integerCost(column, rows, cost, p)
    case 'real':
      return cost(floatBytes(column), heapNumberBytes(p))
    case 'blob':
      return mixedCost(column, cost, p)
    case 'text':
      return textCost(column, rows, cost, p)
  }
}

type Cost = (slottedBytes: number, heapBytes: number) => ColumnCost

function integerCost(column: ColumnFacts, rows: number, cost: Cost, p: PointerBytes): ColumnCost {
  const least = column.minInteger ?? 0n
  const most = column.maxInteger ?? 0n
  const heapBytes = isSmall(least, most, p) ? 0 : heapNumberBytes(p)
  if (isSequence(column, rows)) return cost(0, heapBytes)
  if (/bool/i.test(column.declaredType) && least >= 0n && most <= 1n) return cost(1 / 8, 0)
  const bytes = [1, 2, 4].find(
    (width) => least >= -(256n ** BigInt(width)) / 2n && most < 256n ** BigInt(width) / 2n,
  )
  return cost(bytes ?? 8, heapBytes)
}

/** Whether a column counts its rows: then it costs nothing. */
export function isSequence(column: ColumnFacts, rows: number): boolean {
  if (!column.consecutive || column.nulls > 0 || column.minInteger === null || column.maxInteger === null)
    return false
  // the sample's last run begins a sixteenth before the end
  const span = Number(column.maxInteger - column.minInteger + 1n)
  return span <= rows && span >= rows * 0.9
}

function textCost(column: ColumnFacts, rows: number, cost: Cost, p: PointerBytes): ColumnCost {
  const whole = cost(4 + column.meanBytes * presentShare(column), stringBytes(column.meanBytes, p))
  const unit = dateUnit(column)
  // every store holds dates as numbers
  if (unit !== undefined) return cost(dateBytes(column, unit), heapNumberBytes(p))
  const names = distinctOf(column, rows)
  if (names > CATEGORY_LIMIT || names * 2 > rows) return whole
  const codes = names <= 256 ? 1 : 2
  const share = (names * (column.meanBytes + 4)) / Math.max(1, rows)
  // equal cells share one string in the other stores
  const category = cost(codes + share, (names * stringBytes(column.meanBytes, p)) / Math.max(1, rows))
  return category.slottedBytes < whole.slottedBytes ? category : whole
}

function presentShare(column: ColumnFacts): number {
  return 1 - column.nulls / column.sampled
}

/** Floats are held as whole numbers of the first fraction that fits them all, as `settle-numbers.ts` does. */
function floatBytes({ values, floats32 }: ColumnFacts): number {
  const numbers = values.map(Number)
  const over = FRACTIONS.find((each) =>
    numbers.every((value) => !Number.isNaN(stepOf(value, { times: 1, over: each }))),
  )
  const bits = over === undefined ? 64 : stepBits(Math.max(...numbers.map((value) => Math.abs(value * over))))
  return bits < 64 ? bits / 8 : floats32 ? 4 : 8
}

const isoDate = /^\d{4}-\d\d-\d\d([ T]\d\d:\d\d:\d\d(\.\d{3}Z|Z)?)?$/

/** The unit that a column's dates are whole numbers of; `undefined` where they are none, or of several forms. */
function dateUnit({ values }: ColumnFacts): Scale | undefined {
  const lengths = new Set(values.map((value) => String(value).length))
  if (lengths.size !== 1 || !values.every((value) => isoDate.test(String(value)))) return undefined
  const [length] = lengths
  return TIME_UNITS[length === 10 ? 'date' : length === 24 ? 'millis-z' : 'seconds-t']
}

function dateBytes({ values }: ColumnFacts, unit: Scale): number {
  return stepBits(Math.max(...values.map((value) => Math.abs(Date.parse(String(value)) / unit.times)))) / 8
}

/**
 * Distinct values of the whole column, had each value the same chance in every run of neighbours: solves
 * d = D (1 - e^(-n/D)). Equal values beside each other say nothing of how many there are.
 */
function distinctOf(column: ColumnFacts, rows: number): number {
  const n = column.distinctInRuns
  const d = column.distinct
  const most = (rows * d) / Math.max(1, column.sampled)
  if (d >= n) return most
  let low = d
  let high = Math.max(d, most)
  for (let i = 0; i < 60 && low < high; i++) {
    const middle = (low + high) / 2
    if (middle * (1 - Math.exp(-n / middle)) < d) low = middle
    else high = middle
  }
  return low
}

/** A tag and eight bytes, texts in an arena; what a blob leaves is an object with its length. */
function mixedCost(column: ColumnFacts, cost: Cost, p: PointerBytes): ColumnCost {
  const present = Math.max(1, column.sampled - column.nulls)
  const texts = column.texts / present
  const heapBytes =
    texts * stringBytes(column.meanBytes, p) +
    (column.reals / present) * heapNumberBytes(p) +
    (column.blobs / present) * 4 * p
  return cost(9 + texts * (4 + column.meanBytes), heapBytes)
}
