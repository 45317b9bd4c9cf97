import type { Direction, Subgraph } from '../../../src-shared/contract/graph.ts'
import type { GraphStore } from '../graph-store.ts'
import { topologyOf } from '../analysis/view.ts'
import type { Topology } from '../topology/topology.ts'
import { BitSet } from './bit-set.ts'
import { countingEdges } from './edge-kinds.ts'
import { degreeOf } from './present.ts'
import { subgraphSteps } from './subgraph.ts'
import { Top } from './top.ts'

export type EgoAsk = {
  nodes: readonly number[]
  depth: number
  direction: Direction
  edgeKinds?: readonly string[] | undefined
  limit: number
  edgeLimit: number
}

type Ego = { depths: number[]; complete: boolean; subgraph: Subgraph }

/**
 * Nodes by distance from those in the middle, up to a limit; of the distance that does not fit whole, the most
 * connected. Costs the edges of the nodes that are kept, not of all that are within `depth`.
 */
export function* egoNetwork(store: GraphStore, ask: EgoAsk): Generator<void, Ego> {
  const counts = countingEdges(store, ask.edgeKinds)
  const rows = counts === undefined ? topologyOf(store) : undefined
  const seen = new BitSet(store.nodeCount)
  let ring = ask.nodes.filter((node) => seen.add(node))
  const depths = [ring.length]
  const chosen = ring.slice(0, ask.limit)
  let isWhole = false
  while (depths.length <= ask.depth && ring.length > 0 && chosen.length < ask.limit) {
    const next: number[] = []
    const visit = (neighbour: number, edge: number) => {
      if ((counts === undefined || counts(edge)) && seen.add(neighbour)) next.push(neighbour)
    }
    for (const node of ring) {
      if (rows) walkRows(rows, node, ask.direction, seen, next)
      else {
        if (ask.direction !== 'in') store.forEachOut(node, visit)
        if (ask.direction !== 'out') store.forEachIn(node, visit)
      }
      yield
    }
    isWhole = next.length === 0
    if (isWhole) break
    depths.push(next.length)
    yield
    ring = mostConnected(store, next, ask.limit - chosen.length)
    chosen.push(...ring)
  }
  const complete = isWhole || depths.length > ask.depth
  return { depths, complete, subgraph: yield* subgraphSteps(store, chosen, ask.edgeLimit) }
}

function mostConnected(store: GraphStore, nodes: readonly number[], limit: number): number[] {
  const top = new Top(limit)
  for (const node of nodes) top.offer(node, degreeOf(store, node))
  return top.take()
}

/** Adds the neighbours not seen before, along a node's rows: hubs have too many for a call each. */
function walkRows(
  { outStarts, targets, inStarts, inSources }: Topology,
  node: number,
  direction: Direction,
  seen: BitSet,
  into: number[],
): void {
  if (direction !== 'in') {
    const end = outStarts[node + 1]!
    for (let at = outStarts[node]!; at < end; at++) if (seen.add(targets[at]!)) into.push(targets[at]!)
  }
  if (direction !== 'out') {
    const end = inStarts[node + 1]!
    for (let at = inStarts[node]!; at < end; at++) if (seen.add(inSources[at]!)) into.push(inSources[at]!)
  }
}
