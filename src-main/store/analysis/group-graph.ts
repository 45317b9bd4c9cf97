import type { GroupGraph } from '../../../src-shared/contract/analysis.ts'
import type { GraphStore } from '../graph-store.ts'
import { Top } from '../query/top.ts'
import { groupSizes } from './distribution.ts'
import type { NodeValues } from './measure.ts'
import { ranges } from './slices.ts'

/** Nodes between two looks at the clock. */
const STRIDE = 1024

/**
 * The `limit` largest groups as nodes and the edges between them, counted, whichever way they point; edges
 * inside a group are its `inside`. One pass over the edges; 8 bytes for each pair of shown groups.
 */
export function* groupGraph(
  store: GraphStore,
  groupOf: NodeValues,
  limit: number,
): Generator<void, GroupGraph> {
  const groups = yield* groupSizes(groupOf, limit)
  const shown = groups.length
  const between = new Float64Array(shown * shown)
  for (let node = 0; node < store.nodeCount; node++) {
    const own = groupOf[node]!
    if (own < shown) {
      store.forEachOut(node, (target) => {
        const other = groupOf[target]!
        if (other < shown) between[Math.min(own, other) * shown + Math.max(own, other)]!++
      })
    }
    if (node % STRIDE === 0) yield
  }
  const edges: GroupGraph['edges'] = []
  for (let a = 0; a < shown; a++) {
    for (let b = a + 1; b < shown; b++) {
      const count = between[a * shown + b]!
      if (count > 0) edges.push({ source: a, target: b, count })
    }
  }
  return { groups: groups.map((group) => ({ ...group, inside: between[group.group * (shown + 1)]! })), edges }
}

/** The nodes of a group that have most edges, most first. O(n). */
export function* groupMembers(
  store: GraphStore,
  groupOf: NodeValues,
  group: number,
  limit: number,
): Generator<void, number[]> {
  const top = new Top(limit)
  yield* ranges(store.nodeCount, (from, to) => {
    for (let node = from; node < to; node++) {
      if (groupOf[node] === group) top.offer(node, store.outDegree(node) + store.inDegree(node))
    }
  })
  return top.take()
}
