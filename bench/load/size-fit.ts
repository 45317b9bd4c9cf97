import { fitLine } from '../../src-main/lab/line-fit.ts'
import type { Trial } from './trial.ts'

export type Sized = { nodes: number; edges: number; trial: Trial }

/** `figure = factor * edges ** exponent`, by least squares over the logarithms; `null` of fewer than three sizes. */
export function fitPower(
  sizes: readonly Sized[],
  figure: (trial: Trial) => number | undefined,
): { factor: number; exponent: number } | null {
  const least = Math.min(...sizes.map(({ edges }) => edges))
  const line = fitLine(
    sizes.map(({ edges, trial }) => ({ x: Math.log(edges / least), y: Math.log(figure(trial) ?? 1) })),
  )
  return line && { factor: Math.exp(line.intercept) / least ** line.slope, exponent: line.slope }
}
