import type { Measure } from '../measure.ts'
import { edgesAt } from '../reading.ts'

/**
 * Degree assortativity: Pearson's correlation of the degrees at the two ends of an edge; directed, of the
 * source's out-degree and the target's in-degree. NaN where all degrees are equal. O(m); no memory.
 * Source: Newman, "Mixing patterns in networks" (2003).
 */
export const assortativity: Measure<'assortativity'> = {
  parallel: true,
  allocate: () => ({}),
  run(graph, _, __, team) {
    const { nodeCount, directed, out, in: incoming } = graph
    const outDegree = (node: number) =>
      directed ? out.starts[node + 1]! - out.starts[node]! : edgesAt(graph, node)
    const inDegree = (node: number) =>
      directed ? incoming.starts[node + 1]! - incoming.starts[node]! : edgesAt(graph, node)
    // undirected, each edge is read both ways, which makes both ends' means the same
    const count = graph.edgeCount * (directed ? 1 : 2)
    const means = team.sums(nodeCount, 2, (from, to, sums) => {
      for (let node = from; node < to; node++) {
        sums[0] = sums[0]! + outDegree(node) ** 2
        sums[1] = sums[1]! + inDegree(node) ** 2
      }
    })
    const meanOut = means[0]! / count
    const meanIn = means[1]! / count
    const [both, outs, ins] = team.sums(nodeCount, 3, (from, to, sums) => {
      for (let node = from; node < to; node++) {
        const x = outDegree(node) - meanOut
        const y = inDegree(node) - meanIn
        let beside = 0
        const end = out.starts[node + 1]!
        for (let at = out.starts[node]!; at < end; at++) beside += inDegree(out.others[at]!) - meanIn
        sums[0] = sums[0]! + x * beside * (directed ? 1 : 2)
        sums[1] = sums[1]! + x * x * outDegree(node)
        sums[2] = sums[2]! + y * y * inDegree(node)
      }
    })
    return { assortativity: both! / Math.sqrt(outs! * ins!) }
  },
}
