import type { KindSummary, Overview } from '../../../src-shared/contract/graph.ts'
import type { GraphStore, Kind } from '../graph-store.ts'
import { degreeOf, viewNode } from './present.ts'
import { Top } from './top.ts'

/** Counts, kinds, and how the edges are spread over the nodes, in one pass over the degrees. */
export function overviewOf(store: GraphStore, topCount: number): Overview {
  const top = new Top(topCount)
  const bins: number[] = []
  for (let node = 0; node < store.nodeCount; node++) {
    const degree = degreeOf(store, node)
    top.offer(node, degree)
    // bin 0 holds degree 0, bin b the degrees [2^(b-1), 2^b)
    const bin = degree === 0 ? 0 : 32 - Math.clz32(degree)
    bins[bin] = (bins[bin] ?? 0) + 1
  }
  return {
    nodeCount: store.nodeCount,
    edgeCount: store.edgeCount,
    directed: store.directed,
    nodeKinds: store.nodeKinds.map(summary),
    edgeKinds: store.edgeKinds.map(summary),
    topByDegree: top.take().map((node) => viewNode(store, node)),
    degreeHistogram: Array.from(bins, (count, bin) => ({
      from: bin === 0 ? 0 : 2 ** (bin - 1),
      to: bin === 0 ? 0 : 2 ** bin - 1,
      count: count ?? 0,
    })),
    isolatedCount: bins[0] ?? 0,
  }
}

function summary({ name, table, count, attributes }: Kind): KindSummary {
  return { name, table, count, attributes: attributes.map(({ name: of, type }) => ({ name: of, type })) }
}
