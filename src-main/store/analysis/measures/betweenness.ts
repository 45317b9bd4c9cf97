import { fail } from '../../../../src-shared/contract/failure.ts'
import { sharedArray } from '../../load/shared-array.ts'
import { PathCounter } from '../brandes.ts'
import { refuseNegative } from '../dijkstra.ts'
import type { Measure } from '../measure.ts'
import { leading } from '../reading.ts'
import { chooseSources, errorBound } from '../sources.ts'

type BetweennessState = {
  values: Float64Array
  /** What the present source puts on each node, for each thread: `nodeCount` entries a thread. */
  carried: Float64Array
}

/**
 * Betweenness centrality: the share of pairs whose shortest paths run through a node, between 0 and 1; a pair
 * joined by several paths counts by the share of them. O(m) a source, weighted O(m log n); 8 bytes a node and
 * 24 more for each thread, weighted 29. Sources: Brandes (2001); Brandes and Pich (2007) for sampling.
 */
export const betweenness: Measure<'betweenness', BetweennessState> = {
  parallel: true,
  allocate: ({ nodeCount }, _, threads) => ({
    values: sharedArray.f64(nodeCount),
    carried: sharedArray.f64(nodeCount * threads),
  }),
  run(graph, { sources: wanted, seed }, { values, carried }, team) {
    const { nodeCount, weights } = graph
    if (weights) {
      refuseNegative(weights)
      if (weights.includes(0)) fail('bad-call', 'Betweenness needs weights above 0: some edge weighs 0.')
    }
    const sources = chooseSources(graph, wanted, seed)
    const share = (thread: number) => carried.subarray(thread * nodeCount, (thread + 1) * nodeCount)
    const counter = new PathCounter(graph, leading(graph), share(team.thread))
    const shares = Array.from({ length: team.size }, (_, thread) => share(thread))
    for (let round = 0; round < sources.length; round += team.size) {
      const mine = sources[round + team.thread]
      if (mine !== undefined) counter.countFrom(mine)
      team.wait()
      // in the order of the sources, whoever counted them, so that rounding is always the same
      const counted = shares.slice(0, sources.length - round)
      team.each(nodeCount, (from, to) => {
        for (const each of counted) add(values, each, from, to)
      })
      team.report(round, sources.length)
    }
    const pairs = (nodeCount - 1) * (nodeCount - 2)
    const scale = pairs > 0 ? nodeCount / sources.length / pairs : 0
    team.each(nodeCount, (from, to) => {
      for (let node = from; node < to; node++) values[node] = values[node]! * scale
    })
    return { sources: sources.length, error: errorBound(nodeCount, sources.length) }
  },
}

function add(values: Float64Array, more: Float64Array, from: number, to: number): void {
  for (let node = from; node < to; node++) values[node] = values[node]! + more[node]!
}
