import type { Subgraph } from '../../../src-shared/contract/graph.ts'
import type { GraphStore } from '../graph-store.ts'
import { BitSet } from './bit-set.ts'
import { countingEdges } from './edge-kinds.ts'
import { rankedNeighbours, visitNeighbours, type NeighbourAsk } from './neighbours.ts'
import { viewEdge, viewNode } from './present.ts'

export type ExpandAsk = Omit<NeighbourAsk, 'offset' | 'passesOver'> & {
  /** Nodes that are there already. */
  known: readonly number[]
  /** Edges that each new node brings besides those at the expanded one. */
  ties: number
  edgeLimit: number
}

/**
 * The first neighbours of a node that are not known, and edges that tie them to it without flooding it: all between the
 * node and new ones, one of those asked for to each known neighbour, and of each new one the first `ties` others to what
 * is known or new. First is what has the lowest number. Costs the degrees of the node and of the new ones.
 */
export function* expand(
  store: GraphStore,
  { known, ties, edgeLimit, ...ask }: ExpandAsk,
): Generator<void, { total: number; subgraph: Subgraph }> {
  const { total, page } = yield* rankedNeighbours(store, { ...ask, offset: 0, passesOver: known })
  const fresh = new BitSet(store.nodeCount, page)
  const there = new BitSet(store.nodeCount, known)
  const own = edgesAtNode(store, ask, fresh, there)
  yield
  const edges = [...own, ...(yield* tiesOf(store, ask.index, page, fresh, there, ties))]
  return {
    total,
    subgraph: {
      nodes: page.map((node) => viewNode(store, node)),
      edges: edges.slice(0, edgeLimit).map((edge) => viewEdge(store, edge)),
      edgesOmitted: Math.max(0, edges.length - edgeLimit),
    },
  }
}

/** All edges between a node and new ones, and the first to each known one along the edges asked for. */
function edgesAtNode(
  store: GraphStore,
  { index, direction, edgeKinds }: Pick<NeighbourAsk, 'index' | 'direction' | 'edgeKinds'>,
  fresh: BitSet,
  there: BitSet,
): number[] {
  const toFresh: number[] = []
  visitNeighbours(store, index, 'both', undefined, (other, edge) => {
    if (fresh.has(other)) toFresh.push(edge)
  })
  const toKnown = new Map<number, number>()
  visitNeighbours(store, index, direction, countingEdges(store, edgeKinds), (other, edge) => {
    if (other !== index && there.has(other)) toKnown.set(other, Math.min(edge, toKnown.get(other) ?? edge))
  })
  return [...toFresh, ...toKnown.values()].toSorted((a, b) => a - b)
}

type Tie = { edge: number; ends: readonly number[] }

/** Edges of new nodes to each other and to known ones, by number; at most `most` for each new node. */
function* tiesOf(
  store: GraphStore,
  hub: number,
  page: readonly number[],
  fresh: BitSet,
  there: BitSet,
  most: number,
): Generator<void, number[]> {
  const found: Tie[] = []
  for (const node of page) {
    store.forEachOut(node, (other, edge) => {
      if (other === hub || other === node) return
      if (fresh.has(other)) found.push({ edge, ends: [node, other] })
      else if (there.has(other)) found.push({ edge, ends: [node] })
    })
    // from a new one it has been found already
    store.forEachIn(node, (other, edge) => {
      if (other !== hub && there.has(other)) found.push({ edge, ends: [node] })
    })
    yield
  }
  const taken = new Map<number, number>()
  const edges: number[] = []
  for (const { edge, ends } of found.toSorted((a, b) => a.edge - b.edge)) {
    if (ends.some((end) => (taken.get(end) ?? 0) >= most)) continue
    for (const end of ends) taken.set(end, (taken.get(end) ?? 0) + 1)
    edges.push(edge)
  }
  return edges
}
