import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareText } from '../../../../src-shared/filter/text-order.ts'
import { atOnce } from '../../analysis/slices.ts'
import { sortByKeys } from './radix-sort.ts'
import { sortByText, textsIn, textsOf } from './text-sort.ts'

const Key = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer({ min: -3, max: 300 }),
  fc.constantFrom(0, -0, Infinity, -Infinity),
)

/** Long enough for every way of sorting. */
const repeated = <T>(values: readonly T[], times: number) =>
  Array.from({ length: times }, () => values).flat()

test('numbers sort as comparing them does, and equal ones keep their order', () => {
  fc.assert(
    fc.property(
      fc.array(Key, { minLength: 1, maxLength: 40 }),
      fc.boolean(),
      fc.boolean(),
      (some, descending, many) => {
        const keys = many ? repeated(some, Math.ceil(5000 / some.length)) : some
        const items = Uint32Array.from(keys, (_, at) => at)
        const sorted = Float64Array.from(keys)
        atOnce(sortByKeys(items, sorted, descending))
        const sign = descending ? -1 : 1
        const wanted = keys
          .map((_, at) => at)
          .toSorted((a, b) => (keys[a] === keys[b] ? a - b : keys[a]! < keys[b]! ? -sign : sign))
        expect([...items]).toEqual(wanted)
        expect(Array.from(sorted, (key) => key + 0)).toEqual(wanted.map((at) => keys[at]! + 0))
      },
    ),
    { numRuns: 25 },
  )
})

const Text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\uffee', '😀', '\0'), maxLength: 14 }),
  fc.constantFrom('a common start, then a', 'a common start, then b'),
)

test('texts sort by their code points, asked for or in an arena', () => {
  fc.assert(
    fc.property(fc.array(Text, { minLength: 1, maxLength: 30 }), fc.boolean(), (some, descending) => {
      const texts = repeated(some, Math.ceil(5000 / some.length))
      const sign = descending ? -1 : 1
      const wanted = texts
        .map((_, at) => at)
        .toSorted((a, b) => sign * compareText(texts[a]!, texts[b]!) || a - b)
      const parts = texts.map((text) => new TextEncoder().encode(text))
      const starts = new Uint32Array(texts.length + 1)
      parts.forEach((part, at) => (starts[at + 1] = starts[at]! + part.length))
      const arena = new Uint8Array(starts[texts.length]!)
      parts.forEach((part, at) => arena.set(part, starts[at]))
      const data = { kind: 'text', length: texts.length, starts: [starts], arena: [arena] } as const
      const textOf = (item: number) => texts[item]!
      for (const source of [
        textsOf(textOf),
        textsIn({ ...data, starts: [starts], arena: [arena] }, textOf),
      ]) {
        const items = Uint32Array.from(texts, (_, at) => at)
        atOnce(sortByText(items, source, descending))
        expect([...items]).toEqual(wanted)
      }
    }),
    { numRuns: 12 },
  )
})
