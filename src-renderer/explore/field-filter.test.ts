import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseFilter } from '../../src-shared/filter/parse.ts'
import { binFilter, boundLabel, missingFilter, valueFilter } from './field-filter.ts'

const bins = [
  { from: 0, to: 2.5, count: 3 },
  { from: 2.5, to: 5, count: 0 },
  { from: 5, to: 7.5, count: 1 },
]

it('asks for a value, or for none', () => {
  expect(valueFilter('city', 'San José')).toBe('city = "San José"')
  expect(valueFilter('flag', true)).toBe('flag = true')
  expect(valueFilter('id', { int64: '9007199254740993' })).toBe('id = 9007199254740993')
  expect(valueFilter('city', null)).toBe(missingFilter('city'))
})

it('asks for bins as histograms cut them', () => {
  expect(binFilter('size', 'number', bins, 0)).toBe('size >= 0 and size < 2.5')
  expect(binFilter('size', 'number', bins, 1, 2)).toBe('size between 2.5 and 7.5')
  expect(binFilter('size', 'number', [{ from: 4, to: 4, count: 9 }], 0)).toBe('size = 4')
  expect(binFilter('day', 'date', [{ from: 0, to: 86_400_000, count: 9 }], 0)).toBe(
    'day between 1970-01-01T00:00:00.000Z and 1970-01-02T00:00:00.000Z',
  )
})

it('writes what reads back', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom('number', 'date'),
      (to, type) => {
        const text = binFilter(
          'x',
          type,
          [
            { from: 0, to: 0, count: 0 },
            { from: -1, to, count: 1 },
          ],
          1,
        )
        expect(() => parseFilter(text)).not.toThrow()
        expect(boundLabel(to, type)).not.toBe('')
      },
    ),
  )
})
