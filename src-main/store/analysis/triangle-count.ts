import { sharedArray } from '../load/shared-array.ts'
import { edgesAt, type Reading } from './reading.ts'
import type { Team } from './team.ts'

/** Hubs make blocks uneven; smaller ones keep all threads busy to the end. */
const HUB_BLOCK = 512

/** By rank: 0 has most edges. What is asked of hubs all the time then lies close together. */
export type TriangleState = {
  rankOf: Uint32Array
  nodeAt: Uint32Array
  triangles: Uint32Array
  /** Distinct neighbours of better rank: `lengths[r]` of them from `starts[r]`. */
  better: Uint32Array
  starts: Uint32Array
  lengths: Uint32Array
  /** The same edges from their other ends: neighbours of worse rank, `[worseStarts[r], worseStarts[r + 1])`. */
  worse: Uint32Array
  worseStarts: Uint32Array
}

/** 24 bytes a node and 8 an edge; counting takes 4 bytes a node and thread besides. */
export function triangleState({ nodeCount, edgeCount }: Reading): TriangleState {
  return {
    rankOf: sharedArray.u32(nodeCount),
    nodeAt: sharedArray.u32(nodeCount),
    triangles: sharedArray.u32(nodeCount),
    better: sharedArray.u32(edgeCount),
    starts: sharedArray.u32(nodeCount + 1),
    lengths: sharedArray.u32(nodeCount),
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
  const { starts, worseStarts, lengths } = state
  const mark = new Uint32Array(nodeCount)
  team.once(() => rank(graph, state))
  team.each(nodeCount, (from, to) => countBetter(graph, state, from, to))
  team.once(() => sumUp(starts))
  team.each(nodeCount, (from, to) => fillBetter(graph, state, mark, from, to), HUB_BLOCK)
  team.once(() => {
    sumUp(worseStarts)
    fillWorse(state)
  })
  mark.fill(0)
  team.each(
    nodeCount,
    (from, to) => {
      closeTriangles(state, mark, from, to)
      team.report(from, lengths.length)
    },
    HUB_BLOCK,
  )
}

/** Sorts nodes by their edges, most first, equal ones by number: a counting sort. */
function rank(graph: Reading, { rankOf, nodeAt }: TriangleState): void {
  let most = 0
  for (let node = 0; node < graph.nodeCount; node++) most = Math.max(most, edgesAt(graph, node))
  const places = new Uint32Array(most + 2)
  for (let node = 0; node < graph.nodeCount; node++) places[most - edgesAt(graph, node) + 1]!++
  sumUp(places)
  for (let node = 0; node < graph.nodeCount; node++) {
    const place = places[most - edgesAt(graph, node)]!++
    rankOf[node] = place
    nodeAt[place] = node
  }
}

/** Counts at `i + 1` become starts at `i + 1`. */
function sumUp(starts: Uint32Array): void {
  for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!
}

/** Entries of better rank, parallel ones included: room enough for the distinct ones. */
function countBetter(
  graph: Reading,
  { rankOf, nodeAt, starts }: TriangleState,
  from: number,
  to: number,
): void {
  const sides = [graph.out, graph.in] as const
  for (let own = from; own < to; own++) {
    const node = nodeAt[own]!
    let count = 0
    for (const rows of sides) {
      const end = rows.starts[node + 1]!
      for (let at = rows.starts[node]!; at < end; at++) if (rankOf[rows.others[at]!]! < own) count++
    }
    starts[own + 1] = count
  }
}

function fillBetter(
  graph: Reading,
  { rankOf, nodeAt, better, starts, lengths, worseStarts }: TriangleState,
  mark: Uint32Array,
  from: number,
  to: number,
): void {
  const sides = [graph.out, graph.in] as const
  for (let own = from; own < to; own++) {
    const node = nodeAt[own]!
    const start = starts[own]!
    let next = start
    for (const rows of sides) {
      const end = rows.starts[node + 1]!
      for (let at = rows.starts[node]!; at < end; at++) {
        const other = rankOf[rows.others[at]!]!
        if (other >= own || mark[other] === own + 1) continue
        mark[other] = own + 1
        better[next++] = other
        Atomics.add(worseStarts, other + 1, 1)
      }
    }
    lengths[own] = next - start
  }
}

function fillWorse({ better, starts, lengths, worse, worseStarts }: TriangleState): void {
  const cursors = worseStarts.slice()
  for (let own = 0; own < lengths.length; own++) {
    const end = starts[own]! + lengths[own]!
    for (let at = starts[own]!; at < end; at++) worse[cursors[better[at]!]!++] = own
  }
}

/** Triangles whose middle rank is in `[from, to)`. */
function closeTriangles(
  { better, starts, lengths, worse, worseStarts, triangles }: TriangleState,
  mark: Uint32Array,
  from: number,
  to: number,
): void {
  for (let middle = from; middle < to; middle++) {
    const end = starts[middle]! + lengths[middle]!
    const lastWorse = worseStarts[middle + 1]!
    if (end === starts[middle] || worseStarts[middle] === lastWorse) continue
    for (let at = starts[middle]!; at < end; at++) mark[better[at]!] = middle + 1
    let atMiddle = 0
    for (let at = worseStarts[middle]!; at < lastWorse; at++) {
      const worst = worse[at]!
      const stop = starts[worst]! + lengths[worst]!
      let atWorst = 0
      for (let entry = starts[worst]!; entry < stop; entry++) {
        const best = better[entry]!
        if (mark[best] !== middle + 1) continue
        atWorst++
        Atomics.add(triangles, best, 1)
      }
      if (atWorst === 0) continue
      Atomics.add(triangles, worst, atWorst)
      atMiddle += atWorst
    }
    if (atMiddle > 0) Atomics.add(triangles, middle, atMiddle)
  }
}

/** Distinct neighbours of a rank, itself not among them. */
export function neighboursAt({ lengths, worseStarts }: TriangleState, own: number): number {
  return lengths[own]! + worseStarts[own + 1]! - worseStarts[own]!
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
