import type { Direction, Subgraph } from '../../../src-shared/contract/graph.ts'
import type { GraphStore } from '../graph-store.ts'
import { BitSet } from './bit-set.ts'
import { countingEdges } from './edge-kinds.ts'
import { degreeOf } from './present.ts'
import { subgraphSteps } from './subgraph.ts'
import { Top } from './top.ts'

export type CommonAsk = {
  nodes: readonly number[]
  direction: Direction
  edgeKinds?: readonly string[] | undefined
  limit: number
}

/** Edges sent along at most; the view's own limit is the window's business. */
const EDGE_LIMIT = 20_000

/** Neighbours that all of the nodes share. Costs the sum of their degrees; two bits a node of the graph. */
export function* commonNeighbours(
  store: GraphStore,
  { nodes, direction, edgeKinds, limit }: CommonAsk,
): Generator<void, { total: number; subgraph: Subgraph }> {
  const counts = countingEdges(store, edgeKinds)
  const given = [...new Set(nodes)]
  // those of the node with fewest edges, then only what the others have too
  const byDegree = given.toSorted((a, b) => degreeOf(store, a) - degreeOf(store, b))
  let common: BitSet | undefined
  for (const node of byDegree) {
    const own = new BitSet(store.nodeCount)
    const visit = (neighbour: number, edge: number) => {
      if (counts !== undefined && !counts(edge)) return
      if (common === undefined || common.has(neighbour)) own.add(neighbour)
    }
    if (direction !== 'in') store.forEachOut(node, visit)
    if (direction !== 'out') store.forEachIn(node, visit)
    common = own
    yield
  }
  const shared = common ?? new BitSet(store.nodeCount)
  for (const node of given) shared.remove(node)
  const top = new Top(limit)
  shared.forEach((node) => top.offer(node, degreeOf(store, node)))
  const shown = [...given, ...top.take()]
  return { total: shared.size, subgraph: yield* subgraphSteps(store, shown, EDGE_LIMIT) }
}
