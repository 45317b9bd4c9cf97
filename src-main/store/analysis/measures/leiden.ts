import { randomSource, type Random } from '../../../generate/random.ts'
import { sharedArray } from '../../load/shared-array.ts'
import { refuseNegative } from '../dijkstra.ts'
import { numberGroups } from '../groups.ts'
import { moveNodes } from '../leiden/move.ts'
import { refine } from '../leiden/refine.ts'
import { nextTies, roomFor, sumsOf, tiesOf } from '../leiden/ties.ts'
import type { Measure } from '../measure.ts'
import { modularity } from '../modularity.ts'
import type { Reading } from '../reading.ts'

/**
 * Communities of high modularity by the Leiden algorithm, reading the graph undirected. Nearly O(m) a round;
 * 50 bytes a node, or 24 and 8 an edge if that is more, weighted 16 an edge.
 * Source: Traag, Waltman and van Eck, "From Louvain to Leiden" (2019).
 */
export const leiden: Measure<'leiden', { values: Uint32Array }> = {
  parallel: false,
  allocate: ({ nodeCount }) => ({ values: sharedArray.u32(nodeCount) }),
  run(graph, { resolution, rounds, seed }, { values: groups }, team) {
    if (graph.weights) refuseNegative(graph.weights)
    const { nodeCount } = graph
    for (let node = 0; node < nodeCount; node++) groups[node] = node
    const random = randomSource(seed)
    let round = 0
    const looked = (waiting: number) =>
      team.report(Math.max(0, (round + 1) * nodeCount - waiting), rounds * nodeCount)
    if (tiesOf(graph).total > 0) {
      while (round < rounds && improve(graph, groups, resolution, random, looked)) round++
      separate(groups, tiesOf(graph).strength)
    }
    const numbered = numberGroups(groups)
    return { ...numbered, modularity: modularity(graph, groups, resolution), rounds: round }
  },
}

/** One round from the grouping given, changed in place: move, refine, aggregate, and again on the aggregate. */
function improve(
  graph: Reading,
  groups: Uint32Array,
  resolution: number,
  random: Random,
  looked: (waiting: number) => void,
): boolean {
  let ties = tiesOf(graph)
  let level = groups
  // node of the present level that each node has become part of
  let folded: Uint32Array | undefined
  // for ties of the next levels
  let room: ArrayBuffer | undefined
  let moved = false
  for (;;) {
    const moves = moveNodes(ties, level, resolution, random, looked)
    moved ||= moves > 0
    const count = densely(level, ties.strength)
    if (folded !== undefined)
      for (let node = 0; node < groups.length; node++) groups[node] = level[folded[node]!]!
    if (count === ties.nodeCount) return moved
    const parts = refine(ties, level, count, resolution, random)
    let partCount = densely(parts, ties.strength)
    // where nothing could be joined, aggregating would change nothing: take the groups themselves
    if (partCount === ties.nodeCount) {
      parts.set(level)
      partCount = count
    }
    const above = new Uint32Array(partCount)
    for (let node = 0; node < ties.nodeCount; node++) above[parts[node]!] = level[node]!
    if (folded === undefined) folded = parts
    else for (let node = 0; node < groups.length; node++) folded[node] = parts[folded[node]!]!
    // each in its turn takes the place of what it is made from: together they would not fit
    ties = { ...ties, strength: sumsOf(ties.strength, parts, partCount) }
    room ??= roomFor(graph)
    ties = { ...ties, ...nextTies(graph, ties, parts, partCount, folded, room) }
    level = above
  }
}

/**
 * Renumbers labels below their count to 0, 1, 2, … in order of appearance, in place; gives how many. All nodes without
 * ties get the same one: they would take room on every level.
 */
function densely(labels: Uint32Array, strength: Float64Array): number {
  const numbers = new Uint32Array(labels.length)
  let count = 0
  let untied = 0
  for (let node = 0; node < labels.length; node++) {
    if (strength[node] === 0) {
      untied ||= ++count
      labels[node] = untied - 1
      continue
    }
    const label = labels[node]!
    if (numbers[label] === 0) numbers[label] = ++count
    labels[node] = numbers[label]! - 1
  }
  return count
}

/** Gives every node without ties a label of its own. */
function separate(groups: Uint32Array, strength: Float64Array): void {
  let next = 0
  for (const group of groups) if (group >= next) next = group + 1
  let isFirst = true
  for (let node = 0; node < groups.length; node++) {
    if (strength[node] !== 0) continue
    if (!isFirst) groups[node] = next++
    isFirst = false
  }
}
