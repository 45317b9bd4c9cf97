import type { Reading, Sides } from '../reading.ts'
import { Tally, type Ties } from '../tally.ts'

/** A graph of ties as Leiden works on it, at any level of aggregation. */
export type WeightedTies = Ties & {
  /** Weight of all ties of each node; a self-loop counts twice. */
  readonly strength: Float64Array
  /** Sum of all strengths: twice the weight of the edges. */
  readonly total: number
  /** Whether there is at most one tie from a node to another. */
  readonly areSummed: boolean
}

/** The lowest level: the graph itself, nothing copied but the strengths (8 bytes a node). */
export function tiesOf({ nodeCount, out, in: incoming, weights }: Reading): WeightedTies {
  const strength = new Float64Array(nodeCount)
  let total = 0
  for (const { starts, edges } of [out, incoming]) {
    for (let node = 0; node < nodeCount; node++) {
      const end = starts[node + 1]!
      let sum = 0
      if (weights === undefined) sum = end - starts[node]!
      else for (let at = starts[node]!; at < end; at++) sum += weights[edges === undefined ? at : edges[at]!]!
      strength[node] = strength[node]! + sum
      total += sum
    }
  }
  return { nodeCount, sides: [out, incoming], weights, strength, total, areSummed: false }
}

/** Nodes of each of `count` groups, one group after the other: those of group g are `order[starts[g]...]`. */
export function membersOf(groups: Uint32Array, count: number): { order: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(count + 1)
  for (let node = 0; node < groups.length; node++) starts[groups[node]! + 1]!++
  for (let group = 0; group < count; group++) starts[group + 1]! += starts[group]!
  const order = new Uint32Array(groups.length)
  // filling shifts each start to the next group's; shifted back below
  for (let node = 0; node < groups.length; node++) order[starts[groups[node]!]!++] = node
  starts.copyWithin(1, 0, count)
  starts[0] = 0
  return { order, starts }
}

/** Sums by part of what nodes have. */
export function sumsOf(values: Float64Array, parts: Uint32Array, count: number): Float64Array {
  const sums = new Float64Array(count)
  for (let node = 0; node < values.length; node++) sums[parts[node]!] = sums[parts[node]!]! + values[node]!
  return sums
}

/** Room that ties of any level fit in: an entry for each end of an edge, weighted with the number of the edge. */
export function roomFor({ edgeCount, weights }: Reading): ArrayBuffer {
  return new ArrayBuffer((weights ? 16 : 8) * edgeCount)
}

/**
 * Ties of the next level: one node a part, of `count`. `into` tells the part of each node of the graph, `parts` that
 * of each node of the present level. Ties among parts are summed up where they fit into `room`; before, they are
 * listed there as often as there are edges, which always fits.
 */
export function nextTies(
  graph: Reading,
  present: Pick<WeightedTies, 'sides' | 'weights' | 'areSummed'>,
  parts: Uint32Array,
  count: number,
  into: Uint32Array,
  room: ArrayBuffer,
): Pick<WeightedTies, 'nodeCount' | 'sides' | 'weights' | 'areSummed'> {
  if (present.areSummed) {
    return summedUp({ ...present, nodeCount: parts.length }, parts, count, new Links())!
  }
  const rows: Ties = { nodeCount: into.length, sides: [graph.out, graph.in], weights: graph.weights }
  return summedUp(rows, into, count, new Links(room)) ?? listed(graph, into, count, room)
}

/** Ties as they are found: in a room of a given size, or as many as there are. 12 bytes each. */
class Links {
  #others: Uint32Array
  #weights: Float64Array
  readonly #isBounded: boolean
  count = 0

  constructor(room?: ArrayBuffer) {
    const most = room ? Math.floor(room.byteLength / 12) : 1024
    this.#isBounded = room !== undefined
    this.#weights = room ? new Float64Array(room, 0, most) : new Float64Array(most)
    this.#others = room ? new Uint32Array(room, 8 * most, most) : new Uint32Array(most)
  }

  /** Adds what a tally holds; says whether there was room. */
  add({ touched, weight, count }: Tally): boolean {
    if (this.count + count > this.#others.length) {
      if (this.#isBounded) return false
      const length = Math.max(this.count + count, 2 * this.#others.length)
      const [others, weights] = [this.#others, this.#weights]
      this.#others = new Uint32Array(length)
      this.#others.set(others)
      this.#weights = new Float64Array(length)
      this.#weights.set(weights)
    }
    for (let at = 0; at < count; at++) {
      this.#others[this.count] = touched[at]!
      this.#weights[this.count++] = weight[touched[at]!]!
    }
    return true
  }

  rows(starts: Uint32Array): Pick<Ties, 'sides' | 'weights'> {
    return { sides: [{ starts, others: this.#others, edges: undefined }], weights: this.#weights }
  }
}

/** Ties among parts, what lies inside a part as a self-loop met once; nothing if there was no room for them. */
function summedUp(ties: Ties, parts: Uint32Array, count: number, links: Links) {
  const { order, starts: first } = membersOf(parts, count)
  const starts = new Uint32Array(count + 1)
  const tally = new Tally(count)
  for (let part = 0; part < count; part++) {
    tally.clear()
    for (let at = first[part]!; at < first[part + 1]!; at++) tally.add(ties, order[at]!, parts, true)
    if (!links.add(tally)) return undefined
    starts[part + 1] = links.count
  }
  return { nodeCount: count, ...links.rows(starts), areSummed: true }
}

/**
 * Every edge between two parts as a tie of its own: the rows of the graph, part by part. 8 bytes an edge; weighted 16, as
 * its number finds its weight.
 */
function listed(
  { weights, edgeCount, ...graph }: Reading,
  into: Uint32Array,
  count: number,
  room: ArrayBuffer,
) {
  const { order, starts: first } = membersOf(into, count)
  const starts = new Uint32Array(count + 1)
  const all = new Uint32Array(room, 0, 2 * edgeCount)
  const numbers = weights && new Uint32Array(room, 8 * edgeCount, 2 * edgeCount)
  let next = 0
  for (let part = 0; part < count; part++) {
    for (let member = first[part]!; member < first[part + 1]!; member++) {
      const node = order[member]!
      for (const { starts: rows, others, edges } of [graph.out, graph.in]) {
        for (let at = rows[node]!; at < rows[node + 1]!; at++) {
          if (numbers) numbers[next] = edges === undefined ? at : edges[at]!
          all[next++] = into[others[at]!]!
        }
      }
    }
    starts[part + 1] = next
  }
  const sides: Sides = [{ starts, others: all, edges: numbers }]
  return { nodeCount: count, sides, weights, areSummed: false }
}
