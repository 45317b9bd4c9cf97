import type { TimestampFormat } from './column-data.ts'

/**
 * What a whole number (a *step*) stands for: `step * times / over`. One of the two is 1, so that there is one
 * rounding, as there is when the text of a decimal is parsed.
 */
export type Scale = { readonly times: number; readonly over: number }

/**
 * Fractions that floats are tried as, until one fits: halves to sixty-fourths, which binary measurements are,
 * decimals of prices, ratings and shares, and the six digits that coordinates come with.
 */
export const FRACTIONS = [1, 10, 64, 100, 1000, 10_000, 1_000_000]

const MILLISECOND: Scale = { times: 1, over: 1 }
const SECOND: Scale = { times: 1000, over: 1 }
const DAY: Scale = { times: 86_400_000, over: 1 }

/** The unit that timestamps of a text form are whole numbers of. */
export const TIME_UNITS: Record<TimestampFormat, Scale> = {
  number: MILLISECOND,
  date: DAY,
  'seconds-space': SECOND,
  'seconds-t': SECOND,
  'seconds-z': SECOND,
  'millis-z': MILLISECOND,
}

/** The step that stands for exactly `value`, of whatever size, or NaN. */
export function stepOf(value: number, { times, over }: Scale): number {
  const step = Math.round((value * over) / times)
  // no integer is a negative zero
  return (step * times) / over === value && !Object.is(value, -0) ? step : Number.NaN
}

/** The largest step. */
export const STEP_MOST = 2 ** 31 - 1

/** The narrowest width of steps of at most this size; 64 where none holds them. */
export function stepBits(most: number): 8 | 16 | 32 | 64 {
  if (most < 2 ** 7) return 8
  if (most < 2 ** 15) return 16
  return most <= STEP_MOST ? 32 : 64
}

/** The coarsest scale that holds the values of several, or undefined where none does. */
export function commonFraction(scales: readonly Scale[]): Scale | undefined {
  // equal fractions are equal floats: a/10 and 10a/100 are rounded from the same number
  const over = FRACTIONS.find((each) => scales.every((scale) => each % scale.over === 0))
  return over === undefined ? undefined : { times: 1, over }
}
