import { sharedArray } from '../../load/shared-array.ts'
import { searchLevels, searchState, type SearchState } from '../level-search.ts'
import type { Measure } from '../measure.ts'
import { edgesAt, type Reading, type Sides } from '../reading.ts'
import type { Team } from '../team.ts'
import { weakComponents } from './weak-components.ts'

type DiameterState = SearchState & {
  /** Distance from where the last search began, NaN outside of the largest component. */
  readonly depths: Float64Array
  /** The component of each node; later, whether it may be in the middle; then, its distance from there. */
  readonly marks: Uint32Array
}

/**
 * The diameter of the largest component, reading the graph undirected, between a lower and an upper bound;
 * often both are the same. O(m) a search, by all threads; 25 bytes a node.
 * Source: Crescenzi and others, "On computing the diameter of real-world undirected graphs" (2013): iFUB.
 */
export const diameter: Measure<'diameter', DiameterState> = {
  parallel: true,
  allocate: ({ nodeCount }) => ({
    ...searchState(nodeCount),
    depths: sharedArray.f64(nodeCount),
    marks: sharedArray.u32(nodeCount),
  }),
  run(graph, { searches }, state, team) {
    const { nodeCount } = graph
    if (nodeCount === 0) return { atLeast: 0, atMost: 0, searches: 0 }
    const { depths, marks } = state
    const hub = hubOfLargest(graph, state, team)
    team.each(nodeCount, (from, to) => depths.fill(Number.NaN, from, to))
    const sides: Sides = [graph.out, graph.in]
    /** Fills `depths`; gives the greatest. */
    const search = (from: number): number => {
      const ways = { nodeCount, sides, against: sides }
      const { farthest } = searchLevels(ways, [from], state, team, () => {}, depths)
      return farthest
    }
    /** The first node that passes; the same on every thread. */
    const first = (passes: (node: number) => boolean): number => {
      let node = 0
      while (!passes(node)) node++
      team.wait()
      return node
    }
    const reach = search(hub)
    const one = first((node) => depths[node] === reach)
    const length = search(one)
    const other = first((node) => depths[node] === length)
    // halfway along the longest path found, everybody is near
    const half = Math.floor(length / 2)
    team.each(nodeCount, (from, to) => {
      for (let node = from; node < to; node++) marks[node] = depths[node] === half ? 1 : 0
    })
    const back = search(other)
    const radius = search(first((node) => marks[node] === 1 && depths[node] === length - half))
    team.each(nodeCount, (from, to) => marks.set(depths.subarray(from, to), from))
    let atLeast = Math.max(length, back, radius)
    let spent = 4
    let depth = radius
    // two nodes within `depth` of the middle are at most twice that apart, so only farther ones need a look
    for (; atLeast < 2 * depth && spent < searches; depth--) {
      for (let node = 0; node < nodeCount && spent < searches && atLeast < 2 * depth; node++) {
        if (marks[node] !== depth) continue
        atLeast = Math.max(atLeast, search(node))
        team.report(++spent, searches)
      }
      if (spent === searches) break
    }
    return { atLeast, atMost: Math.max(atLeast, 2 * depth), searches: spent }
  },
}

/** The node of most edges in the largest component. */
function hubOfLargest(graph: Reading, state: DiameterState, team: Team): number {
  const { marks } = state
  weakComponents.run(graph, {}, { ...state, values: marks }, team)
  let hub = marks.indexOf(0)
  for (let node = hub; node < graph.nodeCount; node++) {
    if (marks[node] === 0 && edgesAt(graph, node) > edgesAt(graph, hub)) hub = node
  }
  return hub
}
