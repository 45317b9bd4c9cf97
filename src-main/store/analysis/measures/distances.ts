import { fail } from '../../../../src-shared/contract/failure.ts'
import { sharedArray } from '../../load/shared-array.ts'
import { settleDistances } from '../dijkstra.ts'
import { searchLevels, searchState, type Reached, type SearchState } from '../level-search.ts'
import type { Measure } from '../measure.ts'
import { arriving, leading, type Reading, type Sides } from '../reading.ts'

/**
 * Distance of each node from the nearest of the given ones, NaN where there is no path: by breadth-first
 * search in edges, O(n + m), 13 bytes a node; weighted by Dijkstra's algorithm, O(m log n), 16 bytes.
 */
export const distances: Measure<'distances', SearchState & { values: Float64Array }> = {
  parallel: ({ weights }) => weights === undefined,
  allocate: ({ nodeCount, weights }) => ({
    // Dijkstra's algorithm needs no such search
    ...searchState(weights ? 0 : nodeCount),
    values: sharedArray.f64(nodeCount),
  }),
  run(graph, { from, direction }, state, team) {
    if (from.length === 0) fail('bad-call', 'Distances need a node to start from.')
    const { nodeCount, weights } = graph
    const { values } = state
    const sides = sidesOf(graph, direction)
    let reach: Reached
    if (weights) {
      settleDistances(graph, sides, from, values)
      reach = reachOf(values)
    } else {
      team.each(nodeCount, (first, end) => values.fill(Number.NaN, first, end))
      const against = sidesOf(graph, opposite[direction])
      const say = (nodes: number) => team.report(nodes, nodeCount)
      reach = searchLevels({ nodeCount, sides, against }, from, state, team, say, values)
    }
    const { reached, farthest, total } = reach
    return { reached, farthest, mean: reached === 0 ? 0 : total / reached }
  },
}

function reachOf(values: Float64Array): Reached {
  let reached = 0
  let farthest = 0
  let total = 0
  for (let node = 0; node < values.length; node++) {
    const distance = values[node]!
    if (Number.isNaN(distance)) continue
    reached++
    total += distance
    if (distance > farthest) farthest = distance
  }
  return { reached, farthest, total }
}

type Direction = 'out' | 'in' | 'both'

const opposite = { out: 'in', in: 'out', both: 'both' } as const

function sidesOf(graph: Reading, direction: Direction): Sides {
  if (direction === 'both') return [graph.out, graph.in]
  return direction === 'out' ? leading(graph) : arriving(graph)
}
