import { sharedArray } from '../../load/shared-array.ts'
import type { Measure } from '../measure.ts'
import { multiply } from '../multiply.ts'
import { powerIteration, settled } from '../power-iteration.ts'
import { arriving, leading } from '../reading.ts'

type HitsState = { values: Float64Array; next: Float64Array; other: Float64Array }

/**
 * Hubs and authorities (HITS) by power iteration, of Euclidean norm 1. O(m) a round; 24 bytes a node.
 * Read undirected, both scores are the same.
 */
export const hits: Measure<'hits', HitsState> = {
  parallel: true,
  allocate: ({ nodeCount }) => ({
    values: sharedArray.f64(nodeCount),
    next: sharedArray.f64(nodeCount),
    other: sharedArray.f64(nodeCount),
  }),
  run(graph, { role, tolerance, rounds }, { values, next, other }, team) {
    const { nodeCount, weights } = graph
    const [there, back] =
      role === 'authority' ? [leading(graph), arriving(graph)] : [arriving(graph), leading(graph)]
    const iterated = powerIteration(team, values, next, { tolerance, rounds }, (x, y) => {
      team.each(nodeCount, (from, to) => multiply(there, weights, x, other.subarray(from, to), from, to))
      team.each(nodeCount, (from, to) => multiply(back, weights, other, y.subarray(from, to), from, to))
    })
    return settled(iterated, tolerance)
  },
}
