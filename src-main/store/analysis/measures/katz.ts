import { sharedArray } from '../../load/shared-array.ts'
import type { Measure } from '../measure.ts'
import { multiply } from '../multiply.ts'
import { arriving } from '../reading.ts'
import { leadingVector } from './eigenvector.ts'

/** Near enough to 1 that long walks matter, far enough that the sum converges within a hundred rounds. */
const SHARE_OF_LIMIT = 0.85

/** Enough for two digits of the eigenvalue, which is all that choosing an attenuation needs. */
const ESTIMATE = { tolerance: 1e-4, rounds: 100 }

/**
 * Katz centrality: 1 plus `attenuation` times the scores of those that point to the node. O(m) a round;
 * 16 bytes a node.
 */
export const katz: Measure<'katz', { values: Float64Array; next: Float64Array }> = {
  parallel: true,
  allocate: ({ nodeCount }) => ({ values: sharedArray.f64(nodeCount), next: sharedArray.f64(nodeCount) }),
  run(graph, { attenuation: given, tolerance, rounds }, state, team) {
    const { nodeCount, weights } = graph
    const sides = arriving(graph)
    const attenuation =
      given > 0
        ? given
        : SHARE_OF_LIMIT / Math.max(1e-9, leadingVector(graph, state, ESTIMATE, team).eigenvalue)
    let [x, y] = [state.values, state.next]
    team.each(nodeCount, (from, to) => x.fill(1, from, to))
    let round = 0
    let change = nodeCount === 0 ? 0 : Infinity
    // scores grow with the graph, so the change that counts is relative to them; one past all bounds is NaN
    while (round < rounds && change >= tolerance) {
      const [before, after] = [x, y]
      const sums = team.sums(nodeCount, 2, (from, to, into) => {
        multiply(sides, weights, before, after.subarray(from, to), from, to)
        attenuate(before, after, attenuation, from, to, into)
      })
      change = sums[0]! / sums[1]!
      ;[x, y] = [y, x]
      team.report(++round, rounds)
    }
    team.each(nodeCount, (from, to) => {
      if (x !== state.values) state.values.set(x.subarray(from, to), from)
    })
    return { rounds: round, change, settled: change < tolerance ? 1 : 0, attenuation }
  },
}

function attenuate(
  before: Float64Array,
  after: Float64Array,
  attenuation: number,
  from: number,
  to: number,
  sums: Float64Array,
): void {
  let moved = 0
  let total = 0
  for (let node = from; node < to; node++) {
    const score = 1 + attenuation * after[node]!
    moved += Math.abs(score - before[node]!)
    total += Math.abs(score)
    after[node] = score
  }
  sums[0] = moved
  sums[1] = total
}
