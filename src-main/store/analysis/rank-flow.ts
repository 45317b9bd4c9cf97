import { sharedArray } from '../load/shared-array.ts'
import { arriving, countEntries, entriesOf, leading, type Reading, type Rows, type Sides } from './reading.ts'
import { fillRows, recurrentPart, takeOut, type Recurrent } from './recurrent.ts'
import { strengths } from './strength.ts'
import type { Team } from './team.ts'

/** 12 bytes a node and 4 an entry; weighted 16 a node. */
export type FlowState = Partial<Recurrent> & {
  next: Float64Array
  /** Rank of the nodes that were taken out, one number. */
  outside: Float64Array
  /** Weight of all edges that lead away; only if weighted. */
  strength: Float64Array | undefined
}

/** The part of a graph that ranks go round in, jumps being 1 in all. Its nodes may have numbers of their own. */
export type Flow = {
  readonly count: number
  /** Number in the graph of each of its nodes; the same where undefined. */
  readonly order: Uint32Array | undefined
  /** Entries that lead to its nodes, from others of them. */
  readonly sides: Sides
  /** Room for two numbers a node. */
  readonly vectors: readonly [Float64Array, Float64Array]
  /** Writes what leads away from each node of `[from, to)`: edges, or their weight. */
  divide(into: Float64Array, from: number, to: number): void
  /** Writes what comes to each node of `[from, to)` by jumps and from nodes that were taken out. */
  feed(into: Float64Array, from: number, to: number): void
}

export function flowState(graph: Reading): FlowState {
  const { nodeCount, weights } = graph
  return {
    next: sharedArray.f64(nodeCount),
    outside: sharedArray.f64(1),
    strength: weights && sharedArray.f64(nodeCount),
    // numbered anew, weights would have to be copied
    ...(weights ? {} : recurrentPart(graph)),
  }
}

/** The part to iterate over; ranks of all other nodes are then in `values`. */
export function flowOf(
  graph: Reading,
  damping: number,
  jumpTo: readonly number[],
  state: FlowState & { values: Float64Array },
  team: Team,
): Flow {
  const { nodeCount } = graph
  const { values, next, count, order, starts, others, outside, strength } = state
  const jumps = [...new Set(jumpTo)].toSorted((a, b) => a - b)
  if (count && order && starts && others) {
    const part = { count, order, starts, others }
    const scratch = new Uint32Array(next.buffer)
    team.once(() => {
      jump(jumps, nodeCount, values, 0, nodeCount)
      outside[0] = takeOut(graph, damping, values, part, scratch)
    })
    if (count[0]! <= order.length) {
      team.each(count[0]!, (from, to) => fillRows(graph, part, scratch, from, to))
      return recurrentFlow(graph, part, state)
    }
    team.once(() => (outside[0] = 0))
  }
  if (strength) {
    team.each(nodeCount, (from, to) => strengths(graph, leading(graph), strength, from, to))
  }
  return {
    count: nodeCount,
    order: undefined,
    sides: arriving(graph),
    vectors: [values, next],
    divide(into, from, to) {
      if (strength) into.set(strength.subarray(from, to))
      else countEntries(leading(graph), into, from, to)
    },
    feed: (into, from, to) => jump(jumps, nodeCount, into, from, to),
  }
}

function recurrentFlow(
  graph: Reading,
  { count: [count = 0], order, starts, others }: Recurrent,
  { values, next }: FlowState & { values: Float64Array },
): Flow {
  const rows: Rows = { starts, others, edges: undefined }
  const sides = leading(graph)
  return {
    count,
    order,
    sides: [rows],
    vectors: [next.subarray(0, count), next.subarray(count, 2 * count)],
    divide(into, from, to) {
      for (let at = from; at < to; at++) into[at - from] = entriesOf(sides, order[at]!)
    },
    feed(into, from, to) {
      for (let at = from; at < to; at++) into[at - from] = values[order[at]!]!
    },
  }
}

/** Writes what jumps to each node of `[from, to)`: to those given, ascending, else to all alike. */
function jump(to: readonly number[], nodeCount: number, into: Float64Array, from: number, end: number): void {
  if (to.length === 0) into.fill(1 / nodeCount, 0, end - from)
  else {
    into.fill(0, 0, end - from)
    for (const node of to) if (node >= from && node < end) into[node - from] = 1 / to.length
  }
}
