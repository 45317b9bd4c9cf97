import { sharedArray } from '../../load/shared-array.ts'
import { groupSummary, numberGroups } from '../groups.ts'
import type { Measure } from '../measure.ts'

/**
 * Weakly connected components by union-find: the lower root wins, and paths halve as they are walked, which
 * needs no ranks. Nearly O(n + m); 4 bytes a node and 8 more for numbering the groups.
 */
export const weakComponents: Measure<'weak-components', { values: Uint32Array }> = {
  parallel: false,
  allocate: ({ nodeCount }) => ({ values: sharedArray.u32(nodeCount) }),
  run({ nodeCount, out }, _, { values: parent }, team) {
    const { starts, others } = out
    for (let node = 0; node < nodeCount; node++) parent[node] = node
    let at = 0
    for (let node = 0; node < nodeCount; node++) {
      const end = starts[node + 1]!
      for (; at < end; at++) {
        let a = parent[node]!
        let b = parent[others[at]!]!
        while (a !== b) {
          // the higher of the two moves towards its root, or is hung below the other
          if (a < b) {
            const swap = a
            a = b
            b = swap
          }
          const above = parent[a]!
          parent[a] = b
          if (above === a) break
          a = above
        }
      }
      if ((node & 0xffff) === 0) team.report(node, nodeCount)
    }
    for (let node = 0; node < nodeCount; node++) parent[node] = parent[parent[node]!]!
    return groupSummary(numberGroups(parent))
  },
}
