import type { Figure } from '../../src-shared/contract/lab.ts'

/** Median, range and spread of the values that repeated runs gave; `null` of none. */
export function figureOf(values: readonly number[]): Figure | null {
  const sorted = values.toSorted((a, b) => a - b)
  const least = sorted[0]
  const most = sorted.at(-1)
  if (least === undefined || most === undefined) return null
  const middle = sorted.length >> 1
  const median =
    sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
  return {
    median,
    least,
    most,
    spread: median === 0 ? 0 : (most - least) / Math.abs(median),
    runs: sorted.length,
  }
}

/** How many times `other` one figure is, by their medians; `null` where one is missing or nothing. */
export function timesOf(figure: Figure | null | undefined, other: Figure | null | undefined): number | null {
  if (!figure || !other || other.median <= 0 || figure.median <= 0) return null
  return figure.median / other.median
}
