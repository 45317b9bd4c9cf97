import { fail } from '../../../../src-shared/contract/failure.ts'
import { STRIDE, type WalkedMeasure } from './walk.ts'

/** As `measures/distances.ts`, in edges. */
export const walkedDistances: WalkedMeasure<'distances'> = function* (walk, { from, direction }) {
  if (from.length === 0) fail('bad-call', 'Distances need a node to start from.')
  const visitAll = direction === 'both' ? walk.all : direction === 'out' ? walk.leading : walk.arriving
  const values = new Float64Array(walk.nodeCount).fill(Number.NaN)
  const met = [...new Set(from)]
  for (const node of met) values[node] = 0
  let total = 0
  // grows while it is walked
  for (let at = 0; at < met.length; at++) {
    const node = met[at]!
    const distance = values[node]!
    total += distance
    visitAll(node, (other) => {
      if (!Number.isNaN(values[other]!)) return
      values[other] = distance + 1
      met.push(other)
    })
    if (at % STRIDE === 0) yield
  }
  const farthest = values[met.at(-1)!]!
  return { values, summary: { reached: met.length, farthest, mean: total / met.length } }
}
