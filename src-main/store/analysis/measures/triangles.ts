import { sharedArray } from '../../load/shared-array.ts'
import type { Measure } from '../measure.ts'
import { countTriangles, triangleState, triangleSummary, type TriangleState } from '../triangle-count.ts'

/** Triangles at each node. Cost of {@link countTriangles} and 4 bytes a node. */
export const triangles: Measure<'triangles', TriangleState & { values: Uint32Array }> = {
  parallel: true,
  allocate(graph) {
    const values = sharedArray.u32(graph.nodeCount)
    return { ...triangleState(graph, values), values }
  },
  run(graph, _, state, team) {
    countTriangles(graph, state, team)
    const { values } = state
    // ranks, one by one replaced by what is found there
    team.each(graph.nodeCount, (from, to) => {
      for (let node = from; node < to; node++) values[node] = state.triangles[values[node]!]!
    })
    return triangleSummary(state)
  },
}
