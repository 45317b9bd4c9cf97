import type { Reading } from '../reading.ts'
import { Tally, type Ties } from '../tally.ts'

/** A graph of ties as Leiden works on it, at any level of aggregation. */
export type WeightedTies = Ties & {
  /** Weight of all ties of each node; a self-loop counts twice. */
  readonly strength: Float64Array
  /** Sum of all strengths: twice the weight of the edges. */
  readonly total: number
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
  return { nodeCount, sides: [out, incoming], weights, strength, total }
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

/** The next level: one node a group, ties summed, what lies inside a group as a self-loop met once. */
export function aggregate(ties: WeightedTies, groups: Uint32Array, count: number): WeightedTies {
  const { order, starts: first } = membersOf(groups, count)
  const starts = new Uint32Array(count + 1)
  const strength = new Float64Array(count)
  const tally = new Tally(count)
  let others = new Uint32Array(Math.max(1024, count * 4))
  let weights = new Float64Array(others.length)
  let next = 0
  for (let group = 0; group < count; group++) {
    tally.clear()
    for (let at = first[group]!; at < first[group + 1]!; at++) {
      strength[group] = strength[group]! + ties.strength[order[at]!]!
      tally.add(ties, order[at]!, groups, true)
    }
    if (next + tally.count > others.length) {
      const length = Math.max(others.length * 2, next + tally.count)
      const [shortOthers, shortWeights] = [others, weights]
      others = new Uint32Array(length)
      others.set(shortOthers)
      weights = new Float64Array(length)
      weights.set(shortWeights)
    }
    for (let at = 0; at < tally.count; at++) {
      others[next] = tally.touched[at]!
      weights[next++] = tally.weight[tally.touched[at]!]!
    }
    starts[group + 1] = next
  }
  const rows = { starts, others: others.slice(0, next), edges: undefined }
  return { nodeCount: count, sides: [rows], weights: weights.slice(0, next), strength, total: ties.total }
}
