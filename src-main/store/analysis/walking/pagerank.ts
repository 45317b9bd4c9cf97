import { ranges } from '../slices.ts'
import { STRIDE, type WalkedMeasure } from './walk.ts'

/** As `measures/pagerank.ts`, unweighted. */
export const walkedPageRank: WalkedMeasure<'pagerank'> = function* (walk, parameters) {
  const { damping, from, tolerance, rounds } = parameters
  const { nodeCount } = walk
  const jumps = new Set(from)
  const jumpCount = jumps.size || nodeCount
  const jumpsTo = (node: number) => jumps.size === 0 || jumps.has(node)
  const degree = new Float64Array(nodeCount)
  let rank = new Float64Array(nodeCount)
  let next = new Float64Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    walk.leading(node, () => degree[node]!++)
    rank[node] = jumpsTo(node) ? 1 / jumpCount : 0
    if (node % STRIDE === 0) yield
  }
  let round = 0
  let change = nodeCount === 0 ? 0 : Infinity
  while (round < rounds && change >= tolerance) {
    let idle = 0
    yield* ranges(nodeCount, (first, end) => {
      for (let node = first; node < end; node++) if (degree[node] === 0) idle += rank[node]!
    })
    const jump = (1 - damping + damping * idle) / jumpCount
    change = 0
    for (let node = 0; node < nodeCount; node++) {
      let sum = 0
      walk.arriving(node, (other) => {
        sum += rank[other]! / degree[other]!
      })
      next[node] = (jumpsTo(node) ? jump : 0) + damping * sum
      change += Math.abs(next[node]! - rank[node]!)
      if (node % STRIDE === 0) yield
    }
    ;[rank, next] = [next, rank]
    round++
  }
  return { values: rank, summary: { rounds: round, change, settled: change < tolerance ? 1 : 0 } }
}
