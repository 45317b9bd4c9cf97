import type { FloatData, IntegerData, MissingBits, SignedArray } from '../columns/column-data.ts'
import { sharedArrayOf, type ArrayType } from '../columns/growth.ts'
import { bitBytes, setBit } from '../columns/missing-bits.ts'
import { NO_VALUE, type NodeValues } from './measure.ts'

/**
 * Values of a measure as a column: floats as they are, without a copy; integers in the narrowest width that holds
 * them, as columns of the data are. One pass or two.
 */
export function valuesColumn(values: NodeValues): FloatData | IntegerData {
  return values instanceof Float64Array ? floatColumn(values) : integerColumn(values)
}

function floatColumn(values: Float64Array): FloatData {
  const missing = missingOf(values, Number.isNaN)
  return { kind: 'float', length: values.length, bits: 64, segments: [values], ...(missing && { missing }) }
}

function integerColumn(values: Uint32Array): IntegerData {
  let most = 0
  for (const value of values) if (value > most && value !== NO_VALUE) most = value
  const missing = missingOf(values, (value) => value === NO_VALUE)
  const bits = most < 2 ** 7 ? 8 : most < 2 ** 15 ? 16 : most < 2 ** 31 ? 32 : 64
  return {
    kind: 'integer',
    length: values.length,
    bits,
    segments: [narrowed(values, bits)],
    ...(missing && { missing }),
  }
}

function narrowed(values: Uint32Array, bits: IntegerData['bits']): SignedArray {
  if (bits === 64) {
    const wide = sharedArrayOf<BigInt64Array>(BigInt64Array, values.length)
    values.forEach((value, at) => (wide[at] = value === NO_VALUE ? 0n : BigInt(value)))
    return wide
  }
  const types = { 8: Int8Array, 16: Int16Array, 32: Int32Array } as const
  const narrow = sharedArrayOf(types[bits] as ArrayType<Int8Array | Int16Array | Int32Array>, values.length)
  // what is missing wraps to -1, which is never read
  narrow.set(values)
  return narrow
}

function missingOf(values: NodeValues, isMissing: (value: number) => boolean): MissingBits | undefined {
  let bits: MissingBits | undefined
  for (let at = 0; at < values.length; at++) {
    if (!isMissing(values[at]!)) continue
    bits ??= sharedArrayOf(Uint8Array, bitBytes(values.length))
    setBit(bits, at)
  }
  return bits
}
