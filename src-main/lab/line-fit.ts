/** A line through points, by least squares. */
export type Line = { readonly slope: number; readonly intercept: number }

/** A size that has been measured. */
export type Point = { readonly x: number; readonly y: number }

/** Fewer sizes than this make no regression. */
export const LEAST_SIZES = 3

/**
 * The least-squares line through points of at least three different sizes, the greatest at least 1.5 times the
 * least; `null` of fewer, as of a table whose parts could not be told apart.
 */
export function fitLine(points: readonly Point[]): Line | null {
  const sizes = points.map(({ x }) => x)
  const most = Math.max(...sizes)
  if (new Set(sizes).size < LEAST_SIZES || most < 1.5 * Math.min(...sizes)) return null
  const meanX = mean(sizes)
  const meanY = mean(points.map(({ y }) => y))
  let covariance = 0
  let variance = 0
  for (const { x, y } of points) {
    covariance += (x - meanX) * (y - meanY)
    variance += (x - meanX) ** 2
  }
  const slope = covariance / variance
  return { slope, intercept: meanY - slope * meanX }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
