import { Frontier } from '../frontier.ts'
import type { Measure } from '../measure.ts'
import { edgesAt, type Reading, type Sides } from '../reading.ts'
import type { Team } from '../team.ts'
import { weakComponents } from './weak-components.ts'

/**
 * The diameter of the largest component, reading the graph undirected, between a lower and an upper bound;
 * often both are the same. O(m) a search; 16 bytes a node.
 * Source: Crescenzi and others, "On computing the diameter of real-world undirected graphs" (2013): iFUB.
 */
export const diameter: Measure<'diameter'> = {
  parallel: false,
  allocate: () => ({}),
  run(graph, { searches }, _, team) {
    if (graph.nodeCount === 0) return { atLeast: 0, atMost: 0, searches: 0 }
    const sides: Sides = [graph.out, graph.in]
    const search = new Frontier(graph.nodeCount, sides, sides)
    const far = sweep(search, hubOfLargest(graph, team))
    const across = new Float64Array(graph.nodeCount)
    const opposite = sweep(search, far.last, (node, depth) => (across[node] = depth))
    // halfway along the longest path found, everybody is near
    const half = Math.floor(opposite.depth / 2)
    let middle = far.last
    sweep(search, opposite.last, (node, depth) => {
      if (across[node] === half && depth === opposite.depth - half) middle = node
    })
    const levels: number[][] = []
    const radius = sweep(search, middle, (node, depth) => (levels[depth] ??= []).push(node)).depth
    let atLeast = Math.max(opposite.depth, radius)
    let spent = 4
    let depth = radius
    // two nodes within `depth` of the middle are at most twice that apart, so only farther ones need a look
    for (; atLeast < 2 * depth && spent < searches; depth--) {
      for (const node of levels[depth]!) {
        if (spent === searches || atLeast === 2 * depth) break
        atLeast = Math.max(atLeast, sweep(search, node).depth)
        spent++
        team.report(spent, searches)
      }
      if (spent === searches) break
    }
    return { atLeast, atMost: Math.max(atLeast, 2 * depth), searches: spent }
  },
}

function sweep(
  search: Frontier,
  from: number,
  visit?: (node: number, depth: number) => void,
): { last: number; depth: number } {
  search.start([from])
  let last = from
  while (search.size > 0) {
    last = search.any()
    if (visit) search.forEach((node) => visit(node, search.depth))
    search.advance()
  }
  return { last, depth: search.depth - 1 }
}

/** The node of most edges in the largest component. */
function hubOfLargest(graph: Reading, team: Team): number {
  const state = weakComponents.allocate(graph, {}, 1)
  weakComponents.run(graph, {}, state, team)
  const { values: groups } = state
  let hub = groups.indexOf(0)
  for (let node = hub; node < graph.nodeCount; node++) {
    if (groups[node] === 0 && edgesAt(graph, node) > edgesAt(graph, hub)) hub = node
  }
  return hub
}
