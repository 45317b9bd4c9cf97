import { expect, test } from 'vitest'
import { heaviest, labelOf } from './community-view.ts'

test('ties of both directions are one, those within a group none, and the heaviest come first', () => {
  const edges = [
    { source: 0, target: 1, count: 3 },
    { source: 1, target: 0, count: 4 },
    { source: 2, target: 0, count: 5 },
    { source: 1, target: 1, count: 100 },
    { source: 1, target: 2, count: 1 },
  ]
  expect(heaviest(edges, 2)).toEqual([
    { source: 0, target: 1, count: 7 },
    { source: 0, target: 2, count: 5 },
  ])
})

test('a group is called by its name and its size', () => {
  expect(labelOf('ATL, ORD', 41_203)).toBe('ATL, ORD · 41,203')
})
