import type { Direction, Subgraph } from '../../../src-shared/contract/graph.ts'
import type { GraphStore } from '../graph-store.ts'
import { BitSet } from './bit-set.ts'
import { degreeOf, viewEdge, viewNode } from './present.ts'
import { edgesAmong } from './subgraph.ts'
import { Top } from './top.ts'

/** Distinct neighbours in a direction, without the node itself, in no order. Costs the node's degree. */
export function neighboursOf(store: GraphStore, node: number, direction: Direction): number[] {
  const seen = new BitSet(store.nodeCount, [node])
  const found: number[] = []
  const visit = (neighbour: number) => {
    if (seen.add(neighbour)) found.push(neighbour)
  }
  if (direction !== 'in') store.forEachOut(node, visit)
  if (direction !== 'out') store.forEachIn(node, visit)
  return found
}

/** Neighbours `[offset, offset + limit)` of a node, the most connected first, and how many there are. */
export function rankedNeighbours(
  store: GraphStore,
  node: number,
  direction: Direction,
  offset: number,
  limit: number,
): { total: number; page: number[] } {
  const all = neighboursOf(store, node, direction)
  const top = new Top(offset + limit)
  for (const neighbour of all) top.offer(neighbour, degreeOf(store, neighbour))
  return { total: all.length, page: top.take().slice(offset) }
}

/** Edges sent with one page of neighbours at most; the view's own limit is the window's business. */
const EDGE_LIMIT = 20_000

/** A page of neighbours with the edges that tie them to the node, to each other and to `known` nodes. */
export function expand(
  store: GraphStore,
  ask: { index: number; direction: Direction; offset: number; limit: number; known: readonly number[] },
): { total: number; subgraph: Subgraph } {
  const { total, page } = rankedNeighbours(store, ask.index, ask.direction, ask.offset, ask.limit)
  const fresh = new BitSet(store.nodeCount, page)
  const among = [...new Set([ask.index, ...page, ...ask.known])]
  const edges = edgesAmong(store, among)
    .map((edge) => viewEdge(store, edge))
    .filter(({ source, target }) => fresh.has(source) || fresh.has(target))
  return {
    total,
    subgraph: {
      nodes: page.map((neighbour) => viewNode(store, neighbour)),
      edges: edges.slice(0, EDGE_LIMIT),
      edgesOmitted: Math.max(0, edges.length - EDGE_LIMIT),
    },
  }
}
