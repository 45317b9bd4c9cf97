import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allOf,
  anyOf,
  attributeField,
  comparisons,
  everything,
  nodeFields,
  textTests,
  type Field,
  type Filter,
  type Literal,
} from './filter.ts'
import { FilterSyntaxError } from './filter-error.ts'
import { parseField, parseFilter } from './parse.ts'
import { printField, printFilter } from './print.ts'

const Name = fc.oneof(
  fc.constantFrom(
    'runways',
    'in',
    'and',
    'missing',
    'set',
    'degree',
    'kind',
    'two words',
    'a..b',
    'it"s',
    '',
  ),
  fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', "'", '(', '=', '!', '<', ',', '-', '.', '1') }),
)
const Own: fc.Arbitrary<Field> = Name.map(attributeField)
const BuiltIn: fc.Arbitrary<Field> = fc.constantFrom(...nodeFields).map((name) => ({ name, builtIn: true }))
const AnyField = fc.oneof(Own, BuiltIn)
const AnyLiteral: fc.Arbitrary<Literal> = fc
  .oneof(Name, fc.constantFrom('3', '-1.5e3', '2024-03-31', 'true', '1..2'))
  .map((text) => ({ text }))

const Simple: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({
    op: fc.constant('compare' as const),
    field: AnyField,
    is: fc.constantFrom(...comparisons),
    value: AnyLiteral,
  }),
  fc.record({
    op: fc.constant('in' as const),
    field: AnyField,
    values: fc.array(AnyLiteral, { minLength: 1, maxLength: 4 }),
    not: fc.boolean(),
  }),
  fc.record({
    op: fc.constant('between' as const),
    field: AnyField,
    low: AnyLiteral,
    high: AnyLiteral,
    not: fc.boolean(),
  }),
  fc.record({
    op: fc.constant('text' as const),
    field: AnyField,
    test: fc.constantFrom(...textTests),
    value: AnyLiteral,
    not: fc.boolean(),
  }),
  fc.record({ op: fc.constant('missing' as const), field: AnyField, not: fc.boolean() }),
  fc.record({ op: fc.constant('member' as const), set: AnyLiteral }),
)

const AnyFilter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    Simple,
    tie('filter').map((part): Filter => ({ op: 'not', part })),
    fc.array(tie('filter'), { minLength: 1, maxLength: 4 }).map(allOf),
    fc.array(tie('filter'), { minLength: 1, maxLength: 4 }).map(anyOf),
  ),
})).filter

/** Without the places that only a text has. */
function bare(filter: Filter): unknown {
  return JSON.parse(JSON.stringify(filter, (key, value: unknown) => (key === 'at' ? undefined : value)))
}

describe('the text of a filter', () => {
  test('reads back as the same filter', () => {
    fc.assert(
      fc.property(AnyFilter, (filter) => {
        expect(bare(parseFilter(printFilter(filter)))).toEqual(filter)
      }),
      { numRuns: 1_000 },
    )
  })

  test('names a field as tables and styles do', () => {
    fc.assert(
      fc.property(AnyField, (field) => {
        expect(parseField(printField(field))).toEqual(field)
      }),
    )
    expect(parseField('two words')).toEqual(attributeField('two words'))
  })

  test.each([
    ['kind = airport and runways >= 3', 'kind = airport and runways >= 3'],
    ['KIND=airport', 'KIND = airport'],
    ['a=1 or b=2 and c=3', 'a = 1 or b = 2 and c = 3'],
    ['(a=1 or b=2) and c=3', '(a = 1 or b = 2) and c = 3'],
    ['not (a = 1 and b = 2)', 'not (a = 1 and b = 2)'],
    ['not a = 1 and b = 2', 'not a = 1 and b = 2'],
    ['a in 1..5', 'a between 1 and 5'],
    ['a not in (1,2)', 'a not in (1, 2)'],
    ['city STARTS with "San "', 'city starts with "San "'],
    ["`first name` contains 'o''neil'", '"first name" contains "o\'neil"'],
    ['a <> 1 and b ≥ 2 and c == 3', 'a != 1 and b >= 2 and c = 3'],
    ['a is not missing and b is missing', 'a is not missing and b is missing'],
    ['in set "My hubs" or not in set x', 'in set "My hubs" or not in set x'],
    ['"degree" > 3 and degree > 3', '"degree" > 3 and degree > 3'],
    ['', ''],
  ])('%s', (text, printed) => expect(printFilter(parseFilter(text))).toBe(printed))

  test('without words lets everything through', () => expect(parseFilter('  ')).toEqual(everything))
})

describe('what is no filter', () => {
  test.each([
    ['runways >= ', 'Expected a value; the filter ends here.', 11, 11],
    ['runways 3', 'Expected a comparison, such as “=”; found “3”.', 8, 9],
    ['a = 1 b = 2', 'Expected “and” or “or”; found “b”.', 6, 7],
    ['(a = 1', 'Expected “and”, “or” or “)”; the filter ends here.', 6, 6],
    ['a = and', 'Expected a value; found “and” (in quotes it is a name or a text).', 4, 7],
    ['name = "ab', 'The closing quote is missing.', 7, 10],
    ['a in 3', 'Expected “(” and values, or a range such as “1..5”; found “3”.', 5, 6],
    ['a is 3', 'Expected “missing”; found “3”.', 5, 6],
    ['a = 1 and', 'Expected the name of an attribute; the filter ends here.', 9, 9],
    ['a = 1)', 'Expected “and” or “or”; found “)”.', 5, 6],
    ['in x', 'Expected “set” and its name; found “x”.', 3, 4],
  ])('%s', (text, message, from, to) => {
    let thrown: unknown
    try {
      parseFilter(text)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(FilterSyntaxError)
    expect(thrown).toMatchObject({ message, at: { from, to } })
  })

  test('is refused in words, never by accident', () => {
    const Word = fc.constantFrom(
      'a',
      '=',
      '(',
      ')',
      'and',
      'or',
      'not',
      'in',
      'set',
      '"',
      '3',
      ',',
      'is',
      'missing',
      '1..2',
    )
    fc.assert(
      fc.property(fc.array(Word, { maxLength: 12 }), (given) => {
        try {
          parseFilter(given.join(' '))
        } catch (error) {
          expect(error).toBeInstanceOf(FilterSyntaxError)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
