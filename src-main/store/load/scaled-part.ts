import type { MissingBits, StepArray, TimestampFormat } from '../columns/column-data.ts'
import type { Scale } from '../columns/scale.ts'
import { FRACTIONS, STEP_MOST, stepBits, TIME_UNITS } from '../columns/scale.ts'
import type { ScaledPart } from './part.ts'
import { scratch } from './scratch.ts'

/**
 * Floats as whole numbers of a fraction, or undefined where they are of none. `values` may be scratch; so is
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
  const { times, over } = scale
  const isFraction = times === 1
  const steps = scratch.i32(length)
  let most = 0
  for (let i = 0; i < length; i++) {
    const value = values[i] as number
    const step = Math.round(isFraction ? value * over : value / times)
    if ((isFraction ? step / over : step * times) !== value) return undefined
    if (step === 0 && Object.is(value, -0)) return undefined
    const size = Math.abs(step)
    if (size > most) {
      if (size > STEP_MOST) return undefined
      most = size
    }
    steps[i] = step
  }
  return { kind: 'scaled', length, values: narrowed(steps, most), scale, most, ...(missing && { missing }) }
}

function narrowed(steps: Int32Array, most: number): StepArray {
  const bits = stepBits(most)
  if (bits === 32) return steps
  const narrow = bits === 8 ? scratch.i8(steps.length) : scratch.i16(steps.length)
  narrow.set(steps)
  return narrow
}

/** What the steps stand for. */
export function scaledValues({ values, length, scale }: ScaledPart): Float64Array {
  const floats = new Float64Array(length)
  for (let i = 0; i < length; i++) floats[i] = ((values[i] as number) * scale.times) / scale.over
  return floats
}
