import { expect, it } from 'vitest'
import type { Condition } from '../../src-shared/filter/filter.ts'
import { parseFilter } from '../../src-shared/filter/parse.ts'
import { printFilter } from '../../src-shared/filter/print.ts'
import {
  boundsCondition,
  boundsOf,
  replacedAt,
  turned,
  valuesCondition,
  valuesOf,
  withCondition,
  withWord,
} from './filter-tree.ts'

const read = parseFilter
const condition = (text: string) => read(text) as Condition

it('replaces and takes away parts wherever they stand', () => {
  const filter = read('kind = airport and (runways >= 3 or not city contains san)')
  expect(printFilter(replacedAt(filter, [1, 0], read('runways >= 4')))).toBe(
    'kind = airport and (runways >= 4 or not city contains san)',
  )
  expect(printFilter(replacedAt(filter, [1, 1, 0], null))).toBe('kind = airport and runways >= 3')
  expect(printFilter(replacedAt(filter, [0], null))).toBe('runways >= 3 or not city contains san')
  expect(printFilter(replacedAt(read('a = 1'), [], null))).toBe('')
})

it('narrows, or widens alternatives', () => {
  expect(printFilter(withCondition(read(''), read('a = 1')))).toBe('a = 1')
  expect(printFilter(withCondition(read('a = 1'), read('b = 2')))).toBe('a = 1 and b = 2')
  expect(printFilter(withCondition(read('a = 1 or b = 2'), read('c = 3')))).toBe('a = 1 or b = 2 or c = 3')
  expect(printFilter(withWord(read('a = 1 and b = 2'), 'or'))).toBe('a = 1 or b = 2')
  expect(printFilter(turned(turned(read('a = 1'))))).toBe('a = 1')
})

it.each(['x between 1 and 3', 'x = 2', 'x >= 2', 'x <= 2'])('reads and writes the bounds of %s', (text) => {
  const bounds = boundsOf(condition(text))!
  expect(printFilter(boundsCondition(condition(text).field, bounds.low, bounds.high)!)).toBe(text)
})

it('knows what sets no bounds', () => {
  expect(boundsOf(condition('x > 2'))).toEqual({ low: '2', high: null })
  for (const text of ['x != 2', 'x not between 1 and 2', 'x is missing', 'x in (1, 2)']) {
    expect(boundsOf(condition(text)), text).toBeNull()
  }
  expect(boundsCondition({ name: 'x', builtIn: false }, null, null)).toBeNull()
})

it.each(['x = a', 'x in (a, b)'])('reads and writes the values of %s', (text) => {
  expect(printFilter(valuesCondition(condition(text).field, valuesOf(condition(text))!)!)).toBe(text)
})
