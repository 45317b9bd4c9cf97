import type { FloatData, IntegerData, MissingBits, SignedArray } from '../columns/column-data.ts'
import { sharedArrayOf, type ArrayType } from '../columns/growth.ts'
import { bitBytes, setBit } from '../columns/missing-bits.ts'
import { isMissing } from './distribution.ts'
import { NO_VALUE, type NodeValues } from './measure.ts'
import { ranges } from './slices.ts'

/**
 * Values of a measure as a column: floats as they are, without a copy; integers in the narrowest width that holds
 * them, as columns of the data are. One pass, or three.
 */
export function* valuesColumn(values: NodeValues): Generator<void, FloatData | IntegerData> {
  const missing = yield* missingOf(values)
  const common = { length: values.length, ...(missing && { missing }) }
  if (values instanceof Float64Array) return { kind: 'float', bits: 64, segments: [values], ...common }
  const most = yield* greatest(values)
  const bits = most < 2 ** 7 ? 8 : most < 2 ** 15 ? 16 : most < 2 ** 31 ? 32 : 64
  return { kind: 'integer', bits, segments: [yield* narrowed(values, bits)], ...common }
}

function* greatest(values: Uint32Array): Generator<void, number> {
  let most = 0
  yield* ranges(values.length, (from, to) => {
    for (let at = from; at < to; at++) if (values[at]! > most && values[at] !== NO_VALUE) most = values[at]!
  })
  return most
}

function* narrowed(values: Uint32Array, bits: IntegerData['bits']): Generator<void, SignedArray> {
  if (bits === 64) {
    const wide = sharedArrayOf<BigInt64Array>(BigInt64Array, values.length)
    yield* ranges(values.length, (from, to) => {
      for (let at = from; at < to; at++) wide[at] = values[at] === NO_VALUE ? 0n : BigInt(values[at]!)
    })
    return wide
  }
  const types = { 8: Int8Array, 16: Int16Array, 32: Int32Array } as const
  const narrow = sharedArrayOf(types[bits] as ArrayType<Int8Array | Int16Array | Int32Array>, values.length)
  // what is missing wraps to -1, which is never read
  yield* ranges(values.length, (from, to) => narrow.set(values.subarray(from, to), from))
  return narrow
}

function* missingOf(values: NodeValues): Generator<void, MissingBits | undefined> {
  let bits: MissingBits | undefined
  yield* ranges(values.length, (from, to) => {
    for (let at = from; at < to; at++) {
      if (!isMissing(values[at]!)) continue
      bits ??= sharedArrayOf(Uint8Array, bitBytes(values.length))
      setBit(bits, at)
    }
  })
  return bits
}
