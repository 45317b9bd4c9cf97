import type { Subgraph } from '../../../src-shared/contract/graph.ts'
import type { GraphStore } from '../graph-store.ts'
import { neighboursOf } from './neighbours.ts'
import { BitSet } from './bit-set.ts'
import { degreeOf } from './present.ts'
import { sortByKeys } from './order/radix-sort.ts'
import { overviewOf } from './overview.ts'
import { evenly, subgraphSteps } from './subgraph.ts'

/** A view of n nodes has about √n / 2.5 hubs: 6 of 240, few enough to tell apart. */
const hubCountOf = (nodeLimit: number) => Math.min(12, Math.max(1, Math.round(Math.sqrt(nodeLimit) / 2.5)))

/** More than 1.6 edges a node and a force-directed picture turns into a ball (tried on R-MAT and air routes). */
const EDGES_A_NODE = 1.6

/**
 * A first useful view: the most connected nodes, and of each some neighbours of every degree, drawn with the
 * edges that tie them to their hub before any others. Small graphs are shown whole.
 */
export function* startView(store: GraphStore, nodeLimit: number): Generator<void, Subgraph> {
  if (store.nodeCount <= nodeLimit) {
    return yield* subgraphSteps(
      store,
      Array.from({ length: store.nodeCount }, (_, node) => node),
      Math.max(store.nodeCount * 4, nodeLimit),
    )
  }
  const { topByDegree } = yield* overviewOf(store, hubCountOf(nodeLimit))
  const hubs = topByDegree.map(({ index }) => index)
  const chosen = new BitSet(store.nodeCount, hubs)
  const nodes = [...hubs]
  const ties = new Set<number>()
  for (const [at, hub] of hubs.entries()) {
    const share = Math.floor((nodeLimit - nodes.length) / (hubs.length - at))
    const free = neighboursOf(store, hub, 'both').filter((node) => !chosen.has(node))
    for (const node of evenly(yield* rank(store, free), share)) {
      chosen.add(node)
      nodes.push(node)
    }
  }
  const isHub = new BitSet(store.nodeCount, hubs)
  for (const hub of hubs) {
    yield
    store.forEachOut(hub, (node, edge) => chosen.has(node) && ties.add(edge))
    store.forEachIn(hub, (node, edge) => chosen.has(node) && !isHub.has(node) && ties.add(edge))
  }
  const limit = Math.round(nodes.length * EDGES_A_NODE)
  return yield* subgraphSteps(store, nodes, limit, new Set(oneTieEach(store, ties, isHub, limit)))
}

/** The most connected first; hubs have too many neighbours to compare them one by one. */
function* rank(store: GraphStore, nodes: readonly number[]): Generator<void, Uint32Array> {
  const ranked = Uint32Array.from(nodes).toSorted()
  yield
  const degrees = Float64Array.from(ranked, (node) => degreeOf(store, node))
  yield* sortByKeys(ranked, degrees, true)
  return ranked
}

/** One edge to a hub for each node that is not one, so that no node floats; then the rest of the ties. */
function oneTieEach(store: GraphStore, ties: ReadonlySet<number>, isHub: BitSet, limit: number): number[] {
  const tied = new BitSet(store.nodeCount)
  const one: number[] = []
  const more: number[] = []
  for (const edge of [...ties].toSorted((a, b) => a - b)) {
    const source = store.sourceOf(edge)
    const leaf = isHub.has(source) ? store.targetOf(edge) : source
    if (isHub.has(leaf)) more.push(edge)
    else if (tied.add(leaf)) one.push(edge)
    else more.push(edge)
  }
  return [...one, ...more].slice(0, limit)
}
