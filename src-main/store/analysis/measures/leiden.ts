import { randomSource, type Random } from '../../../generate/random.ts'
import { sharedArray } from '../../load/shared-array.ts'
import { refuseNegative } from '../dijkstra.ts'
import { groupSummary, numberGroups } from '../groups.ts'
import { moveNodes } from '../leiden/move.ts'
import { refine } from '../leiden/refine.ts'
import { aggregate, tiesOf, type WeightedTies } from '../leiden/ties.ts'
import type { Measure } from '../measure.ts'
import { modularity } from '../modularity.ts'

/**
 * Communities of high modularity by the Leiden algorithm, reading the graph undirected. Nearly O(m) a round;
 * about 75 bytes a node and 12 for each pair of linked parts at the first aggregation.
 * Source: Traag, Waltman and van Eck, "From Louvain to Leiden" (2019).
 */
export const leiden: Measure<'leiden', { values: Uint32Array }> = {
  parallel: false,
  allocate: ({ nodeCount }) => ({ values: sharedArray.u32(nodeCount) }),
  run(graph, { resolution, rounds, seed }, { values: groups }, team) {
    if (graph.weights) refuseNegative(graph.weights)
    const { nodeCount } = graph
    for (let node = 0; node < nodeCount; node++) groups[node] = node
    const ties = tiesOf(graph)
    const random = randomSource(seed)
    let round = 0
    if (ties.total > 0) {
      const looked = (waiting: number) =>
        team.report(Math.max(0, (round + 1) * nodeCount - waiting), rounds * nodeCount)
      while (round < rounds && improve(ties, groups, resolution, random, looked)) round++
    }
    const numbered = numberGroups(groups)
    return { ...groupSummary(numbered), modularity: modularity(graph, groups, resolution), rounds: round }
  },
}

/** One round from the grouping given, changed in place: move, refine, aggregate, and again on the aggregate. */
function improve(
  lowest: WeightedTies,
  groups: Uint32Array,
  resolution: number,
  random: Random,
  looked: (waiting: number) => void,
): boolean {
  let ties = lowest
  let level = groups
  // node of the present level that each node has become part of
  let folded: Uint32Array | undefined
  let moved = false
  for (;;) {
    const moves = moveNodes(ties, level, resolution, random, looked)
    moved ||= moves > 0
    const count = densely(level)
    if (folded !== undefined)
      for (let node = 0; node < groups.length; node++) groups[node] = level[folded[node]!]!
    if (count === ties.nodeCount) return moved
    const parts = refine(ties, level, count, resolution, random)
    let partCount = densely(parts)
    // where nothing could be joined, aggregating would change nothing: take the groups themselves
    if (partCount === ties.nodeCount) {
      parts.set(level)
      partCount = count
    }
    const above = new Uint32Array(partCount)
    for (let node = 0; node < ties.nodeCount; node++) above[parts[node]!] = level[node]!
    ties = aggregate(ties, parts, partCount)
    if (folded === undefined) folded = parts
    else for (let node = 0; node < groups.length; node++) folded[node] = parts[folded[node]!]!
    level = above
  }
}

/** Renumbers labels below their count to 0, 1, 2, … in order of appearance, in place; gives how many. */
function densely(labels: Uint32Array): number {
  const numbers = new Uint32Array(labels.length)
  let count = 0
  for (let node = 0; node < labels.length; node++) {
    const label = labels[node]!
    if (numbers[label] === 0) numbers[label] = ++count
    labels[node] = numbers[label]! - 1
  }
  return count
}
