import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { typedValue } from './typed-value.ts'

describe('a typed value', () => {
  it.each([
    ['', null],
    ['   ', null],
    ['true', true],
    [' false ', false],
    ['True', 'True'],
    ['check', 'check'],
    [' two words ', 'two words'],
    ['42', 42],
    ['-7', -7],
    ['+7', 7],
    ['0', 0],
    ['-0', 0],
    ['.5', 0.5],
    ['1.25', 1.25],
    ['1e3', 1000],
    ['1e999', '1e999'],
    ['007', '007'],
    ['1,000', '1,000'],
    ['0x10', '0x10'],
    ['.', '.'],
    ['-', '-'],
    ['e5', 'e5'],
    ['Infinity', 'Infinity'],
    ['"42"', '42'],
    ['""', ''],
    ['"', '"'],
    ['9007199254740993', { int64: '9007199254740993' }],
    ['-9223372036854775808', { int64: '-9223372036854775808' }],
    ['9223372036854775808', '9223372036854775808'],
  ])('%j is %j', (text, value) => {
    expect(typedValue(text)).toEqual(value)
  })

  it('reads every finite number back as JavaScript writes it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        // integers past 2^53 are kept digit by digit
        fc.pre(!Number.isInteger(number) || Number.isSafeInteger(number))
        expect(typedValue(String(number))).toBe(number + 0)
      }),
    )
  })

  it('reads any text in quotes as that text', () => {
    fc.assert(fc.property(fc.string(), (text) => typedValue(`"${text}"`) === text))
  })
})
