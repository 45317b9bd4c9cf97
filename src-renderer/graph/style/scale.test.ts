import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainOf, legendTicks, placeOn, ticksOf, valueAt } from './scale.ts'

const scale = fc.constantFrom('linear' as const, 'sqrt' as const, 'log' as const)
const value = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const domain = fc
  .tuple(value, value)
  .filter(([a, b]) => Math.abs(a - b) > 1e-3)
  .map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]))

describe('a scale', () => {
  it('puts the ends of its domain at 0 and 1, keeps the order, and finds the way back', () => {
    fc.assert(
      fc.property(scale, domain, fc.double({ min: 0, max: 1, noNaN: true }), (name, range, part) => {
        const place = placeOn(name, range)
        expect(place(range[0])).toBeCloseTo(0, 9)
        expect(place(range[1])).toBeCloseTo(1, 9)
        const between = valueAt(name, range)(part)
        expect(place(between)).toBeCloseTo(part, 6)
        expect(place(between)).toBeGreaterThanOrEqual(place(range[0]))
      }),
    )
  })

  it('holds what lies beyond at the ends, and puts a single value in the middle', () => {
    expect(placeOn('linear', [0, 10])(-5)).toBe(0)
    expect(placeOn('linear', [0, 10])(50)).toBe(1)
    expect(placeOn('log', [7, 7])(7)).toBe(0.5)
  })
})

describe('ticks', () => {
  it('are few, in order and within the domain', () => {
    fc.assert(
      fc.property(scale, domain, (name, range) => {
        const ticks = ticksOf(name, range)
        expect(ticks.length).toBeLessThanOrEqual(7)
        expect(ticks).toEqual(ticks.toSorted((a, b) => a - b))
        const little = (range[1] - range[0]) * 1e-6
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(range[0] - little)
          expect(tick).toBeLessThanOrEqual(range[1] + little)
        }
      }),
    )
  })

  it('are round', () => {
    expect(ticksOf('linear', [0, 1])).toEqual([0, 0.5, 1])
    expect(ticksOf('linear', [3, 97])).toEqual([50])
    expect(ticksOf('log', [0, 1000])).toEqual([0, 1, 10, 100, 1000])
    expect(ticksOf('linear', [4, 4])).toEqual([4])
    expect(legendTicks('linear', [79, 9523])).toEqual([79, 5000, 9523])
    expect(legendTicks('linear', [0, 5500])).toEqual([0, 2000, 5500])
    expect(legendTicks('linear', [4, 4])).toEqual([4])
  })
})

it('the domain of nothing is nothing', () => {
  expect(domainOf([])).toBeUndefined()
  expect(domainOf([3, -1, 2])).toEqual([-1, 3])
})
