import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longScroll } from './long-scroll.ts'

test('a short list scrolls pixel by pixel', () => {
  const { height, rowAt } = longScroll(1000, 25, 500)
  expect(height).toBe(25_000)
  expect(rowAt(250)).toBeCloseTo(10)
  expect(rowAt(24_500)).toBe(980)
})

test('a list of five million rows ends where the bar ends', () => {
  const { height, rowAt, topOf } = longScroll(5_000_000, 25, 500)
  expect(height).toBe(10_000_000)
  expect(rowAt(0)).toBe(0)
  expect(rowAt(height - 500)).toBe(4_999_980)
  expect(topOf(4_999_999)).toBe(height - 500)
})

test('every row can be reached, and is where it was left', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 10_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (rows, part) => {
        const { rowAt, topOf } = longScroll(rows, 25, 500)
        const row = Math.floor(part * (rows - 20))
        expect(rowAt(topOf(row))).toBeCloseTo(row, 3)
      },
    ),
  )
})

test('what fits whole does not scroll', () => {
  const { height, rowAt, topOf } = longScroll(3, 25, 500)
  expect([height, rowAt(100), topOf(2)]).toEqual([75, 0, 0])
})
