import { sharedArray } from '../../load/shared-array.ts'
import { groupSummary, numberGroups } from '../groups.ts'
import type { Measure } from '../measure.ts'
import { edgesAt, type Reading, type Rows } from '../reading.ts'

/** Entries of each node that are joined before looking for the largest component. Source: Afforest. */
const FIRST = 2

/** Nodes that are looked at to guess the largest component; a wrong guess costs time, never the result. */
const SAMPLE = 1024

/**
 * Weakly connected components by union-find: the lower root wins, and paths halve as they are walked. After
 * two edges of each node most of the largest component hangs together, and its other edges are skipped.
 * Nearly O(n + m); 4 bytes a node and 8 more for numbering the groups.
 * Source: Sutton, Ben-Nun and Barak, "Optimizing parallel graph connectivity computation via subgraph
 * sampling" (2018).
 */
export const weakComponents: Measure<'weak-components', { values: Uint32Array }> = {
  parallel: false,
  allocate: ({ nodeCount }) => ({ values: sharedArray.u32(nodeCount) }),
  run(graph, _, { values: parent }, team) {
    const { nodeCount, out, in: incoming } = graph
    for (let node = 0; node < nodeCount; node++) parent[node] = node
    for (let node = 0; node < nodeCount; node++) joinEntries(parent, out, node, 0, FIRST)
    flatten(parent)
    const largest = likelyLargest(graph, parent)
    for (let node = 0; node < nodeCount; node++) {
      if ((node & 0xffff) === 0) team.report(node, nodeCount)
      if (parent[node] === largest) continue
      joinEntries(parent, out, node, FIRST, Infinity)
      joinEntries(parent, incoming, node, 0, Infinity)
    }
    flatten(parent)
    return groupSummary(numberGroups(parent))
  },
}

/** Joins a node with the others of its entries `[from, to)`, counted from its first. */
function joinEntries(
  parent: Uint32Array,
  { starts, others }: Rows,
  node: number,
  from: number,
  to: number,
): void {
  const first = starts[node]!
  const end = Math.min(starts[node + 1]!, first + to)
  for (let at = first + from; at < end; at++) join(parent, node, others[at]!)
}

function join(parent: Uint32Array, one: number, other: number): void {
  let a = parent[one]!
  let b = parent[other]!
  while (a !== b) {
    // the higher of the two moves towards its root, or is hung below the other
    if (a < b) {
      const swap = a
      a = b
      b = swap
    }
    const above = parent[a]!
    parent[a] = b
    if (above === a) return
    a = above
  }
}

/** Parents are lower, so that one pass upwards finds every root. */
function flatten(parent: Uint32Array): void {
  for (let node = 0; node < parent.length; node++) parent[node] = parent[parent[node]!]!
}

/** The root met most often among evenly spread nodes that have edges. */
function likelyLargest(graph: Reading, parent: Uint32Array): number {
  const met = new Map<number, number>()
  const stride = Math.max(1, Math.floor(graph.nodeCount / SAMPLE))
  let largest = 0
  for (let node = 0; node < graph.nodeCount; node += stride) {
    if (edgesAt(graph, node) === 0) continue
    const root = parent[node]!
    met.set(root, (met.get(root) ?? 0) + 1)
    if (met.get(root)! > (met.get(largest) ?? 0)) largest = root
  }
  return largest
}
