import { STRIDE, type WalkedMeasure } from './walk.ts'

/** As `measures/degree.ts`, unweighted. */
export const walkedDegree: WalkedMeasure<'degree'> = function* (walk, { direction }) {
  const visitAll = direction === 'both' ? walk.all : direction === 'out' ? walk.leading : walk.arriving
  const values = new Float64Array(walk.nodeCount)
  let total = 0
  let greatest = 0
  for (let node = 0; node < walk.nodeCount; node++) {
    let count = 0
    visitAll(node, () => count++)
    values[node] = count
    total += count
    greatest = Math.max(greatest, count)
    if (node % STRIDE === 0) yield
  }
  return { values, summary: { mean: walk.nodeCount === 0 ? 0 : total / walk.nodeCount, greatest } }
}
