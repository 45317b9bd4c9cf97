import { fail } from '../../../src-shared/contract/failure.ts'
import { CsrAdjacency } from '../slotted/adjacency.ts'
import { Graph } from '../graph.ts'
import type { GraphStore } from '../graph-store.ts'
import type { BitSet } from '../query/bit-set.ts'
import type { Topology } from '../topology/topology.ts'
import { copyRows } from './copy-rows.ts'
import { weigh } from './edge-weights.ts'
import { readingOf, type Reading } from './reading.ts'

/** Which part of a graph to measure, and how to read it. */
export type View = {
  readonly directed: boolean
  /** Names of the edge kinds that count; all when not given. */
  readonly edgeKinds?: readonly string[] | undefined
  /** A numeric attribute of the edges. */
  readonly weight?: string | undefined
  /** Only these nodes, and the edges among them. */
  readonly nodes?: BitSet | undefined
}

export type ViewedGraph = {
  readonly graph: Reading
  /** Number in the store of each node of the reading; absent where they are the same. */
  readonly nodes: Uint32Array | undefined
}

/** Nodes between two looks at the clock. */
const STRIDE = 1024

/**
 * A store as a measure reads it. Rows of a slotted store read whole are taken as they are. Otherwise the part
 * that counts is copied into rows of its own, its nodes numbered densely: 8 bytes a node and 12 an edge, 12 more
 * an edge if weighted.
 * @throws FailureError `bad-call` for an edge kind or a weight that the graph does not have.
 */
export function* viewed(store: GraphStore, view: View): Generator<void, ViewedGraph> {
  const kinds = kindsOf(store, view)
  const topology = topologyOf(store)
  if (topology !== undefined && kinds === undefined && view.nodes === undefined) {
    const weights = view.weight === undefined ? undefined : yield* weigh(store, view.weight)
    return { graph: yield* readingOf(topology, view.directed, weights), nodes: undefined }
  }
  const nodes = view.nodes && (yield* membersOf(view.nodes, store.nodeCount))
  const counts = (edge: number) => kinds === undefined || kinds[store.edgeKindOf(edge)] === true
  const weightOf = view.weight === undefined ? undefined : yield* weigh(store, view.weight)
  const { topology: rows, weights } = yield* copyRows(store, nodes, counts, weightOf)
  return { graph: yield* readingOf(rows, view.directed, weights), nodes }
}

/** The rows behind a store, where it has rows. */
export function topologyOf(store: GraphStore): Topology | undefined {
  return store instanceof Graph && store.adjacency instanceof CsrAdjacency
    ? store.adjacency.topology
    : undefined
}

function kindsOf({ edgeKinds }: GraphStore, { edgeKinds: names }: View): boolean[] | undefined {
  if (names === undefined) return undefined
  const unknown = names.find((name) => !edgeKinds.some((kind) => kind.name === name))
  if (unknown !== undefined) fail('bad-call', `There is no kind of edge “${unknown}”.`, { value: unknown })
  const kept = edgeKinds.map(({ name }) => names.includes(name))
  return kept.every(Boolean) ? undefined : kept
}

function* membersOf(set: BitSet, nodeCount: number): Generator<void, Uint32Array> {
  const members = new Uint32Array(set.size)
  let next = 0
  for (let node = 0; node < nodeCount; node++) {
    if (set.has(node)) members[next++] = node
    if (node % STRIDE === 0) yield
  }
  return members
}
