import { sharedArray } from '../../load/shared-array.ts'
import { groupSummary, numberGroups } from '../groups.ts'
import type { Measure } from '../measure.ts'
import type { Reading } from '../reading.ts'
import type { Team } from '../team.ts'
import { weakComponents } from './weak-components.ts'

/**
 * Strongly connected components: Tarjan's algorithm in Pearce's form (2016), without recursion. O(n + m);
 * 16 bytes a node. Read undirected they are the connected components.
 */
export const strongComponents: Measure<'strong-components', { values: Uint32Array }> = {
  parallel: false,
  allocate: ({ nodeCount }) => ({ values: sharedArray.u32(nodeCount) }),
  run(graph, parameters, state, team) {
    if (!graph.directed) return weakComponents.run(graph, parameters, state, team)
    label(graph, state.values, team)
    return groupSummary(numberGroups(state.values))
  },
}

/**
 * Writes a label a node, the same within a component. Labels of nodes still open count up from 1 in the order
 * they were met; those of closed components count down from n, so that they never look earlier.
 */
function label({ nodeCount, out, in: incoming }: Reading, labels: Uint32Array, team: Team): void {
  const { starts, others } = out
  const cursors = starts.slice(0, nodeCount)
  const isRoot = new Uint8Array(nodeCount)
  // the path grows from the front, nodes left open from the back: a node is on one of the two at a time
  const stack = new Uint32Array(nodeCount)
  let depth = 0
  let open = nodeCount
  let met = 1
  let closed = nodeCount
  const enter = (node: number) => {
    labels[node] = met++
    isRoot[node] = 1
    stack[depth++] = node
  }
  // without a way in or a way out a node is alone; many are, and need no search
  for (let node = 0; node < nodeCount; node++) {
    if (starts[node] === starts[node + 1] || incoming.starts[node] === incoming.starts[node + 1]) {
      labels[node] = closed--
    }
  }
  for (let start = 0; start < nodeCount; start++) {
    if ((start & 0xffff) === 0) team.report(start, nodeCount)
    if (labels[start] !== 0) continue
    enter(start)
    while (depth > 0) {
      const node = stack[depth - 1]!
      const at = cursors[node]!
      if (at < starts[node + 1]!) {
        const other = others[at]!
        // stays on an edge just entered, to look at its label once more on the way back
        if (labels[other] === 0) {
          enter(other)
          continue
        }
        cursors[node] = at + 1
        if (labels[other]! < labels[node]!) {
          labels[node] = labels[other]!
          isRoot[node] = 0
        }
        continue
      }
      depth--
      if (isRoot[node] === 0) {
        stack[--open] = node
        continue
      }
      met--
      while (open < nodeCount && labels[stack[open]!]! >= labels[node]!) {
        labels[stack[open++]!] = closed
        met--
      }
      labels[node] = closed--
    }
  }
  // numbering wants labels below n
  for (let node = 0; node < nodeCount; node++) labels[node] = labels[node]! - 1
}
