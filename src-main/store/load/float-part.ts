import type { MissingBits } from '../columns/column-data.ts'
import type { Scale } from '../columns/scale.ts'
import { kernel } from '../../kernel/kernel.ts'
import { scratch } from '../../kernel/scratch.ts'
import type { Part } from './part.ts'
import { markMissing } from './part.ts'
import { fractionPart } from './scaled-part.ts'

/**
 * Floats in the narrowest form that holds every one exactly: whole numbers of a fraction, 32 or 64 bits. NaN
 * becomes missing, and 0 in `values`, which are scratch. Cost: a pass for each form that is tried, short where it fails;
 * `last` is what the column's last part was whole numbers of.
 */
export function floatPart(
  values: Float64Array,
  marked: MissingBits | undefined,
  last: Scale | undefined,
): Part {
  const { length } = values
  const fractions = fractionPart(values, marked, last)
  if (fractions !== undefined) return fractions
  const missing = withoutNaN(values, marked)
  const narrow = scratch.f32(length)
  const isExact = kernel.singles(values.byteOffset, length, narrow.byteOffset) === 1
  return { kind: 'float', length, values: isExact ? narrow : values, ...(missing && { missing }) }
}

function withoutNaN(values: Float64Array, marked: MissingBits | undefined): MissingBits | undefined {
  const { length } = values
  let missing = marked
  const next = (from: number): number => kernel.findNaN(values.byteOffset, from, length)
  for (let i = next(0); i < length; i = next(i + 1)) {
    missing = markMissing(missing, i, length)
    values[i] = 0
  }
  return missing
}
