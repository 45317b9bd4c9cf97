/**
 * Adjacency of a directed multigraph, both ways, as compressed sparse rows (CSR).
 *
 * Edges are numbered in the order of the outgoing rows: edge `e` of node `v` satisfies
 * `outStarts[v] <= e < outStarts[v + 1]`, and within a row they keep the order of the source table. An
 * outgoing row therefore needs no edge numbers, and edge attributes lie beside each other along a walk.
 *
 * Bytes: 8 a node, 12 an edge (targets 4, sources 4, edge numbers of the incoming rows 4).
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
  /** Edge number of each incoming entry. */
  readonly inEdges: Uint32Array
}
