import { sharedArray } from '../../load/shared-array.ts'
import type { Measure } from '../measure.ts'
import type { Reading, Sides } from '../reading.ts'
import { strengths } from '../strength.ts'

/** Edges at each node, or their weight. O(n), weighted O(n + m). 8 bytes a node. */
export const degree: Measure<'degree', { values: Float64Array }> = {
  parallel: true,
  allocate: ({ nodeCount }) => ({ values: sharedArray.f64(nodeCount) }),
  run(graph, { direction }, { values }, team) {
    const sides = sidesOf(graph, direction)
    const [total, most] = [
      team.sums(graph.nodeCount, 1, (from, to, sums) => {
        strengths(graph, sides, values, from, to)
        for (let node = from; node < to; node++) sums[0] = sums[0]! + values[node]!
      })[0]!,
      values.reduce((a, b) => Math.max(a, b), 0),
    ]
    return { mean: graph.nodeCount === 0 ? 0 : total / graph.nodeCount, greatest: most }
  },
}

function sidesOf(graph: Reading, direction: 'both' | 'in' | 'out'): Sides {
  if (!graph.directed || direction === 'both') return [graph.out, graph.in]
  return direction === 'out' ? [graph.out] : [graph.in]
}
