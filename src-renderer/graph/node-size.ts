/** Diameters in model units; the smallest is still a target of 10 px at a zoom of 1. */
const smallest = 10
const largest = 40

/** Diameter of a node: grows with the logarithm of its degree, as degrees of real graphs span magnitudes. */
export function nodeSize(degree: number, largestDegree: number): number {
  if (largestDegree <= 0) return smallest
  return smallest + ((largest - smallest) * Math.log1p(degree)) / Math.log1p(largestDegree)
}
