import type { Measure } from '../measure.ts'
import { countTriangles, triangleState, triangleSummary, type TriangleState } from '../triangle-count.ts'

/** Triangles at each node; see {@link countTriangles}. */
export const triangles: Measure<'triangles', TriangleState & { values: Uint32Array }> = {
  parallel: true,
  allocate(graph) {
    const state = triangleState(graph)
    return { ...state, values: state.triangles }
  },
  run(graph, _, state, team) {
    countTriangles(graph, state, team)
    return triangleSummary(state)
  },
}
