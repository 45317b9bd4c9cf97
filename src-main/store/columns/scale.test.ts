import { assert, double, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScaledData } from './column-data.ts'
import { columnOf } from './column.ts'
import { writerOf } from './column-writer.ts'
import { commonFraction, FRACTIONS, stepBits, stepOf, TIME_UNITS } from './scale.ts'

describe('stepOf', () => {
  it('gives back every whole number of a fraction, and nothing else', () => {
    for (const over of FRACTIONS) {
      assert(property(integer(), (step) => Object.is(stepOf(step / over, { times: 1, over }), step)))
      assert(
        property(double(), (value) => {
          const step = stepOf(value, { times: 1, over })
          return Number.isNaN(step) || Object.is(step / over, value)
        }),
      )
    }
    expect(stepOf(-0, { times: 1, over: 1 })).toBeNaN()
    expect(stepBits(stepOf(Infinity, { times: 1, over: 64 }))).toBe(64)
    expect(stepOf(NaN, { times: 1, over: 64 })).toBeNaN()
  })

  it('counts times in the unit of their text form', () => {
    expect(stepOf(Date.parse('2024-02-29'), TIME_UNITS.date)).toBe(19_782)
    expect(stepOf(-86_400_000, TIME_UNITS.date)).toBe(-1)
    expect(stepOf(1500, TIME_UNITS['seconds-z'])).toBeNaN()
  })
})

it('finds the fraction that several share', () => {
  const over = (...each: number[]) => commonFraction(each.map((one) => ({ times: 1, over: one })))?.over
  expect(over(1)).toBe(1)
  expect(over(1, 10)).toBe(10)
  expect(over(10, 100, 1)).toBe(100)
  // 0.015625 has six decimals
  expect(over(64, 100)).toBe(1_000_000)
  expect(over(64, 10_000, 3)).toBeUndefined()
})

it('knows how wide steps are', () => {
  expect([127, 128, 32_767, 32_768, 2 ** 31 - 1, 2 ** 31].map(stepBits)).toEqual([8, 16, 16, 32, 32, 64])
})

it('reads decimals as they were written, and widens when one is none', () => {
  const data: ScaledData = {
    kind: 'scaled',
    length: 3,
    bits: 16,
    times: 1,
    over: 100,
    segments: [Int16Array.of(10, 20, 30)],
  }
  expect([0, 1, 2].map((i) => columnOf(data).get(i))).toEqual([0.1, 0.2, 0.3])
  const writer = writerOf(data)
  writer.set(1, 0.25)
  expect(writer.settle()).toMatchObject({ kind: 'scaled', bits: 16 })
  writer.set(2, 0.1 + 0.2)
  writer.push(null)
  const settled = writer.settle()
  expect(settled).toMatchObject({ kind: 'float', bits: 64 })
  expect([0, 1, 2, 3].map((i) => columnOf(settled).get(i))).toEqual([0.1, 0.25, 0.1 + 0.2, null])
})
