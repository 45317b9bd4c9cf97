import { sharedArray } from '../load/shared-array.ts'
import { inEdgeAt, type Topology } from '../topology/topology.ts'

/** One direction of adjacency: entries of node `v` are `[starts[v], starts[v + 1])`. */
export type Rows = {
  readonly starts: Uint32Array
  /** Node at the other end of each entry. */
  readonly others: Uint32Array
  /**
   * Edge number of each entry, to find its weight by. Undefined where the entry's position is the number, and where
   * nothing is weighed.
   */
  readonly edges: Uint32Array | undefined
}

/** A number an edge, by edge number. */
export type Weights = Int8Array | Int16Array | Int32Array | Uint32Array | Float32Array | Float64Array

/**
 * A graph as a measure reads it: all of its nodes and edges count, and every array may be shared with worker
 * threads. Read undirected, a node's neighbours are its outgoing entries and then its incoming ones, and a
 * self-loop is met twice, once in each: it adds two to a degree, as is usual.
 */
export type Reading = {
  readonly nodeCount: number
  readonly edgeCount: number
  readonly directed: boolean
  readonly out: Rows
  readonly in: Rows
  /** Undefined: every edge weighs 1. */
  readonly weights: Weights | undefined
}

/** Edges between two looks at the clock. */
const STRIDE = 65_536

/** Reads a whole topology; nothing is copied. Weighted, edge numbers of incoming rows are: 4 bytes an edge. */
export function* readingOf(
  topology: Topology,
  directed: boolean,
  weights?: Weights,
): Generator<void, Reading> {
  const { nodeCount, edgeCount, outStarts, targets, inStarts, inSources } = topology
  // written out, as workers read them in any order
  const edges = weights && sharedArray.u32(edgeCount)
  if (edges) {
    for (let at = 0; at < edgeCount; at++) {
      edges[at] = inEdgeAt(topology, at)
      if (at % STRIDE === 0) yield
    }
  }
  return {
    nodeCount,
    edgeCount,
    directed,
    out: { starts: outStarts, others: targets, edges: undefined },
    in: { starts: inStarts, others: inSources, edges },
    weights,
  }
}

/** Where one may go from a node: one set of rows when directed, two when not. */
export type Sides = readonly [Rows] | readonly [Rows, Rows]

/** The entries that lead away from a node. */
export function leading(graph: Reading): Sides {
  return graph.directed ? [graph.out] : [graph.out, graph.in]
}

/** The entries that lead to a node. */
export function arriving(graph: Reading): Sides {
  return graph.directed ? [graph.in] : [graph.out, graph.in]
}

/** Edges at a node, whichever way they point; constant time. */
export function edgesAt({ out, in: incoming }: Reading, node: number): number {
  return out.starts[node + 1]! - out.starts[node]! + incoming.starts[node + 1]! - incoming.starts[node]!
}

/** Entries of a node among `sides`; constant time. */
export function entriesOf(sides: Sides, node: number): number {
  let count = 0
  for (const { starts } of sides) count += starts[node + 1]! - starts[node]!
  return count
}

/** Writes the entries among `sides` of each node `v` of `[from, to)` to `into[v - from]`. */
export function countEntries(sides: Sides, into: Float64Array, from: number, to: number): void {
  into.fill(0, 0, to - from)
  for (const { starts } of sides) {
    for (let node = from; node < to; node++) {
      into[node - from] = into[node - from]! + starts[node + 1]! - starts[node]!
    }
  }
}
