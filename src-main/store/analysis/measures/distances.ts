import { fail } from '../../../../src-shared/contract/failure.ts'
import { sharedArray } from '../../load/shared-array.ts'
import { Frontier } from '../frontier.ts'
import type { Measure } from '../measure.ts'
import { arriving, leading, type Reading, type Sides } from '../reading.ts'
import { settleDistances } from '../dijkstra.ts'

/**
 * Distance of each node from the nearest of the given ones, NaN where there is no path: by breadth-first
 * search in edges, O(n + m); weighted by Dijkstra's algorithm, O(m log n). 16 bytes a node.
 */
export const distances: Measure<'distances', { values: Float64Array }> = {
  parallel: false,
  allocate: ({ nodeCount }) => ({ values: sharedArray.f64(nodeCount) }),
  run(graph, { from, direction }, { values }) {
    if (from.length === 0) fail('bad-call', 'Distances need a node to start from.')
    const sides = sidesOf(graph, direction)
    if (graph.weights) settleDistances(graph, sides, from, values)
    else countSteps(graph.nodeCount, sides, arrivingSides(graph, direction), from, values)
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
    return { reached, farthest, mean: reached === 0 ? 0 : total / reached }
  },
}

function countSteps(
  nodeCount: number,
  sides: Sides,
  against: Sides,
  from: readonly number[],
  values: Float64Array,
): void {
  const frontier = new Frontier(nodeCount, sides, against)
  values.fill(Number.NaN)
  frontier.start(from)
  for (let distance = 0; frontier.size > 0; distance++) {
    frontier.forEach((node) => (values[node] = distance))
    frontier.advance()
  }
}

type Direction = 'out' | 'in' | 'both'

function sidesOf(graph: Reading, direction: Direction): Sides {
  if (direction === 'both') return [graph.out, graph.in]
  return direction === 'out' ? leading(graph) : arriving(graph)
}

function arrivingSides(graph: Reading, direction: Direction): Sides {
  if (direction === 'both') return [graph.out, graph.in]
  return direction === 'out' ? arriving(graph) : leading(graph)
}
