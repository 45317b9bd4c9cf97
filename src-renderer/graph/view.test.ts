import { describe, expect, it } from 'vitest'
import type { Subgraph, ViewEdge, ViewNode } from '../../src-shared/contract/graph.ts'
import {
  elementCount,
  emptyView,
  neighboursInView,
  withPinned,
  withPositions,
  withStyle,
  withSubgraph,
  withoutNodes,
} from './view.ts'

const node = (index: number, degree = 1): ViewNode => ({
  index,
  id: index,
  label: `n${index}`,
  kind: 'k',
  degree,
})
const edge = (index: number, source: number, target: number): ViewEdge => ({
  index,
  source,
  target,
  kind: 'e',
})
const part = (nodes: ViewNode[], edges: ViewEdge[], edgesOmitted = 0): Subgraph => ({
  nodes,
  edges,
  edgesOmitted,
})
const triangle = part([node(1), node(2, 9), node(3, 5)], [edge(0, 1, 2), edge(1, 2, 3), edge(2, 3, 1)])

describe('adding', () => {
  it('puts every new node somewhere of its own', () => {
    const { view, added } = withSubgraph(emptyView, triangle, 100)
    expect(added).toEqual([1, 2, 3])
    expect(new Set([...view.positions.values()].map(({ x, y }) => `${x},${y}`)).size).toBe(3)
  })

  it('leaves what is there where it is', () => {
    const { view } = withSubgraph(emptyView, triangle, 100)
    const more = withSubgraph(view, part([node(1), node(4)], [edge(3, 1, 4)]), 100)
    expect(more.added).toEqual([4])
    expect(more.view.positions.get(1)).toBe(view.positions.get(1))
    expect(more.view.edges.size).toBe(4)
  })

  it('keeps to the limit and counts what it left', () => {
    const { view, left } = withSubgraph(emptyView, triangle, 4)
    expect(elementCount(view)).toBe(4)
    expect(left).toBe(2)
  })

  it('passes over edges with an end elsewhere', () => {
    const { view } = withSubgraph(emptyView, part([node(1)], [edge(0, 1, 99)]), 100)
    expect(view.edges.size).toBe(0)
  })

  it('counts edges that the store left out', () => {
    expect(withSubgraph(emptyView, part([node(1)], [], 12), 100).left).toBe(12)
  })
})

it('removing nodes removes their edges and places', () => {
  const { view } = withSubgraph(emptyView, triangle, 100)
  const less = withoutNodes(view, new Set([1]))
  expect([...less.nodes.keys()]).toEqual([2, 3])
  expect([...less.edges.keys()]).toEqual([1])
  expect(less.positions.has(1)).toBe(false)
})

it('moves only what it has', () => {
  const { view } = withSubgraph(emptyView, triangle, 100)
  const moved = withPositions(view, [
    [1, { x: 7, y: 8 }],
    [42, { x: 0, y: 0 }],
  ])
  expect(moved.positions.get(1)).toEqual({ x: 7, y: 8 })
  expect(moved.positions.size).toBe(3)
})

it('pins only what it has, and forgets pins of what is removed', () => {
  const { view } = withSubgraph(emptyView, triangle, 100)
  const pinned = withPinned(view, [1, 2, 42], true)
  expect([...pinned.pinned]).toEqual([1, 2])
  expect([...withPinned(pinned, [1], false).pinned]).toEqual([2])
  expect([...withoutNodes(pinned, new Set([2])).pinned]).toEqual([1])
  expect(view.pinned.size).toBe(0)
})

it('keeps what the legend turned off while colours mean the same', () => {
  const { view } = withSubgraph(emptyView, triangle, 100)
  const filtered = { ...view, legendFilter: { ...view.legendFilter, off: ['k'] } }
  const larger = { ...view.style, nodes: { ...view.style.nodes, size: { by: 'fixed', size: 20 } as const } }
  expect(withStyle(filtered, larger).legendFilter.off).toEqual(['k'])
  const other = {
    ...view.style,
    nodes: { ...view.style.nodes, colour: { by: 'category', name: 'x', values: [] as string[] } as const },
  }
  expect(withStyle(filtered, other).legendFilter.off).toEqual([])
})

it('is plain data beside its maps and set', () => {
  const { style, legendFilter, layout } = emptyView
  const copy = JSON.parse(JSON.stringify({ style, legendFilter, layout })) as unknown
  expect(copy).toEqual({ style, legendFilter, layout })
})

it('ranks neighbours by degree, each once', () => {
  const { view } = withSubgraph(emptyView, part([...triangle.nodes], [...triangle.edges, edge(9, 2, 1)]), 100)
  expect(neighboursInView(view, 1).map(({ index }) => index)).toEqual([2, 3])
})
