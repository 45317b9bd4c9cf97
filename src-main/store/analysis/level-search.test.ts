import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchLevels, searchState } from './level-search.ts'
import { leading, arriving, type Reading } from './reading.ts'
import { cycle, readList, type EdgeList } from './small-graphs.ts'
import { alone } from './team.ts'

/** Distances level by level over a list of edges. */
function stepsOf(nodes: number, list: EdgeList, directed: boolean, from: readonly number[]): number[] {
  const steps = Array<number>(nodes).fill(Number.NaN)
  let level = [...new Set(from)]
  for (let depth = 0; level.length > 0; depth++) {
    for (const node of level) steps[node] = depth
    const at = new Set(level)
    const ends = list.flatMap(([a, b]) => [...(at.has(a) ? [b] : []), ...(at.has(b) && !directed ? [a] : [])])
    level = [...new Set(ends)].filter((node) => Number.isNaN(steps[node]))
  }
  return steps
}

function search(graph: Reading, from: readonly number[], backwards = false) {
  const { nodeCount } = graph
  const [sides, against] = backwards ? [arriving(graph), leading(graph)] : [leading(graph), arriving(graph)]
  const state = searchState(nodeCount)
  const depths = new Float64Array(nodeCount).fill(Number.NaN)
  const reach = searchLevels({ nodeCount, sides, against }, from, state, alone(nodeCount), () => {}, depths)
  return { state, reach, depths: [...depths] }
}

/** Layers of nodes, each of which leads to all of the next layer; then nodes without edges. */
function layered(sizes: readonly number[], spare: number): { nodes: number; list: EdgeList } {
  const list: [number, number][] = []
  let first = 0
  sizes.forEach((size, layer) => {
    const next = first + size
    for (let a = first; a < next; a++) {
      for (let b = next; b < next + (sizes[layer + 1] ?? 0); b++) list.push([a, b])
    }
    first = next
  })
  return { nodes: first + spare, list }
}

const anyLayers = fc
  .tuple(
    fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 30 })), {
      minLength: 1,
      maxLength: 30,
    }),
    fc.nat(70),
  )
  .map(([sizes, spare]) => layered(sizes, spare))

/** Sparse to dense, at random. */
const anyEdges = fc.integer({ min: 1, max: 200 }).chain((nodes) => {
  const node = fc.integer({ min: 0, max: nodes - 1 })
  return fc.record({ nodes: fc.constant(nodes), list: fc.array(fc.tuple(node, node), { maxLength: 600 }) })
})

describe('a search by levels', () => {
  it('meets what a search over the edges meets, at the same distances, whichever way it looks', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyLayers, anyEdges),
        fc.boolean(),
        fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
        ({ nodes, list }, directed, picks) => {
          const from = picks.map((pick) => pick % nodes)
          const graph = readList(nodes, list, directed)
          const steps = stepsOf(nodes, list, directed, from)
          const { reach, depths, state } = search(graph, from)
          expect(depths).toEqual(steps)
          const met = steps.filter((depth) => !Number.isNaN(depth))
          expect(reach).toEqual({
            reached: met.length,
            farthest: Math.max(...met),
            total: met.reduce((a, b) => a + b, 0),
          })
          steps.forEach((depth, node) => {
            const bit = (state.met[node >>> 5]! >>> (node & 31)) & 1
            expect(bit).toBe(Number.isNaN(depth) ? 0 : 1)
          })
          const turned = list.map(([a, b]) => [b, a] as const)
          expect(search(graph, from, true).depths).toEqual(stepsOf(nodes, turned, directed, from))
        },
      ),
    )
  })

  it('looks ahead on small levels and back on large ones', () => {
    const ones = (many: number) => Array<number>(many).fill(1)
    const { nodes, list } = layered([...ones(10), 30, 30, 30, ...ones(40)], 3)
    const { state, reach, depths } = search(readList(nodes, list, true), [0])
    expect(depths).toEqual(stepsOf(nodes, list, true, [0]))
    // a large level between two that are large is never queued
    expect(reach.reached).toBe(140)
    expect(state.queue.indexOf(0, 1)).toBe(140 - 2 * 30)
  })

  it('starts anew with what an earlier one left', () => {
    const graph = readList(100, cycle(50), true)
    const state = searchState(100)
    const ways = { nodeCount: 100, sides: [graph.out], against: [graph.in] } as const
    expect(searchLevels(ways, [3], state, alone(100), () => {}).reached).toBe(50)
    expect(searchLevels(ways, [70, 70], state, alone(100), () => {})).toEqual({
      reached: 1,
      farthest: 0,
      total: 0,
    })
    expect(searchLevels(ways, [], state, alone(100), () => {})).toEqual({
      reached: 0,
      farthest: -1,
      total: 0,
    })
  })
})
