import type { Adjacency } from '../graph-store.ts'
import { sharedArray } from '../load/shared-array.ts'
import { ranksFor } from './build-topology.ts'
import type { Topology } from './topology.ts'

/**
 * The rows of an adjacency that has none. Its edges are numbered by source already, as everywhere. Two passes over
 * the edges, and 4 bytes a node meanwhile.
 */
export function topologyOf(adjacency: Adjacency): Topology {
  const { nodeCount, edgeCount } = adjacency
  const targets = sharedArray.u32(edgeCount)
  const outStarts = sharedArray.u32(nodeCount + 1)
  const inStarts = sharedArray.u32(nodeCount + 1)
  for (let edge = 0; edge < edgeCount; edge++) {
    targets[edge] = adjacency.targetOf(edge)
    outStarts[adjacency.sourceOf(edge) + 1]!++
    inStarts[targets[edge]! + 1]!++
  }
  let longest = 0
  for (let node = 0; node < nodeCount; node++) {
    longest = Math.max(longest, outStarts[node + 1]!)
    outStarts[node + 1]! += outStarts[node]!
    inStarts[node + 1]! += inStarts[node]!
  }
  const inSources = sharedArray.u32(edgeCount)
  const inRanks = ranksFor(longest, edgeCount)
  const next = inStarts.slice()
  for (let node = 0; node < nodeCount; node++) {
    for (let edge = outStarts[node]!; edge < outStarts[node + 1]!; edge++) {
      const at = next[targets[edge]!]!++
      inSources[at] = node
      inRanks[at] = edge - outStarts[node]!
    }
  }
  return { nodeCount, edgeCount, outStarts, targets, inStarts, inSources, inRanks }
}
