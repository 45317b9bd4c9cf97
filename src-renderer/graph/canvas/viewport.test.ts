import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { between, viewportFor } from './viewport.ts'

const disk = fc.record({
  x: fc.double({ min: -5000, max: 5000, noNaN: true }),
  y: fc.double({ min: -5000, max: 5000, noNaN: true }),
  size: fc.double({ min: 1, max: 60, noNaN: true }),
})

it('shows every disk within the window', () => {
  fc.assert(
    fc.property(fc.array(disk, { minLength: 1, maxLength: 30 }), (disks) => {
      const { zoom, pan } = viewportFor(disks, 800, 600, 0.0001)!
      for (const { x, y, size } of disks) {
        expect(x * zoom + pan.x - (size * zoom) / 2).toBeGreaterThanOrEqual(0)
        expect(x * zoom + pan.x + (size * zoom) / 2).toBeLessThanOrEqual(800)
        expect(y * zoom + pan.y - (size * zoom) / 2).toBeGreaterThanOrEqual(0)
        expect(y * zoom + pan.y + (size * zoom) / 2).toBeLessThanOrEqual(600)
      }
    }),
  )
})

it('does not magnify a single node without end', () => {
  expect(viewportFor([{ x: 7, y: 8, size: 10 }], 800, 600, 0.02)).toEqual({
    zoom: 1.6,
    pan: { x: 400 - 7 * 1.6, y: 300 - 8 * 1.6 },
  })
})

it('keeps clear of what lies over the picture', () => {
  const overlay = { top: 28, left: { width: 200, height: 150 }, right: { width: 0, height: 0 } }
  const wide = [-500, 500].map((x) => ({ x, y: 0, size: 10 }))
  const above = viewportFor(wide, 800, 600, 0.02, overlay)!
  expect(above.pan).toEqual({ x: 400, y: 28 + 211 })
  const high = [-500, 500].map((y) => ({ x: 0, y, size: 10 }))
  const beside = viewportFor(high, 800, 600, 0.02, overlay)!
  expect(beside.pan).toEqual({ x: 500, y: 28 + 286 })
  const both = { ...overlay, right: { width: 100, height: 250 } }
  expect(viewportFor(wide, 800, 600, 0.02, both)!.pan).toEqual({ x: 400, y: 28 + 161 })
  expect(viewportFor(high, 800, 600, 0.02, both)!.pan).toEqual({ x: 450, y: 28 + 286 })
})

it('has nothing to say of nothing, or of a window without a size', () => {
  expect(viewportFor([], 800, 600, 0.02)).toBeUndefined()
  expect(viewportFor([{ x: 0, y: 0, size: 1 }], 0, 0, 0.02)).toBeUndefined()
})

it('goes from one viewport to the other', () => {
  const from = { zoom: 1, pan: { x: 0, y: 0 } }
  const to = { zoom: 3, pan: { x: 10, y: -10 } }
  expect(between(from, to, 0)).toEqual(from)
  expect(between(from, to, 1)).toEqual(to)
  expect(between(from, to, 0.5)).toEqual({ zoom: 2, pan: { x: 5, y: -5 } })
})
