import { sharedArray } from '../../load/shared-array.ts'
import type { Measure } from '../measure.ts'
import { fitPowerLaw } from '../power-law.ts'
import { edgesAt } from '../reading.ts'

/** Edges at each node, and the power law that fits their tail; see {@link fitPowerLaw}. O(n + d²); 4 bytes a node. */
export const degreeDistribution: Measure<'degree-distribution', { values: Uint32Array }> = {
  parallel: false,
  allocate: ({ nodeCount }) => ({ values: sharedArray.u32(nodeCount) }),
  run(graph, _, { values }) {
    const counts = new Map<number, number>()
    let isolated = 0
    for (let node = 0; node < graph.nodeCount; node++) {
      const degree = edgesAt(graph, node)
      values[node] = degree
      counts.set(degree, (counts.get(degree) ?? 0) + 1)
      if (degree === 0) isolated++
    }
    const law = fitPowerLaw(counts)
    return {
      distinct: counts.size,
      isolated,
      ...(law && {
        exponent: law.alpha,
        tailFrom: law.least,
        tailNodes: law.tail,
        fitDistance: law.distance,
      }),
    }
  },
}
