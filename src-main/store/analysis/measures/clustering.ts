import { sharedArray } from '../../load/shared-array.ts'
import type { Measure } from '../measure.ts'
import {
  countTriangles,
  neighboursAt,
  triangleState,
  triangleSummary,
  type TriangleState,
} from '../triangle-count.ts'

/**
 * Local clustering coefficient of Watts and Strogatz: triangles at a node by the pairs of its neighbours;
 * 0 with fewer than two neighbours, as NetworkX has it. Cost of {@link countTriangles} and 8 bytes a node.
 */
export const clustering: Measure<'clustering', TriangleState & { values: Float64Array }> = {
  parallel: true,
  allocate(graph) {
    const values = sharedArray.f64(graph.nodeCount)
    return { ...triangleState(graph, new Uint32Array(values.buffer, 0, graph.nodeCount)), values }
  },
  run(graph, _, state, team) {
    const { nodeCount } = graph
    const { values, rankOf, triangles } = state
    countTriangles(graph, state, team)
    let sum = 0
    team.once(() => {
      // ranks lie in the first half of the values' bytes: from the end on, each is read before it is written over
      for (let node = nodeCount - 1; node >= 0; node--) {
        const rank = rankOf[node]!
        const neighbours = neighboursAt(state, rank)
        const pairs = (neighbours * (neighbours - 1)) / 2
        const value = pairs === 0 ? 0 : triangles[rank]! / pairs
        values[node] = value
        sum += value
      }
    })
    return { ...triangleSummary(state), average: nodeCount === 0 ? 0 : sum / nodeCount }
  },
}
