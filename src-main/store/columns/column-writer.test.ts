import {
  array,
  assert,
  bigInt,
  boolean,
  constant,
  double,
  integer,
  nat,
  oneof,
  property,
  string,
  tuple,
} from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CellValue, ColumnData } from './column-data.ts'
import { SEGMENT_LENGTH } from './column-data.ts'
import { columnOf } from './column.ts'
import { copyOf, emptyLike, writerOf } from './column-writer.ts'
import { emptyText } from './text-writer.ts'

const empties: Record<string, ColumnData> = {
  integer: { kind: 'sequence', length: 0, first: 0 },
  float: { kind: 'float', bits: 64, length: 0, segments: [] },
  scaled: { kind: 'scaled', bits: 16, times: 1, over: 100, length: 0, segments: [] },
  boolean: { kind: 'boolean', length: 0, values: new Uint8Array(0) },
  text: emptyText(),
  category: { kind: 'category', length: 0, segments: [], names: emptyText() },
  mixed: { kind: 'mixed', length: 0, tags: new Uint8Array(0), payload: [], texts: emptyText() },
}

const wellFormed = string({ unit: 'grapheme', maxLength: 40 })
const long = bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value,
)
const whole = oneof(integer({ min: 0, max: 9 }), integer({ min: -40_000, max: 40_000 }), integer(), long)
const cellsOf: Record<string, ReturnType<typeof oneof>> = {
  integer: whole,
  float: double(),
  scaled: oneof(
    { weight: 99, arbitrary: integer({ min: -40, max: 32_767 }).map((i) => i / 100) },
    {
      weight: 1,
      arbitrary: oneof(
        integer().map((i) => i / 100),
        double(),
      ),
    },
  ),
  boolean: boolean(),
  text: wellFormed,
  category: wellFormed,
  mixed: oneof(
    whole,
    double({ noInteger: true }),
    wellFormed,
    nat().map((blobBytes) => ({ blobBytes })),
  ),
}

function cells(data: ColumnData): CellValue[] {
  const column = columnOf(data)
  return Array.from({ length: column.length }, (_, i) => column.get(i))
}

describe('writerOf', () => {
  it.each(Object.keys(empties))('keeps %s cells as an array would, through any order of writes', (kind) => {
    const cell = oneof({ weight: 9, arbitrary: cellsOf[kind]! }, { weight: 1, arbitrary: constant(null) })
    const write = tuple(nat(), cell)
    assert(
      property(
        array(cell, { maxLength: 600 }),
        array(write, { maxLength: 30 }),
        array(cell),
        (first, writes, more) => {
          const writer = writerOf(empties[kind]!)
          const expected = [...first] as CellValue[]
          for (const value of first) writer.push(value as CellValue)
          for (const [at, value] of writes) {
            if (expected.length === 0) break
            writer.set(at % expected.length, value as CellValue)
            expected[at % expected.length] = value as CellValue
          }
          for (const value of more) writer.push(value as CellValue)
          expected.push(...(more as CellValue[]))
          const read = () => expected.map((_, i) => writer.view.get(i))
          expect(read()).toEqual(expected)
          expect(cells(writer.settle())).toEqual(expected)
          expect(read()).toEqual(expected)
          writer.push(null)
          expected.push(null)
          expect(read()).toEqual(expected)
          const odd = (i: number) => i % 2 === 1
          expect(cells(copyOf(writer.view, odd).settle())).toEqual(expected.filter((_, i) => odd(i)))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('widens integers only when a value needs it', () => {
    const writer = writerOf(empties['integer']!)
    const bits = () => (writer.view.data.kind === 'integer' ? writer.view.data.bits : 0)
    const widths = [5, 6, 8, 300, 70_000, 2 ** 40].map((value) => {
      writer.push(value)
      return bits()
    })
    expect(widths).toEqual([0, 0, 8, 16, 32, 64])
    expect(cells(writer.settle())).toEqual([5, 6, 8, 300, 70_000, 2 ** 40])
  })

  it('leaves readers of an older view what they saw', () => {
    const writer = writerOf({ kind: 'integer', bits: 8, length: 2, segments: [Int8Array.of(1, 2)] })
    const before = writer.view
    writer.push(1000)
    expect([before.get(0), before.get(1)]).toEqual([1, 2])
    expect(writer.view.get(2)).toBe(1000)
  })

  it('has no bitmap while nothing is missing, and drops it again', () => {
    const writer = writerOf({ kind: 'float', bits: 64, length: 0, segments: [] })
    writer.push(1)
    expect(writer.view.data).not.toHaveProperty('missing')
    writer.set(0, null)
    expect(writer.view.get(0)).toBeNull()
    writer.set(0, 2)
    expect(writer.settle()).not.toHaveProperty('missing')
  })

  it('widens category codes past 256 and 65,536 names', () => {
    const writer = writerOf(empties['category']!)
    for (let i = 0; i < 70_000; i++) writer.push(`name ${i}`)
    const data = writer.settle()
    expect(data.kind === 'category' && data.segments[0]?.BYTES_PER_ELEMENT).toBe(4)
    expect([0, 255, 256, 65_535, 65_536, 69_999].map((i) => writer.view.get(i))).toEqual(
      [0, 255, 256, 65_535, 65_536, 69_999].map((i) => `name ${i}`),
    )
  })

  it('adopts buffers without copying them, and gives back spare capacity', () => {
    const values = new Float64Array(new SharedArrayBuffer(24))
    const writer = writerOf({ kind: 'float', bits: 64, length: 3, segments: [values] })
    writer.set(1, 7)
    expect(values[1]).toBe(7)
    const settled = writer.settle()
    expect(settled.kind === 'float' && settled.segments[0]).toBe(values)
    writer.push(8)
    expect(writer.view.bytes).toBeGreaterThan(32)
    writer.settle()
    expect(writer.view.bytes).toBe(32)
  })

  it('goes on in another segment past 2^27 values', () => {
    const values = new Int8Array(new SharedArrayBuffer(SEGMENT_LENGTH))
    values[SEGMENT_LENGTH - 1] = 9
    const writer = writerOf({ kind: 'integer', bits: 8, length: SEGMENT_LENGTH, segments: [values] })
    writer.push(10)
    writer.push(null)
    writer.push(12)
    const read = [-1, 0, 1, 2].map((i) => writer.view.get(SEGMENT_LENGTH + i))
    expect(read).toEqual([9, 10, null, 12])
    const settled = writer.settle()
    expect(settled.kind === 'integer' && settled.segments.map(({ length }) => length)).toEqual([
      SEGMENT_LENGTH,
      3,
    ])
  })

  it('folds replaced texts into the arena when there are many', () => {
    const writer = writerOf(emptyText())
    for (let i = 0; i < 3000; i++) writer.push(`text ${i}`)
    for (let i = 0; i < 2000; i++) writer.set(i, `a longer text ${i}`)
    expect(cells(writer.settle())).toEqual(
      Array.from({ length: 3000 }, (_, i) => (i < 2000 ? `a longer text ${i}` : `text ${i}`)),
    )
  })

  it('makes empty columns of every kind', () => {
    for (const data of Object.values(empties)) expect(emptyLike(data)).toEqual({ ...data, length: 0 })
  })
})
