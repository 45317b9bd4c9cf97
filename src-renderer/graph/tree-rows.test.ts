import { expect, it } from 'vitest'
import type { ViewNode } from '../../src-shared/contract/graph.ts'
import { parentRow, rowStartingWith, treeRows } from './tree-rows.ts'
import { emptyView, withSubgraph } from './view.ts'

const node = (index: number, label: string, degree: number): ViewNode => ({
  index,
  id: index,
  label,
  kind: 'k',
  degree,
})
const { view } = withSubgraph(
  emptyView,
  {
    nodes: [node(1, 'Ann', 1), node(2, 'Bob', 9), node(3, 'Ada', 5)],
    edges: [
      { index: 0, source: 1, target: 2, kind: 'e' },
      { index: 1, source: 2, target: 3, kind: 'e' },
    ],
    edgesOmitted: 0,
  },
  100,
)

it('lists the most connected first', () => {
  expect(treeRows(view, new Set()).map(({ node: { label } }) => label)).toEqual(['Bob', 'Ada', 'Ann'])
})

it('puts neighbours below an expanded node, counted by themselves', () => {
  const rows = treeRows(view, new Set([2]))
  expect(rows.map(({ node: { label }, level }) => `${level} ${label}`)).toEqual([
    '1 Bob',
    '2 Ada',
    '2 Ann',
    '1 Ada',
    '1 Ann',
  ])
  expect(rows[2]).toMatchObject({ position: 2, setSize: 2 })
  expect(parentRow(rows, 2)).toBe(0)
  expect(parentRow(rows, 3)).toBe(3)
})

it('finds rows by their first letters, going around', () => {
  const rows = treeRows(view, new Set())
  expect(rowStartingWith(rows, 1, 'a')).toBe(2)
  expect(rowStartingWith(rows, 2, 'A')).toBe(1)
  expect(rowStartingWith(rows, 0, 'z')).toBe(0)
})
