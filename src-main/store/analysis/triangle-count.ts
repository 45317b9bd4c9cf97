import { sharedArray } from '../load/shared-array.ts'
import { BitSet } from '../query/bit-set.ts'
import { edgesAt, type Reading } from './reading.ts'
import type { Team } from './team.ts'

/** Hubs make blocks uneven; smaller ones keep all threads busy to the end. */
const HUB_BLOCK = 512

/** By rank: 0 has most edges. What is asked of hubs all the time then lies close together. */
export type TriangleState = {
  /** Rank of each node, by number; may be a part of the result's own bytes. */
  rankOf: Uint32Array
  triangles: Uint32Array
  /** Distinct neighbours of better rank: those of rank r are `[starts[r], starts[r + 1])`. */
  better: Uint32Array
  starts: Uint32Array
  /** The same edges from their other ends: neighbours of worse rank, `[worseStarts[r], worseStarts[r + 1])`. */
  worse: Uint32Array
  worseStarts: Uint32Array
}

/** 12 bytes a node, besides `rankOf`, and 8 an edge; counting takes a bit for each node and thread besides. */
export function triangleState({ nodeCount, edgeCount }: Reading, rankOf: Uint32Array): TriangleState {
  return {
    rankOf,
    triangles: sharedArray.u32(nodeCount),
    better: sharedArray.u32(edgeCount),
    starts: sharedArray.u32(nodeCount + 1),
    worse: sharedArray.u32(edgeCount),
    worseStarts: sharedArray.u32(nodeCount + 1),
  }
}

/**
 * Counts the triangles at each node, by rank, reading the graph undirected and simple: parallel edges count
 * once, self-loops not. Each is found once, at its middle rank; the work is the sum of the squares of how many
 * better neighbours nodes have, at most O(m^1.5). Source: Latapy, "Main-memory triangle computations" (2008).
 */
export function countTriangles(graph: Reading, state: TriangleState, team: Team): void {
  const { nodeCount } = graph
  const { starts, worseStarts } = state
  const marked = new BitSet(nodeCount)
  team.once(() => rankNodes(graph, state.rankOf))
  team.each(nodeCount, (from, to) => countBetter(graph, state, marked, from, to), HUB_BLOCK)
  team.once(() => {
    sumUp(starts)
    sumUp(worseStarts)
  })
  team.each(nodeCount, (from, to) => fillBetter(graph, state, marked, from, to), HUB_BLOCK)
  team.once(() => fillWorse(state))
  team.each(
    nodeCount,
    (from, to) => {
      closeTriangles(state, marked, from, to)
      team.report(from, nodeCount)
    },
    HUB_BLOCK,
  )
}

/** Sorts nodes by their edges, most first, equal ones by number: a counting sort. */
function rankNodes(graph: Reading, rankOf: Uint32Array): void {
  let most = 0
  for (let node = 0; node < graph.nodeCount; node++) most = Math.max(most, edgesAt(graph, node))
  const places = new Uint32Array(most + 2)
  for (let node = 0; node < graph.nodeCount; node++) places[most - edgesAt(graph, node) + 1]!++
  sumUp(places)
  for (let node = 0; node < graph.nodeCount; node++) rankOf[node] = places[most - edgesAt(graph, node)]!++
}

/** Counts at `i + 1` become starts at `i + 1`. */
function sumUp(starts: Uint32Array): void {
  for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!
}

/** Calls with each distinct neighbour of better rank; nothing is marked before or afterwards. */
function forEachBetter(
  graph: Reading,
  rankOf: Uint32Array,
  node: number,
  marked: BitSet,
  visit: (rank: number) => void,
): void {
  const own = rankOf[node]!
  const sides = [graph.out, graph.in] as const
  for (const { starts, others } of sides) {
    const end = starts[node + 1]!
    for (let at = starts[node]!; at < end; at++) {
      const rank = rankOf[others[at]!]!
      if (rank < own && marked.add(rank)) visit(rank)
    }
  }
  for (const { starts, others } of sides) {
    const end = starts[node + 1]!
    for (let at = starts[node]!; at < end; at++) marked.remove(rankOf[others[at]!]!)
  }
}

function countBetter(
  graph: Reading,
  { rankOf, starts, worseStarts }: TriangleState,
  marked: BitSet,
  from: number,
  to: number,
): void {
  for (let node = from; node < to; node++) {
    let count = 0
    forEachBetter(graph, rankOf, node, marked, (rank) => {
      count++
      Atomics.add(worseStarts, rank + 1, 1)
    })
    starts[rankOf[node]! + 1] = count
  }
}

function fillBetter(
  graph: Reading,
  { rankOf, better, starts }: TriangleState,
  marked: BitSet,
  from: number,
  to: number,
): void {
  for (let node = from; node < to; node++) {
    let next = starts[rankOf[node]!]!
    forEachBetter(graph, rankOf, node, marked, (rank) => (better[next++] = rank))
  }
}

function fillWorse({ better, starts, worse, worseStarts }: TriangleState): void {
  const ranks = starts.length - 1
  for (let own = 0; own < ranks; own++) {
    const end = starts[own + 1]!
    for (let at = starts[own]!; at < end; at++) worse[worseStarts[better[at]!]!++] = own
  }
  // filling shifted each start to the next rank's
  worseStarts.copyWithin(1, 0, ranks)
  worseStarts[0] = 0
}

/** Triangles whose middle rank is in `[from, to)`. */
function closeTriangles(
  { better, starts, worse, worseStarts, triangles }: TriangleState,
  marked: BitSet,
  from: number,
  to: number,
): void {
  for (let middle = from; middle < to; middle++) {
    const start = starts[middle]!
    const end = starts[middle + 1]!
    const lastWorse = worseStarts[middle + 1]!
    if (start === end || worseStarts[middle] === lastWorse) continue
    for (let at = start; at < end; at++) marked.add(better[at]!)
    let atMiddle = 0
    for (let at = worseStarts[middle]!; at < lastWorse; at++) {
      const worst = worse[at]!
      const stop = starts[worst + 1]!
      let atWorst = 0
      for (let entry = starts[worst]!; entry < stop; entry++) {
        const best = better[entry]!
        if (!marked.has(best)) continue
        atWorst++
        Atomics.add(triangles, best, 1)
      }
      if (atWorst === 0) continue
      Atomics.add(triangles, worst, atWorst)
      atMiddle += atWorst
    }
    for (let at = start; at < end; at++) marked.remove(better[at]!)
    if (atMiddle > 0) Atomics.add(triangles, middle, atMiddle)
  }
}

/** Distinct neighbours of a rank, itself not among them. */
export function neighboursAt({ starts, worseStarts }: TriangleState, own: number): number {
  return starts[own + 1]! - starts[own]! + worseStarts[own + 1]! - worseStarts[own]!
}

/** Triangles in all, and the share of open or closed triples that are closed (transitivity). */
export function triangleSummary(state: TriangleState): { triangles: number; transitivity: number } {
  let corners = 0
  let triples = 0
  for (let own = 0; own < state.triangles.length; own++) {
    const neighbours = neighboursAt(state, own)
    corners += state.triangles[own]!
    triples += (neighbours * (neighbours - 1)) / 2
  }
  return { triangles: corners / 3, transitivity: triples === 0 ? 0 : corners / triples }
}
