import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellTestOf, passes } from './cell-test.ts'
import type { Condition } from './filter.ts'
import { periodOf } from './literal.ts'
import { parseFilter } from './parse.ts'
import { compareText } from './text-order.ts'
import { wildcardTest } from './wildcard.ts'

type Cell = Parameters<typeof passes>[1]

const format = (value: Cell) => (typeof value === 'object' ? JSON.stringify(value) : String(value))

const check = (text: string, value: Cell, dates = false): boolean =>
  passes(cellTestOf(parseFilter(text) as Condition, dates), value)

describe('a condition on a value', () => {
  test.each<[string, Cell[], Cell[]]>([
    ['x = 3', [3, '3'], [4, 'x', null, true, Number.NaN]],
    ['x != 3', [4, 2.999, 'x', -Infinity, { blobBytes: 1 }], [3, '3', null]],
    ['x < 3', [2, 2.9999999, -Infinity], [3, 4, null]],
    ['x > 0', [Number.MIN_VALUE, 1, Infinity], [0, -0, -1]],
    ['x between 2 and 4', [2, 3.5, 4], [1.9, 4.1, null]],
    ['x not between 2 and 4', [1.9, 4.1, Infinity], [2, 4, null]],
    ['x in (1, 2, abc)', [1, 2, 'abc', '1'], [3, 'ab', null]],
    ['x not in (1, 2, abc)', [3, 1.5, 'ab'], [1, 2, 'abc', null]],
    ['x = 9007199254740993', [9007199254740993n], [9007199254740992, 9007199254740994n]],
    ['x > 9007199254740993', [9007199254740994n], [9007199254740993n, 9007199254740992, 5]],
    ['x = true', [true, 'true'], [false, null]],
    ['x != true', [false], [true, null]],
    ['x contains AN', ['banana', 'ANNA'], ['b', 5, null]],
    ['x not contains an', ['b', 5], ['banana', null]],
    ['x starts with an', ['Anna'], ['banana']],
    ['x ends with na', ['banANA'], ['nab']],
    ['x matches "b*n?"', ['banana', 'bono'], ['bn', 'abana']],
    ['x = Ann', ['Ann'], ['ann', 'Anna']],
    ['x >= b', ['b', 'banana', 'c'], ['a', null]],
    ['x is missing', [null, Number.NaN], [0, '', false]],
    ['x is not missing', [0, '', false, { blobBytes: 0 }], [null]],
    ['x = abc', ['abc'], [1, null]],
    ['x != abc', [1, 'x'], ['abc', null]],
  ])('%s', (text, passing, failing) => {
    for (const value of passing) expect(check(text, value), format(value)).toBe(true)
    for (const value of failing) expect(check(text, value), format(value)).toBe(false)
  })

  test('a date is all of its day, month or year', () => {
    const at = (text: string) => Date.parse(text)
    expect(check('x = 2024-03', at('2024-03-31T23:59:59.999Z'), true)).toBe(true)
    expect(check('x = 2024-03', at('2024-04-01T00:00:00Z'), true)).toBe(false)
    expect(check('x > 2024', at('2024-12-31T12:00:00Z'), true)).toBe(false)
    expect(check('x >= 2024', at('2024-01-01T00:00:00Z'), true)).toBe(true)
    expect(check('x < 2024-02-29', at('2024-02-28T23:59:59Z'), true)).toBe(true)
    expect(check('x between 2023 and 2024-01', at('2024-01-31T23:00:00Z'), true)).toBe(true)
    expect(check('x = "2024-01-05 10:30"', at('2024-01-05T10:30:59Z'), true)).toBe(true)
    expect(check('x = 0', 0, true)).toBe(true)
    for (const text of ['2024-02-30', '2024-13', '2024-01-01 24:00', '24', '2024-1-1']) {
      expect(periodOf(text), text).toBeUndefined()
    }
    expect(periodOf('0050')).toMatchObject({ from: Date.parse('0050-01-01T00:00:00Z') })
  })

  test('turning a condition round splits the values that are there in two', () => {
    const Value = fc.oneof(
      fc.integer({ min: -5, max: 5 }),
      fc.double({ noNaN: true }),
      fc.string(),
      fc.boolean(),
    )
    const Text = fc.constantFrom('= 3', 'in (1, 2, -3.5)', 'between -2 and 2', 'contains a', '= true', '= a')
    fc.assert(
      fc.property(Value, Text, (value, text) => {
        const negated = text.startsWith('=') ? `x !${text}` : `x not ${text}`
        expect(check(negated, value)).toBe(!check(`x ${text}`, value))
      }),
    )
  })

  test('texts are ordered by their bytes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 6 }),
        fc.string({ unit: 'binary', maxLength: 6 }),
        (a, b) => {
          expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
        },
      ),
    )
  })

  test('wildcards match as a regular expression would', () => {
    const Piece = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 })
    fc.assert(
      fc.property(Piece, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 }), (pattern, text) => {
        const wanted = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text)
        expect(wildcardTest(pattern)(text)).toBe(wanted)
      }),
    )
  })
})
