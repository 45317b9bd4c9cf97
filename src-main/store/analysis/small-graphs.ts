import { sharedArray } from '../load/shared-array.ts'
import type { Topology } from '../topology/topology.ts'
import { readingOf, type Reading, type Weights } from './reading.ts'
import { atOnce } from './slices.ts'

// for tests and benches

export type EdgeList = readonly (readonly [source: number, target: number, weight?: number])[]

/** Adjacency of a list of edges, as the loader builds it. */
export function topologyOf(nodeCount: number, sources: Uint32Array, targets: Uint32Array): Topology {
  const edgeCount = sources.length
  const outStarts = startsOf(nodeCount, sources)
  const inStarts = startsOf(nodeCount, targets)
  const sorted = sharedArray.u32(edgeCount)
  const sourceOf = new Uint32Array(edgeCount)
  const cursors = outStarts.slice()
  sources.forEach((source, at) => {
    const edge = cursors[source]!
    cursors[source] = edge + 1
    sorted[edge] = targets[at]!
    sourceOf[edge] = source
  })
  cursors.set(inStarts)
  const inSources = sharedArray.u32(edgeCount)
  const inRanks = sharedArray.u32(edgeCount)
  sorted.forEach((target, edge) => {
    const at = cursors[target]!
    cursors[target] = at + 1
    inSources[at] = sourceOf[edge]!
    inRanks[at] = edge - outStarts[sourceOf[edge]!]!
  })
  return { nodeCount, edgeCount, outStarts, targets: sorted, inStarts, inSources, inRanks }
}

/** A reading of a list of edges; weighted if any edge has a weight. */
export function readList(nodeCount: number, list: EdgeList, directed: boolean): Reading {
  const sources = Uint32Array.from(list, ([source]) => source)
  const topology = topologyOf(
    nodeCount,
    sources,
    Uint32Array.from(list, ([, target]) => target),
  )
  if (!list.some(([, , weight]) => weight !== undefined)) return atOnce(readingOf(topology, directed))
  const weights: Weights = sharedArray.f64(list.length)
  const cursors = topology.outStarts.slice()
  for (const [source, , weight] of list) weights[cursors[source]!++] = weight ?? 1
  return atOnce(readingOf(topology, directed, weights))
}

function startsOf(nodeCount: number, keys: Uint32Array): Uint32Array {
  const starts = sharedArray.u32(nodeCount + 1)
  for (const key of keys) starts[key + 1]!++
  for (let node = 0; node < nodeCount; node++) starts[node + 1]! += starts[node]!
  return starts
}

/** Zachary's karate club, 34 members and 78 ties. Source: Zachary 1977, as distributed with UCINET. */
export const karate: EdgeList = (
  '0-1 0-2 0-3 0-4 0-5 0-6 0-7 0-8 0-10 0-11 0-12 0-13 0-17 0-19 0-21 0-31 1-2 1-3 1-7 1-13 1-17 1-19 1-21 ' +
  '1-30 2-3 2-7 2-8 2-9 2-13 2-27 2-28 2-32 3-7 3-12 3-13 4-6 4-10 5-6 5-10 5-16 6-16 8-30 8-32 8-33 9-33 ' +
  '13-33 14-32 14-33 15-32 15-33 18-32 18-33 19-33 20-32 20-33 22-32 22-33 23-25 23-27 23-29 23-32 23-33 ' +
  '24-25 24-27 24-31 25-31 26-29 26-33 27-33 28-31 28-33 29-32 29-33 30-32 30-33 31-32 31-33 32-33'
)
  .split(' ')
  .map((pair) => pair.split('-').map(Number) as [number, number])

export function complete(nodes: number): EdgeList {
  const list: [number, number][] = []
  for (let a = 0; a < nodes; a++) for (let b = a + 1; b < nodes; b++) list.push([a, b])
  return list
}

export function cycle(nodes: number): EdgeList {
  return Array.from({ length: nodes }, (_, node) => [node, (node + 1) % nodes] as const)
}

/** Node 0 joined to each of the others. */
export function star(leaves: number): EdgeList {
  return Array.from({ length: leaves }, (_, leaf) => [0, leaf + 1] as const)
}

export function grid(width: number, height: number): EdgeList {
  const list: [number, number][] = []
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const node = y * width + x
      if (x + 1 < width) list.push([node, node + 1])
      if (y + 1 < height) list.push([node, node + width])
    }
  }
  return list
}
