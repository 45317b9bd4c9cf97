import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { spreadApart } from './spread.ts'

function overlaps(places: readonly number[], sizes: readonly number[]): number {
  let count = 0
  for (let a = 0; a < sizes.length; a++) {
    for (let b = a + 1; b < sizes.length; b++) {
      const distance = Math.hypot(places[2 * a]! - places[2 * b]!, places[2 * a + 1]! - places[2 * b + 1]!)
      if (distance < (sizes[a]! + sizes[b]!) / 2) count += 1
    }
  }
  return count
}

it('parts nodes wherever they were, even on one spot', () => {
  const coordinate = fc.integer({ min: 0, max: 120 })
  const node = fc.tuple(coordinate, coordinate, fc.integer({ min: 10, max: 40 }))
  fc.assert(
    fc.property(fc.array(node, { maxLength: 30 }), (nodes) => {
      const places = nodes.flatMap(([x, y]) => [x, y])
      const sizes = nodes.map(([, , size]) => size)
      spreadApart(places, sizes, new Set())
      expect(overlaps(places, sizes)).toBe(0)
    }),
    { numRuns: 50 },
  )
})

it('leaves fixed nodes where they are', () => {
  const places = [0, 0, 5, 0]
  spreadApart(places, [20, 20], new Set([0]))
  expect(places.slice(0, 2)).toEqual([0, 0])
  expect(places[2]).toBeGreaterThanOrEqual(27.9)
})

it('moves nothing that is apart already', () => {
  const places = [0, 0, 100, 0]
  spreadApart(places, [20, 20], new Set())
  expect(places).toEqual([0, 0, 100, 0])
})
