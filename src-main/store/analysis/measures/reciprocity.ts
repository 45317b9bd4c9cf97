import type { Measure } from '../measure.ts'

/**
 * The share of edges from one node to another that an edge the other way answers; self-loops are left out.
 * Read undirected, 1. O(n + m); 4 bytes a node and thread.
 */
export const reciprocity: Measure<'reciprocity'> = {
  parallel: true,
  allocate: () => ({}),
  run({ nodeCount, directed, out, in: incoming }, _, __, team) {
    const pointsHere = new Uint32Array(nodeCount)
    const [answered, counted] = team.sums(nodeCount, 2, (from, to, sums) => {
      for (let node = from; node < to; node++) {
        const end = incoming.starts[node + 1]!
        for (let at = incoming.starts[node]!; at < end; at++) pointsHere[incoming.others[at]!] = node + 1
        const last = out.starts[node + 1]!
        for (let at = out.starts[node]!; at < last; at++) {
          const other = out.others[at]!
          if (other === node) continue
          sums[1] = sums[1]! + 1
          if (pointsHere[other] === node + 1) sums[0] = sums[0]! + 1
        }
      }
    })
    if (counted === 0) return { reciprocity: 0, answered: 0 }
    return { reciprocity: directed ? answered! / counted! : 1, answered: directed ? answered! : counted! }
  },
}
