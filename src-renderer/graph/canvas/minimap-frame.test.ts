import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { frameFor, toMinimap, toModel } from './minimap-frame.ts'

const point = fc.record({
  x: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  y: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
})

it('fits every node into the minimap and finds the way back', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1 }), (points) => {
      const frame = frameFor(points, 160, 110)!
      for (const place of points) {
        const pixel = toMinimap(frame, place)
        expect(pixel.x).toBeGreaterThanOrEqual(5.9)
        expect(pixel.x).toBeLessThanOrEqual(154.1)
        expect(pixel.y).toBeGreaterThanOrEqual(5.9)
        expect(pixel.y).toBeLessThanOrEqual(104.1)
        expect(toModel(frame, pixel).x).toBeCloseTo(place.x, 6)
      }
    }),
  )
})

it('shows nodes that all but coincide as one place', () => {
  const frame = frameFor(
    [
      { x: -1e4, y: 0 },
      { x: -1e4 + 1e-9, y: 0 },
    ],
    160,
    110,
  )!
  expect(toMinimap(frame, { x: -1e4, y: 0 }).x).toBeCloseTo(80, 3)
})

it('is nothing without nodes', () => {
  expect(frameFor([], 160, 110)).toBeUndefined()
})
