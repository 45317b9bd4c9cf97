import { sharedArray } from '../load/shared-array.ts'
import { arriving, entriesOf, leading, type Reading } from './reading.ts'

/** The part of a graph that walks can stay in, its nodes numbered anew; at most half of all nodes. */
export type Recurrent = {
  /** How many nodes it has, one number; where it is more than `order` can take, nothing else is filled. */
  readonly count: Uint32Array
  /** Its nodes, ascending. */
  readonly order: Uint32Array
  /** Entries that lead to each of them from others of them, by places in `order`. */
  readonly starts: Uint32Array
  readonly others: Uint32Array
}

/** 4 bytes a node and 4 an entry. */
export function recurrentPart(graph: Reading): Recurrent {
  const most = graph.nodeCount >> 1
  return {
    count: sharedArray.u32(1),
    order: sharedArray.u32(most),
    starts: sharedArray.u32(most + 1),
    others: sharedArray.u32(graph.directed ? graph.edgeCount : 2 * graph.edgeCount),
  }
}

/**
 * Takes out nodes that nothing leads to, then those that only they led to, and so on: ranks of these need no rounds.
 * `values` holds what each node gets of jumps; afterwards, the rank of each node that was taken out, and what these
 * hand on to each that was not, jumps included. Gives the rank of all that were taken out.
 *
 * Of what stays, nodes get numbers and rows, unless it is more than half of the graph: numbering would then gain
 * little. `scratch` holds two numbers a node. O(n), and O(1) for each edge of a node that is taken out.
 */
export function takeOut(
  graph: Reading,
  damping: number,
  values: Float64Array,
  { count, order, starts }: Recurrent,
  scratch: Uint32Array,
): number {
  const { nodeCount } = graph
  const [into, away] = [arriving(graph), leading(graph)]
  const left = scratch.subarray(0, nodeCount)
  const queue = scratch.subarray(nodeCount)
  let end = 0
  for (let node = 0; node < nodeCount; node++) {
    left[node] = entriesOf(into, node)
    if (left[node] === 0) queue[end++] = node
  }
  let rank = 0
  for (let at = 0; at < end; at++) {
    const node = queue[at]!
    rank += values[node]!
    const handed = (damping * values[node]!) / entriesOf(away, node)
    for (const { starts: rows, others } of away) {
      for (let entry = rows[node]!; entry < rows[node + 1]!; entry++) {
        const other = others[entry]!
        values[other] = values[other]! + handed
        left[other]!--
        if (left[other] === 0) queue[end++] = other
      }
    }
  }
  count[0] = nodeCount - end
  if (count[0] > order.length) return rank
  let next = 0
  for (let node = 0; node < nodeCount; node++) {
    if (left[node] === 0) continue
    order[next] = node
    starts[next + 1] = starts[next]! + left[node]!
    left[node] = ++next
  }
  return rank
}

/** Fills the rows of the numbers `[from, to)`; `scratch` is as {@link takeOut} left it. */
export function fillRows(
  graph: Reading,
  { order, starts, others }: Recurrent,
  scratch: Uint32Array,
  from: number,
  to: number,
): void {
  let next = starts[from]!
  for (let number = from; number < to; number++) {
    const node = order[number]!
    for (const rows of arriving(graph)) {
      const end = rows.starts[node + 1]!
      for (let entry = rows.starts[node]!; entry < end; entry++) {
        const place = scratch[rows.others[entry]!]!
        if (place > 0) others[next++] = place - 1
      }
    }
  }
}
