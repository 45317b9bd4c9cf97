import { refuseNegative } from '../../analysis/dijkstra.ts'
import { weigh } from '../../analysis/edge-weights.ts'
import type { Weights } from '../../analysis/reading.ts'
import type { GraphStore, Visit } from '../../graph-store.ts'
import { countingEdges } from '../edge-kinds.ts'

export type Reading = {
  readonly directed: boolean
  readonly edgeKinds?: readonly string[] | undefined
  readonly weight?: string | undefined
}

/** A graph as paths run through it: which edges count, which way, and what they weigh. */
export type PathView = {
  readonly nodeCount: number
  /** Undefined: every edge counts 1. */
  readonly weights: Weights | undefined
  /** Calls `visit` for each way on from a node. */
  readonly onward: (node: number, visit: Visit) => void
  /** Calls `visit` for each way that leads to a node. */
  readonly back: (node: number, visit: Visit) => void
}

/** @throws FailureError `bad-call` for edge kinds or weights that are not there, and for weights below 0. */
export function* pathView(
  store: GraphStore,
  { directed, edgeKinds, weight }: Reading,
): Generator<void, PathView> {
  const weights = weight === undefined ? undefined : yield* weigh(store, weight)
  if (weights) refuseNegative(weights)
  const counts = countingEdges(store, edgeKinds)
  const filtered = (visit: Visit): Visit =>
    counts === undefined ? visit : (node, edge) => counts(edge) && visit(node, edge)
  const both = (node: number, visit: Visit) => {
    store.forEachOut(node, visit)
    store.forEachIn(node, visit)
  }
  const onward = directed ? (node: number, visit: Visit) => store.forEachOut(node, visit) : both
  const back = directed ? (node: number, visit: Visit) => store.forEachIn(node, visit) : both
  return {
    nodeCount: store.nodeCount,
    weights,
    onward: (node, visit) => onward(node, filtered(visit)),
    back: (node, visit) => back(node, filtered(visit)),
  }
}
