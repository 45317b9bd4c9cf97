import { array, assert, bigInt, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnBytes } from './column-bytes.ts'
import type { ColumnData, TextData } from './column-data.ts'
import { ARENA_SEGMENT_BYTES, MixedTag } from './column-data.ts'
import { columnOf } from './column.ts'
import { arenaBytes } from './text-column.ts'

function cells(data: ColumnData): unknown[] {
  const column = columnOf(data)
  return Array.from({ length: column.length }, (_, i) => column.get(i))
}

function texts(values: string[]): TextData {
  const encoded = values.map((value) => Buffer.from(value))
  const starts = new Uint32Array(values.length + 1)
  encoded.forEach((bytes, i) => (starts[i + 1] = (starts[i] as number) + bytes.length))
  const arena = new Uint8Array(new SharedArrayBuffer(starts.at(-1) ?? 0))
  encoded.forEach((bytes, i) => arena.set(bytes, starts[i]))
  return { kind: 'text', length: values.length, starts: [starts], arena: [arena] }
}

describe('columnOf', () => {
  it('reads a sequence at no cost a record', () => {
    const data: ColumnData = { kind: 'sequence', length: 3, first: 7 }
    expect(cells(data)).toEqual([7, 8, 9])
    expect(columnBytes(data).total).toBe(0)
  })

  it('reads integers of each width, missing ones as null', () => {
    const segments = [Int8Array.of(1, -2, 3)]
    expect(cells({ kind: 'integer', length: 3, bits: 8, segments })).toEqual([1, -2, 3])
    const missing = Uint8Array.of(0b010)
    expect(cells({ kind: 'integer', length: 3, bits: 8, segments, missing })).toEqual([1, null, 3])
  })

  it('reads every 64-bit integer exactly: a number when safe, else a bigint', () => {
    assert(
      property(array(bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })), (values) => {
        const data = { kind: 'integer', bits: 64, length: values.length } as const
        const exact = values.map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value))
        expect(cells({ ...data, segments: [BigInt64Array.from(values)] })).toEqual(exact)
        expect(
          cells({ ...data, segments: [BigInt64Array.from(values)], missing: new Uint8Array(200) }),
        ).toEqual(exact)
      }),
    )
    const edges = [
      2n ** 53n - 1n,
      2n ** 53n,
      2n ** 53n + 1n,
      -(2n ** 53n),
      -(2n ** 53n) + 1n,
      -1n,
      2n ** 32n - 1n,
    ]
    expect(cells({ kind: 'integer', length: 7, bits: 64, segments: [BigInt64Array.from(edges)] })).toEqual([
      9007199254740991,
      9007199254740992n,
      9007199254740993n,
      -9007199254740992n,
      -9007199254740991,
      -1,
      4294967295,
    ])
  })

  it('reads floats, timestamps and booleans', () => {
    const missing = Uint8Array.of(0b01)
    expect(cells({ kind: 'float', length: 2, bits: 32, segments: [Float32Array.of(0.5, NaN)] })).toEqual([
      0.5,
      NaN,
    ])
    const segments = [Float64Array.of(0, 1e12)]
    expect(cells({ kind: 'timestamp', format: 'date', length: 2, segments, missing })).toEqual([null, 1e12])
    expect(cells({ kind: 'boolean', length: 2, values: Uint8Array.of(0b10) })).toEqual([false, true])
    expect(cells({ kind: 'boolean', length: 2, values: Uint8Array.of(0b10), missing })).toEqual([null, true])
  })

  it('reads texts out of shared memory', () => {
    assert(
      property(array(string({ unit: 'binary' })), (values) => {
        expect(cells(texts(values))).toEqual(values)
        expect(cells({ ...texts(values), missing: new Uint8Array(200) })).toEqual(values)
      }),
    )
  })

  it('reads categories by code, equal cells as one string', () => {
    const names = texts(['red', 'green'])
    const data: ColumnData = { kind: 'category', length: 3, segments: [Uint8Array.of(1, 0, 1)], names }
    expect(cells(data)).toEqual(['green', 'red', 'green'])
    expect(cells({ ...data, missing: Uint8Array.of(0b001) })).toEqual([null, 'red', 'green'])
  })

  it('reads values of several storage classes as the source held them', () => {
    const payload = new BigInt64Array(5)
    payload[0] = 2n ** 53n + 1n
    new Float64Array(payload.buffer)[1] = 1.5
    payload[2] = 1n
    payload[3] = 12n
    const tags = Uint8Array.of(
      MixedTag.integer,
      MixedTag.float,
      MixedTag.text,
      MixedTag.blob,
      MixedTag.missing,
    )
    const data: ColumnData = { kind: 'mixed', length: 5, tags, payload: [payload], texts: texts(['a', 'b']) }
    expect(cells(data)).toEqual([9007199254740993n, 1.5, 'b', { blobBytes: 12 }, null])
    expect(columnOf(data).isMissing(4)).toBe(true)
  })

  it('breaks bytes down by what they hold', () => {
    const names = texts(['red', 'green'])
    const missing = new Uint8Array(1)
    const data: ColumnData = {
      kind: 'category',
      length: 3,
      segments: [Uint8Array.of(1, 0, 1)],
      names,
      missing,
    }
    expect(columnBytes(data)).toEqual({ values: 3, missing: 1, arena: 8, starts: 12, total: 24 })
    expect(columnOf(data).bytes).toBe(24)
  })
})

describe('arenaBytes', () => {
  it('ends a text where a segment was cut short', () => {
    const arena = [Uint8Array.of(1, 2), Uint8Array.of(3, 4, 5)]
    expect([...arenaBytes(arena, 1, ARENA_SEGMENT_BYTES)]).toEqual([2])
    expect([...arenaBytes(arena, ARENA_SEGMENT_BYTES, ARENA_SEGMENT_BYTES + 1)]).toEqual([3])
    expect([...arenaBytes(arena, 2 * ARENA_SEGMENT_BYTES, 2 * ARENA_SEGMENT_BYTES)]).toEqual([])
  })
})
