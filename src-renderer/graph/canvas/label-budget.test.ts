import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { chooseLabels, type LabelCandidate } from './label-budget.ts'

const at = (index: number, x: number, y: number, weight = 1): LabelCandidate => ({
  index,
  x,
  y,
  radius: 5,
  labelWidth: 40,
  weight,
})

it('prefers the weightier of two that overlap', () => {
  expect([...chooseLabels([at(1, 100, 100, 1), at(2, 110, 102, 9)], 500, 500)]).toEqual([2])
})

it('keeps to the budget, the weightiest first', () => {
  const row = Array.from({ length: 10 }, (_, index) => at(index, 50 * index + 1, 10, index))
  expect([...chooseLabels(row, 600, 600, 3)]).toEqual([9, 8, 7])
})

it('covers lighter nodes only', () => {
  expect(chooseLabels([at(1, 100, 100, 5), at(2, 105, 112, 1)], 500, 500).has(1)).toBe(true)
  expect(chooseLabels([at(1, 100, 100, 5), at(2, 105, 112, 5)], 500, 500).has(1)).toBe(false)
})

it('leaves out what is out of sight', () => {
  expect(chooseLabels([at(1, -5, 10), at(2, 10, 900)], 500, 500).size).toBe(0)
})

it('never lets two labels overlap', () => {
  const place = fc.tuple(fc.nat(600), fc.nat(600), fc.nat(50))
  fc.assert(
    fc.property(fc.array(place, { maxLength: 80 }), (places) => {
      const nodes = places.map(([x, y, weight], index) => at(index, x, y, weight))
      const chosen = nodes.filter(({ index }) => chooseLabels(nodes, 600, 600).has(index))
      for (const a of chosen) {
        for (const b of chosen) {
          if (a !== b) expect(Math.abs(a.x - b.x) >= 40 || Math.abs(a.y - b.y) >= 15).toBe(true)
        }
      }
    }),
    { numRuns: 40 },
  )
})
