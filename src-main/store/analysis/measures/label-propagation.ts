import { below, randomSource } from '../../../generate/random.ts'
import { refuseNegative } from '../dijkstra.ts'
import { sharedArray } from '../../load/shared-array.ts'
import { numberGroups } from '../groups.ts'
import type { Measure } from '../measure.ts'
import { modularity } from '../modularity.ts'
import { NodeQueue } from '../node-queue.ts'
import { Tally, type Ties } from '../tally.ts'

/**
 * Communities by label propagation: a node takes the label with most weight among its neighbours, and only
 * neighbours of a node that changed are looked at again. Nearly O(n + m) in practice; 21 bytes a node.
 * Source: Raghavan, Albert and Kumara (2007); Traag and Šubelj (2023) for the queue.
 */
export const labelPropagation: Measure<'label-propagation', { values: Uint32Array }> = {
  parallel: false,
  allocate: ({ nodeCount }) => ({ values: sharedArray.u32(nodeCount) }),
  run(graph, { seed }, { values: labels }, team) {
    const { nodeCount, weights } = graph
    if (weights) refuseNegative(weights)
    const ties: Ties = { nodeCount, sides: [graph.out, graph.in], weights }
    const random = randomSource(seed)
    for (let node = 0; node < nodeCount; node++) labels[node] = node
    const queue = new NodeQueue(nodeCount, random)
    const tally = new Tally(nodeCount)
    for (let looked = 0; queue.size > 0; looked++) {
      // how long is left is not known; what is still in the queue is the best that can be said
      if ((looked & 0xffff) === 0) team.report(looked, looked + queue.size)
      const node = queue.take()
      tally.clear()
      tally.add(ties, node, labels)
      const label = strongest(tally, labels[node]!, (ways) => below(random, ways))
      if (label === labels[node]) continue
      labels[node] = label
      for (const { starts, others } of ties.sides) {
        const end = starts[node + 1]!
        for (let at = starts[node]!; at < end; at++) {
          if (labels[others[at]!] !== label) queue.offer(others[at]!)
        }
      }
    }
    const groups = numberGroups(labels)
    return { ...groups, modularity: modularity(graph, labels) }
  },
}

/** The label of most weight; the present one if it is among several, else any of them. */
function strongest({ weight, touched, count }: Tally, own: number, pick: (ways: number) => number): number {
  let most = 0
  let ways = 0
  let label = own
  for (let at = 0; at < count; at++) {
    const candidate = touched[at]!
    const has = weight[candidate]!
    if (has > most) {
      most = has
      ways = 1
      label = candidate
    } else if (has === most && pick(++ways) === 0) label = candidate
  }
  return weight[own] === most ? own : label
}
