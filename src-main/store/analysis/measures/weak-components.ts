import { sharedArray } from '../../load/shared-array.ts'
import { numberGroups, type GroupSummary } from '../groups.ts'
import { hubOf } from '../hub.ts'
import { searchLevels, searchState, type SearchState } from '../level-search.ts'
import type { Measure } from '../measure.ts'
import type { Rows, Sides } from '../reading.ts'

/**
 * Weakly connected components. That of a hub, which is the largest of most graphs, is found by a search of all
 * threads; the rest by union-find, where the lower root wins and paths halve as they are walked.
 * Nearly O(n + m); 9 bytes a node and 8 more for numbering the groups.
 */
export const weakComponents: Measure<'weak-components', SearchState & { values: Uint32Array }> = {
  parallel: true,
  allocate: ({ nodeCount }) => ({ ...searchState(nodeCount), values: sharedArray.u32(nodeCount) }),
  run(graph, _, state, team) {
    const { nodeCount, out, in: incoming } = graph
    const { values: parent, met } = state
    const sides: Sides = [out, incoming]
    const hub = hubOf({ ...graph, directed: false }, state.queue, team)
    const say = (nodes: number) => team.report(nodes, 2 * nodeCount)
    searchLevels({ nodeCount, sides, against: sides }, nodeCount === 0 ? [] : [hub], state, team, say)
    team.each(nodeCount, (from, to) => {
      for (let node = from; node < to; node++)
        parent[node] = (met[node >>> 5]! & (1 << node)) === 0 ? node : hub
    })
    let summary: GroupSummary = { groups: 0, largest: 0, single: 0 }
    team.once(() => {
      for (let node = 0; node < nodeCount; node++) {
        if ((node & 0xffff) === 0) say(nodeCount + node)
        if ((met[node >>> 5]! & (1 << node)) === 0) joinEntries(parent, out, node)
      }
      flatten(parent)
      summary = numberGroups(parent)
    })
    return summary
  },
}

/** Joins a node with those that its entries lead to. */
function joinEntries(parent: Uint32Array, { starts, others }: Rows, node: number): void {
  const end = starts[node + 1]!
  for (let at = starts[node]!; at < end; at++) join(parent, node, others[at]!)
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

/** One pass upwards finds every root: parents are lower, but for the hub's, who is a root. */
function flatten(parent: Uint32Array): void {
  for (let node = 0; node < parent.length; node++) parent[node] = parent[parent[node]!]!
}
