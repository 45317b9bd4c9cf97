import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { isInside, rectangle, simplified } from './region.ts'

const coordinate = fc.integer({ min: -100, max: 100 })
const point = fc.record({ x: coordinate, y: coordinate })

it('a rectangle holds what lies between its corners, whichever way it was drawn', () => {
  fc.assert(
    fc.property(point, point, point, (from, to, { x, y }) => {
      // off the grid that the corners lie on, so that no point is on the line itself
      const probe = { x: x + 0.5, y: y + 0.5 }
      const within = (value: number, a: number, b: number) => value > Math.min(a, b) && value < Math.max(a, b)
      expect(isInside(rectangle(from, to), probe)).toBe(
        within(probe.x, from.x, to.x) && within(probe.y, from.y, to.y),
      )
    }),
  )
})

it('a lasso with a notch leaves out what lies in the notch', () => {
  const letterU = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 30 },
    { x: 20, y: 30 },
    { x: 20, y: 0 },
    { x: 30, y: 0 },
    { x: 30, y: 40 },
    { x: 0, y: 40 },
  ]
  expect(isInside(letterU, { x: 5, y: 20 })).toBe(true)
  expect(isInside(letterU, { x: 15, y: 20 })).toBe(false)
  expect(isInside(letterU, { x: 15, y: 35 })).toBe(true)
})

it('simplifying keeps the ends of long steps', () => {
  const line = [0, 1, 2, 3, 10, 11].map((x) => ({ x, y: 0 }))
  expect(simplified(line, 3).map(({ x }) => x)).toEqual([0, 3, 10])
})
