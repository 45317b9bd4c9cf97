import type { Comparison, Condition, TextTest } from './filter.ts'
import { fold } from './fold.ts'
import { booleanOf, numberOf, periodOf } from './literal.ts'
import { compareText } from './text-order.ts'
import { wildcardTest } from './wildcard.ts'

/** Numbers from `from` to `to`, both of them in it. */
export type Interval = { readonly from: number | bigint; readonly to: number | bigint }

/**
 * What a condition asks of a value that is not missing, apart for each type that the value may have. Timestamps are
 * numbers, in milliseconds. NaN counts as missing.
 */
export type CellTest = {
  /** Numbers within any of these pass; ascending and apart from each other. */
  readonly numbers: readonly Interval[]
  readonly booleans: readonly boolean[]
  readonly text: (text: string) => boolean
  /** Whether blobs pass, which equal nothing. */
  readonly blobs: boolean
  /** Texts that lack this (folded, see `fold`) surely fail: lets a scan skip them. Empty where nothing is known. */
  readonly needle: string
  /** Whether the test asks for missing values, and for nothing else. */
  readonly missing: boolean
}

/** A value as a store gives it. */
type Cell = null | boolean | number | bigint | string | { readonly blobBytes: number }

const NOTHING: CellTest = {
  numbers: [],
  booleans: [],
  text: () => false,
  blobs: false,
  needle: '',
  missing: false,
}

/** The test of a condition; `dates` says that numbers are timestamps, compared with dates. Constant time. */
export function cellTestOf(condition: Condition, dates: boolean): CellTest {
  switch (condition.op) {
    case 'compare':
      return comparisonTest(condition.is, condition.value.text, dates)
    case 'in': {
      const texts = new Set(condition.values.map(({ text }) => text))
      const booleans = condition.values.map(({ text }) => booleanOf(text))
      return turned(condition.not, {
        ...NOTHING,
        numbers: union(condition.values.flatMap(({ text }) => rangeOf(text, dates) ?? [])),
        booleans: [false, true].filter((each) => booleans.includes(each)),
        text: (text) => texts.has(text),
      })
    }
    case 'between': {
      const { low, high } = condition
      const from = rangeOf(low.text, dates)?.from
      const to = rangeOf(high.text, dates)?.to
      return turned(condition.not, {
        ...NOTHING,
        numbers: from === undefined || to === undefined || from > to ? [] : [{ from, to }],
        text: (text) => compareText(text, low.text) >= 0 && compareText(text, high.text) <= 0,
      })
    }
    case 'text':
      return turned(condition.not, textTest(condition.test, condition.value.text))
    case 'missing':
      return condition.not ? turned(true, NOTHING) : { ...NOTHING, missing: true }
  }
}

/** Whether a value passes. */
export function passes(test: CellTest, value: Cell): boolean {
  if (value === null) return test.missing
  if (typeof value === 'string') return test.text(value)
  if (typeof value === 'boolean') return test.booleans.includes(value)
  if (typeof value === 'object') return test.blobs
  return Number.isNaN(value) ? test.missing : within(test.numbers, value)
}

export function within(intervals: readonly Interval[], value: number | bigint): boolean {
  for (const { from, to } of intervals) if (value >= from && value <= to) return true
  return false
}

/** The numbers that a literal stands for: one, or those of a period. */
function rangeOf(text: string, dates: boolean): Interval | undefined {
  const period = dates ? periodOf(text) : undefined
  if (period !== undefined) return period
  const number = numberOf(text)
  return number === undefined ? undefined : { from: number, to: number }
}

function comparisonTest(is: Comparison, literal: string, dates: boolean): CellTest {
  const range = rangeOf(literal, dates)
  const boolean = booleanOf(literal)
  const equal: CellTest = {
    ...NOTHING,
    numbers: range === undefined ? [] : [range],
    booleans: boolean === undefined ? [] : [boolean],
    text: (text) => text === literal,
    needle: fold(literal),
  }
  switch (is) {
    case '=':
      return equal
    case '!=':
      return turned(true, equal)
    case '<':
      return {
        ...NOTHING,
        numbers: spans(-Infinity, range && before(range.from)),
        text: (text) => compareText(text, literal) < 0,
      }
    case '<=':
      return {
        ...NOTHING,
        numbers: spans(-Infinity, range?.to),
        text: (text) => compareText(text, literal) <= 0,
      }
    case '>':
      return {
        ...NOTHING,
        numbers: spans(range && after(range.to), Infinity),
        text: (text) => compareText(text, literal) > 0,
      }
    case '>=':
      return {
        ...NOTHING,
        numbers: spans(range?.from, Infinity),
        text: (text) => compareText(text, literal) >= 0,
      }
  }
}

function spans(from: number | bigint | undefined, to: number | bigint | undefined): Interval[] {
  return from === undefined || to === undefined ? [] : [{ from, to }].filter(isSome)
}

function textTest(test: TextTest, literal: string): CellTest {
  const needle = fold(literal)
  switch (test) {
    case 'contains':
      return { ...NOTHING, text: (text) => fold(text).includes(needle), needle }
    case 'starts':
      return { ...NOTHING, text: (text) => fold(text).startsWith(needle), needle }
    case 'ends':
      return { ...NOTHING, text: (text) => fold(text).endsWith(needle), needle }
    case 'matches': {
      const matches = wildcardTest(needle)
      const longest = needle.split(/[*?]+/).reduce((a, b) => (b.length > a.length ? b : a), '')
      return { ...NOTHING, text: (text) => matches(fold(text)), needle: longest }
    }
  }
}

/** The test that all other values pass which are there. */
function turned(not: boolean, test: CellTest): CellTest {
  if (!not) return test
  return {
    numbers: outside(test.numbers),
    booleans: [false, true].filter((each) => !test.booleans.includes(each)),
    text: (text) => !test.text(text),
    blobs: !test.blobs,
    needle: '',
    missing: false,
  }
}

/** Everything between and beyond intervals that are ascending and apart. */
function outside(intervals: readonly Interval[]): Interval[] {
  const starts = [-Infinity, ...intervals.map(({ to }) => after(to))]
  const ends = [...intervals.map(({ from }) => before(from)), Infinity]
  return starts.map((from, at) => ({ from, to: ends[at]! })).filter(isSome)
}

/** The same numbers as intervals that are ascending and apart. */
function union(intervals: readonly Interval[]): Interval[] {
  const joined: Interval[] = []
  for (const next of intervals.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = joined.at(-1)
    if (last === undefined || next.from > last.to) joined.push(next)
    else if (next.to > last.to) joined[joined.length - 1] = { from: last.from, to: next.to }
  }
  return joined
}

function isSome({ from, to }: Interval): boolean {
  return from <= to
}

/** The next number above, of those that a double can be; of those that an integer can be past 2^53. */
function after(value: number | bigint): number | bigint {
  return typeof value === 'bigint' ? value + 1n : neighbour(value, 1)
}

function before(value: number | bigint): number | bigint {
  return typeof value === 'bigint' ? value - 1n : neighbour(value, -1)
}

const bits = new DataView(new ArrayBuffer(8))

/** The nearest double above (1) or below (-1): IEEE 754 numbers of one sign are ordered as their bits are. */
function neighbour(value: number, direction: 1 | -1): number {
  if (value === direction * Infinity) return Number.NaN
  if (value === -direction * Infinity) return -direction * Number.MAX_VALUE
  if (value === 0) return direction * Number.MIN_VALUE
  bits.setFloat64(0, value)
  bits.setBigInt64(0, bits.getBigInt64(0) + BigInt(value > 0 ? direction : -direction))
  return bits.getFloat64(0)
}
