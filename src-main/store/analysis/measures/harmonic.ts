import { sharedArray } from '../../load/shared-array.ts'
import { searchState, searchTogether, TOGETHER, type SearchState } from '../many-searches.ts'
import type { Measure } from '../measure.ts'
import { arriving } from '../reading.ts'
import { chooseSources, errorBound } from '../sources.ts'

/**
 * Harmonic centrality: the mean of 1 / distance to the node, over the other nodes; 0 for those that do not
 * reach it. Between 0 and 1. O(m · diameter) for every 32 sources; 20 bytes a node.
 * Source: Boldi and Vigna (2014); Eppstein and Wang (2004) for sampling.
 */
export const harmonic: Measure<'harmonic', SearchState & { values: Float64Array }> = {
  parallel: true,
  allocate: (graph) => ({ ...searchState(graph), values: sharedArray.f64(graph.nodeCount) }),
  run(graph, { sources: wanted, seed }, state, team) {
    const { nodeCount } = graph
    const { values } = state
    const sources = chooseSources(graph, wanted, seed)
    for (let from = 0; from < sources.length; from += TOGETHER) {
      const batch = sources.subarray(from, from + TOGETHER)
      searchTogether(nodeCount, arriving(graph), batch, state, team, (node, distance, count) => {
        values[node] = values[node]! + count / distance
      })
      team.report(from, sources.length)
    }
    // a node is not among those that it is measured against
    team.once(() => {
      const isSource = new Set(sources)
      for (let node = 0; node < nodeCount; node++) {
        const measured = sources.length - (isSource.has(node) ? 1 : 0)
        values[node] = measured === 0 ? 0 : values[node]! / measured
      }
    })
    return { sources: sources.length, error: errorBound(nodeCount, sources.length) }
  },
}
