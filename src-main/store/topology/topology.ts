/**
 * Adjacency of a directed multigraph, both ways, as compressed sparse rows (CSR).
 *
 * Edges are numbered in the order of the outgoing rows: edge `e` of node `v` satisfies
 * `outStarts[v] <= e < outStarts[v + 1]`, and within a row they keep the order of the source table. An
 * outgoing row therefore needs no edge numbers, and edge attributes lie beside each other along a walk.
 *
 * Incoming rows do not repeat edge numbers: an edge is its source's row plus a rank within that row, and ranks
 * are as narrow as the longest row allows.
 *
 * Bytes: 8 a node, 9 to 12 an edge (targets 4, sources 4, ranks 1, 2 or 4; 2 up to 65,536 edges from one node).
 */
export type Topology = {
  readonly nodeCount: number
  readonly edgeCount: number
  /** `nodeCount + 1` entries; row `v` is `[outStarts[v], outStarts[v + 1])`. */
  readonly outStarts: Uint32Array
  /** Target node of each edge, by edge number. */
  readonly targets: Uint32Array
  /** `nodeCount + 1` entries. */
  readonly inStarts: Uint32Array
  /** Source node of each incoming entry. */
  readonly inSources: Uint32Array
  /** Position of each incoming entry's edge in the outgoing row of its source; see {@link inEdgeAt}. */
  readonly inRanks: RankArray
}

export type RankArray = Uint8Array | Uint16Array | Uint32Array

/** Edge number of the incoming entry at `at`. Constant time. */
export function inEdgeAt({ outStarts, inSources, inRanks }: Topology, at: number): number {
  return outStarts[inSources[at]!]! + inRanks[at]!
}
