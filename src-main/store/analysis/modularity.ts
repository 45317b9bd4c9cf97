import type { Reading } from './reading.ts'

/**
 * Newman and Girvan's modularity of a grouping, at a resolution, reading the graph undirected: the share of
 * weight inside groups, less what chance would put there. 0 for a graph without edges. O(n + m); 8 bytes a node.
 */
export function modularity(graph: Reading, groups: Uint32Array, resolution = 1): number {
  const { nodeCount, out, weights } = graph
  const strength = new Float64Array(nodeCount)
  let inside = 0
  let total = 0
  for (let node = 0; node < nodeCount; node++) {
    const group = groups[node]!
    const end = out.starts[node + 1]!
    for (let edge = out.starts[node]!; edge < end; edge++) {
      const weight = weights === undefined ? 1 : weights[edge]!
      const other = groups[out.others[edge]!]!
      strength[group] = strength[group]! + weight
      strength[other] = strength[other]! + weight
      total += weight
      if (other === group) inside += weight
    }
  }
  if (total === 0) return 0
  let byChance = 0
  for (let group = 0; group < nodeCount; group++) byChance += (strength[group]! / (2 * total)) ** 2
  return inside / total - resolution * byChance
}
