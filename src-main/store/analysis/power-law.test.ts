import { expect, it } from 'vitest'
import { fitPowerLaw } from './power-law.ts'

/** How many values of each size, rounded, none left out before the first that rounds to nothing. */
function counts(most: number, of: (size: number) => number): Map<number, number> {
  const sizes = Array.from({ length: most - 1 }, (_, at) => at + 1)
  return new Map(sizes.flatMap((size) => (Math.round(of(size)) > 0 ? [[size, Math.round(of(size))]] : [])))
}

/** Hurwitz's zeta(2.5, 5). */
const ZETA = 0.0693105

it('finds the exponent of igraph 0.10, and where the tail begins', () => {
  const law = fitPowerLaw(counts(2000, (size) => (size < 5 ? 300 : (10_000 * size ** -2.5) / ZETA)))!
  expect(law.alpha).toBeCloseTo(2.5357, 3)
  expect(law.least).toBe(5)
  expect(law.distance).toBeCloseTo(0.0062, 3)
})

it('finds the tail that igraph 0.10 finds where the law is only near', () => {
  const law = fitPowerLaw(counts(90, (size) => 5000 / (size ** 2 + 3 * size)))!
  expect(law.alpha).toBeCloseTo(2.004, 3)
  expect(law.least).toBe(4)
  expect(law.distance).toBeCloseTo(0.0536, 3)
})
