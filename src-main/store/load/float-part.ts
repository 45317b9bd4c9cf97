import type { MissingBits } from '../columns/column-data.ts'
import type { Scale } from '../columns/scale.ts'
import type { Part } from './part.ts'
import { markMissing } from './part.ts'
import { fractionPart } from './scaled-part.ts'
import { scratch } from './scratch.ts'

/**
 * Floats in the narrowest form that holds every one exactly: whole numbers of a fraction, 32 or 64 bits. NaN
 * becomes missing, and 0 in `values`. Cost: a pass for each form that is tried, short where it fails;
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
  for (let i = 0; i < length; i++) {
    const value = values[i] as number
    narrow[i] = value
    if (narrow[i] !== value) return { kind: 'float', length, values, ...(missing && { missing }) }
  }
  return { kind: 'float', length, values: narrow, ...(missing && { missing }) }
}

function withoutNaN(values: Float64Array, marked: MissingBits | undefined): MissingBits | undefined {
  let missing = marked
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i])) continue
    missing = markMissing(missing, i, values.length)
    values[i] = 0
  }
  return missing
}
