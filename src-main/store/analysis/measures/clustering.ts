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
  allocate: (graph) => ({ ...triangleState(graph), values: sharedArray.f64(graph.nodeCount) }),
  run(graph, _, state, team) {
    const { nodeCount } = graph
    const { values } = state
    countTriangles(graph, state, team)
    const sum = team.sums(nodeCount, 1, (from, to, sums) => {
      for (let node = from; node < to; node++) {
        const rank = state.rankOf[node]!
        const neighbours = neighboursAt(state, rank)
        const pairs = (neighbours * (neighbours - 1)) / 2
        values[node] = pairs === 0 ? 0 : state.triangles[rank]! / pairs
        sums[0] = sums[0]! + values[node]!
      }
    })[0]!
    return { ...triangleSummary(state), average: nodeCount === 0 ? 0 : sum / nodeCount }
  },
}
