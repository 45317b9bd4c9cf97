import type { MissingBits, StepArray, TimestampFormat } from '../columns/column-data.ts'
import type { Scale } from '../columns/scale.ts'
import { FRACTIONS, stepBits, TIME_UNITS } from '../columns/scale.ts'
import { kernel } from '../../kernel/kernel.ts'
import { scratch } from '../../kernel/scratch.ts'
import type { ScaledPart } from './part.ts'

/**
 * Floats as whole numbers of a fraction, or undefined where they are of none. `values` are scratch; so is
 * what is returned. Cost: one pass; some values for each fraction that fails.
 */
export function fractionPart(
  values: Float64Array,
  missing: MissingBits | undefined,
  last?: Scale,
): ScaledPart | undefined {
  const again = last && partOf(values, missing, last)
  if (again !== undefined) return again
  for (const over of FRACTIONS) {
    const part = partOf(values, missing, { times: 1, over })
    if (part !== undefined) return part
  }
  return undefined
}

/** Timestamps as whole numbers of the unit that their text form has. See {@link fractionPart}. */
export function timePart(
  values: Float64Array,
  missing: MissingBits | undefined,
  format: TimestampFormat,
): ScaledPart | undefined {
  const part = partOf(values, missing, TIME_UNITS[format])
  return part && { ...part, format }
}

function partOf(
  values: Float64Array,
  missing: MissingBits | undefined,
  scale: Scale,
): ScaledPart | undefined {
  const { length } = values
  const steps = scratch.i32(length)
  const most = kernel.steps(values.byteOffset, length, scale.times, scale.over, steps.byteOffset)
  if (most < 0) return undefined
  return { kind: 'scaled', length, values: narrowed(steps, most), scale, most, ...(missing && { missing }) }
}

function narrowed(steps: Int32Array, most: number): StepArray {
  const { length } = steps
  const bits = stepBits(most)
  if (bits === 8) {
    const narrow = scratch.i8(length)
    kernel.narrowTo8(steps.byteOffset, length, narrow.byteOffset)
    return narrow
  }
  if (bits === 16) {
    const narrow = scratch.i16(length)
    kernel.narrowTo16(steps.byteOffset, length, narrow.byteOffset)
    return narrow
  }
  return steps
}

/** What the steps stand for. */
export function scaledValues({ values, length, scale }: ScaledPart): Float64Array {
  const floats = new Float64Array(length)
  for (let i = 0; i < length; i++) floats[i] = ((values[i] as number) * scale.times) / scale.over
  return floats
}
