import { sharedArray } from '../load/shared-array.ts'
import { edgesAt, type Reading } from './reading.ts'
import type { Team } from './team.ts'

/** Hubs make blocks uneven; smaller ones keep all threads busy to the end. */
const HUB_BLOCK = 512

export type TriangleState = {
  /** Triangles at each node. */
  triangles: Uint32Array
  /** Distinct neighbours of each node, itself not among them. */
  neighbours: Uint32Array
  /** Distinct neighbours of higher rank, of node `v` from `starts[v]`, `lengths[v]` of them. */
  higher: Uint32Array
  starts: Uint32Array
  lengths: Uint32Array
}

/** 16 bytes a node and 4 an edge; counting takes 4 bytes a node and thread besides. */
export function triangleState({ nodeCount, edgeCount }: Reading): TriangleState {
  return {
    triangles: sharedArray.u32(nodeCount),
    neighbours: sharedArray.u32(nodeCount),
    higher: sharedArray.u32(edgeCount),
    starts: sharedArray.u32(nodeCount + 1),
    lengths: sharedArray.u32(nodeCount),
  }
}

/**
 * Counts the triangles at each node, reading the graph undirected and simple: parallel edges count once,
 * self-loops not. Each triangle is found once, from its node of lowest degree, which bounds the work by
 * O(m^1.5). Source: Chiba and Nishizeki (1985); Latapy (2008), "forward" by marks.
 */
export function countTriangles(graph: Reading, state: TriangleState, team: Team): void {
  const { nodeCount } = graph
  const { starts } = state
  const mark = new Uint32Array(nodeCount)
  team.each(nodeCount, (from, to) => countHigher(graph, starts, from, to))
  team.once(() => {
    for (let node = 0; node < nodeCount; node++) starts[node + 1]! += starts[node]!
  })
  team.each(nodeCount, (from, to) => fillHigher(graph, state, mark, from, to), HUB_BLOCK)
  mark.fill(0)
  team.each(
    nodeCount,
    (from, to) => {
      closeTriangles(state, mark, from, to)
      team.report(from, nodeCount)
    },
    HUB_BLOCK,
  )
}

/** A total order of the nodes, by degree: every edge points from its lower to its higher end. */
function isHigher(graph: Reading, other: number, node: number, degree: number): boolean {
  const others = edgesAt(graph, other)
  return others > degree || (others === degree && other > node)
}

/** Entries to nodes of higher rank, parallel ones included: room enough for the distinct ones. */
function countHigher(graph: Reading, starts: Uint32Array, from: number, to: number): void {
  for (let node = from; node < to; node++) {
    const degree = edgesAt(graph, node)
    let count = 0
    for (const rows of [graph.out, graph.in]) {
      const end = rows.starts[node + 1]!
      for (let at = rows.starts[node]!; at < end; at++) {
        if (isHigher(graph, rows.others[at]!, node, degree)) count++
      }
    }
    starts[node + 1] = count
  }
}

function fillHigher(
  graph: Reading,
  { higher, starts, lengths, neighbours }: TriangleState,
  mark: Uint32Array,
  from: number,
  to: number,
): void {
  for (let node = from; node < to; node++) {
    const degree = edgesAt(graph, node)
    const start = starts[node]!
    let next = start
    for (const rows of [graph.out, graph.in]) {
      const end = rows.starts[node + 1]!
      for (let at = rows.starts[node]!; at < end; at++) {
        const other = rows.others[at]!
        if (mark[other] === node + 1 || !isHigher(graph, other, node, degree)) continue
        mark[other] = node + 1
        higher[next++] = other
        Atomics.add(neighbours, other, 1)
      }
    }
    lengths[node] = next - start
    if (next > start) Atomics.add(neighbours, node, next - start)
  }
}

function closeTriangles(
  { higher, starts, lengths, triangles }: TriangleState,
  mark: Uint32Array,
  from: number,
  to: number,
): void {
  for (let node = from; node < to; node++) {
    const start = starts[node]!
    const end = start + lengths[node]!
    if (end - start < 2) continue
    for (let at = start; at < end; at++) mark[higher[at]!] = node + 1
    let atNode = 0
    for (let at = start; at < end; at++) {
      const middle = higher[at]!
      let atMiddle = 0
      const stop = starts[middle]! + lengths[middle]!
      for (let entry = starts[middle]!; entry < stop; entry++) {
        const last = higher[entry]!
        if (mark[last] !== node + 1) continue
        atMiddle++
        Atomics.add(triangles, last, 1)
      }
      if (atMiddle === 0) continue
      Atomics.add(triangles, middle, atMiddle)
      atNode += atMiddle
    }
    if (atNode > 0) Atomics.add(triangles, node, atNode)
  }
}

/** Triangles in all, and the share of open or closed triples that are closed (transitivity). */
export function triangleSummary({ triangles, neighbours }: TriangleState): {
  triangles: number
  transitivity: number
} {
  let corners = 0
  let triples = 0
  for (let node = 0; node < triangles.length; node++) {
    corners += triangles[node]!
    triples += (neighbours[node]! * (neighbours[node]! - 1)) / 2
  }
  return { triangles: corners / 3, transitivity: triples === 0 ? 0 : corners / triples }
}
