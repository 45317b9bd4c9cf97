import type { KindSummary, Overview } from '../../../src-shared/contract/graph.ts'
import type { GraphStore, Kind } from '../graph-store.ts'
import { viewNode } from './present.ts'
import { degreeReader } from './scan/degrees.ts'
import { CHUNK } from './scan/scan.ts'
import { Top } from './top.ts'

/** Counts, kinds, and how the edges are spread over the nodes, in one pass over the degrees. */
export function* overviewOf(store: GraphStore, topCount: number): Generator<void, Overview> {
  const top = new Top(topCount)
  const bins: number[] = []
  const degrees = new Float64Array(CHUNK)
  const read = degreeReader(store, 'degree')
  for (let from = 0; from < store.nodeCount; from += CHUNK) {
    const length = Math.min(CHUNK, store.nodeCount - from)
    read(from, length, degrees)
    for (let i = 0; i < length; i++) {
      const degree = degrees[i]!
      if (degree >= top.floor) top.offer(from + i, degree)
      // bin 0 holds degree 0, bin b the degrees [2^(b-1), 2^b)
      const bin = degree === 0 ? 0 : 32 - Math.clz32(degree)
      bins[bin] = (bins[bin] ?? 0) + 1
    }
    yield
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
