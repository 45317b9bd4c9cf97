import type { Measure } from '../measure.ts'

/**
 * Edges by the number of node pairs, ordered ones if directed. Self-loops and parallel edges count, so it can
 * exceed 1. Constant time.
 */
export const density: Measure<'density'> = {
  parallel: false,
  allocate: () => ({}),
  run({ nodeCount, edgeCount, directed }) {
    const pairs = (nodeCount * (nodeCount - 1)) / (directed ? 1 : 2)
    return { density: pairs === 0 ? 0 : edgeCount / pairs, nodes: nodeCount, edges: edgeCount }
  },
}
