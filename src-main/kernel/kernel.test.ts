import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kernel, kernelBytes, reserve } from './kernel.ts'
import { scratch } from './scratch.ts'

/** Cells one after another, as `Cells` describes them, with a shape each. */
function cellsOf(cells: readonly { type: number; bytes: Uint8Array }[]) {
  const at = reserve(cells.reduce((total, { bytes }) => total + bytes.length, 0))
  const starts = scratch.i32(cells.length)
  const shapes = scratch.u32(cells.length)
  const types = scratch.from(cells.length)
  const offsets = scratch.to(cells.length)
  let end = at
  cells.forEach(({ type, bytes }, i) => {
    kernelBytes().set(bytes, end)
    starts[i] = at
    shapes[i] = i
    types[i] = type
    offsets[i] = end - at
    end += bytes.length
  })
  return [starts, shapes, types, offsets].map(({ byteOffset }) => byteOffset) as [
    number,
    number,
    number,
    number,
  ]
}

/** An integer in the narrowest form that SQLite has for it. */
function packed(value: bigint): { type: number; bytes: Uint8Array } {
  if (value === 0n) return { type: 8, bytes: new Uint8Array(0) }
  if (value === 1n) return { type: 9, bytes: new Uint8Array(0) }
  const widths = [1, 2, 3, 4, 6, 8]
  const type = widths.findIndex((width) => BigInt.asIntN(width * 8, value) === value)
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigInt64(0, value)
  return { type: type + 1, bytes: bytes.slice(8 - (widths[type] as number)) }
}

const integers = fc.oneof(
  fc.bigInt({ min: -130n, max: 130n }),
  fc.bigInt({ min: -(2n ** 31n), max: 2n ** 31n - 1n }),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
)

test('integers of every width, as 32 and 64 bits and as doubles', () => {
  fc.assert(
    fc.property(fc.array(integers, { minLength: 1 }), (values) => {
      const cells = cellsOf(values.map(packed))
      const longs = scratch.i64(values.length)
      kernel.longs(...cells, values.length, longs.byteOffset)
      expect([...longs]).toEqual(values)
      const doubles = scratch.f64(values.length)
      kernel.doubles(...cells, values.length, doubles.byteOffset)
      expect([...doubles]).toEqual(values.map(Number))
      const isSafe = values.every((value) => Number.isSafeInteger(Number(value)))
      expect(kernel.areSafe(...cells, values.length, 0)).toBe(Number(isSafe))
      if (!values.every((value) => BigInt.asIntN(32, value) === value)) return
      const words = scratch.u16(values.length * 2)
      kernel.integers32(...cells, values.length, words.byteOffset)
      expect([...new Int32Array(words.buffer, words.byteOffset, values.length)]).toEqual(values.map(Number))
    }),
  )
})

test('doubles as whole numbers of a fraction, where they are', () => {
  const tenths = fc.integer({ min: -1e6, max: 1e6 }).map((step) => step / 10)
  const numbers = fc.array(fc.oneof({ weight: 20, arbitrary: tenths }, fc.double()), { minLength: 1 })
  fc.assert(
    fc.property(numbers, (values) => {
      const doubles = scratch.f64(values.length)
      doubles.set(values)
      const steps = scratch.i32(values.length)
      const most = kernel.steps(doubles.byteOffset, values.length, 1, 10, steps.byteOffset)
      const expected = values.map((value) => Math.round(value * 10))
      const fit = values.every(
        (value, i) =>
          (expected[i] as number) / 10 === value &&
          !Object.is(value, -0) &&
          Math.abs(expected[i] as number) < 2 ** 31,
      )
      expect(most).toBe(fit ? Math.max(...expected.map(Math.abs)) : -1)
      if (fit) expect([...steps]).toEqual(expected.map((step) => step + 0))
    }),
  )
})

test('rowids are varints, and their order is told', () => {
  const varint = (value: bigint): number[] => {
    const unsigned = BigInt.asUintN(64, value)
    if (unsigned >= 1n << 56n) {
      // eight times 7 bits above the last 8
      return [
        ...Array.from({ length: 8 }, (_, i) => Number((unsigned >> BigInt(8 + 7 * (7 - i))) & 0x7fn) | 0x80),
        Number(unsigned & 0xffn),
      ]
    }
    const groups: number[] = [Number(unsigned & 0x7fn)]
    for (let rest = unsigned >> 7n; rest > 0n; rest >>= 7n) groups.unshift(Number(rest & 0x7fn) | 0x80)
    return groups
  }
  const runs = fc.tuple(fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }), fc.integer({ min: 1, max: 50 }))
  const lists = fc.oneof(
    fc.array(integers, { minLength: 1 }),
    runs.map(([first, length]) => Array.from({ length }, (_, i) => first + BigInt(i))),
    fc.uniqueArray(integers, { minLength: 1 }).map((values) => values.toSorted((a, b) => (a < b ? -1 : 1))),
  )
  fc.assert(
    fc.property(lists, (values) => {
      const at = scratch.i32(values.length)
      values.forEach((value, i) => {
        const bytes = varint(value)
        const place = reserve(bytes.length)
        at[i] = place
        kernelBytes().set(bytes, place)
      })
      const read = scratch.i64(values.length)
      const order = kernel.readRowids(at.byteOffset, values.length, read.byteOffset)
      expect([...read]).toEqual(values)
      const steps = values.slice(1).map((value, i) => value - (values[i] as bigint))
      expect(order).toBe(steps.some((step) => step <= 0n) ? 0 : steps.some((step) => step !== 1n) ? 1 : 2)
    }),
  )
})
