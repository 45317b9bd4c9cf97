import { describe, expect, test } from 'vitest'
import { problemsOf } from './check.ts'
import { completionAt } from './complete.ts'
import { parseFilter } from './parse.ts'
import { schemaOf, type FilterSchema } from './schema.ts'

const kinds = [
  {
    name: 'airport',
    attributes: [
      { name: 'city', type: 'text' },
      { name: 'runways', type: 'integer (8 bits)' },
      { name: 'first flight', type: 'timestamp' },
    ],
  },
  {
    name: 'main country',
    attributes: [
      { name: 'city', type: 'mixed' },
      { name: 'eu', type: 'boolean' },
    ],
  },
]
const plain = schemaOf('nodes', kinds, ['My hubs'])
const schema: FilterSchema = {
  ...plain,
  attributes: plain.attributes.map((each) =>
    each.name === 'city' ? { ...each, values: ['San Jose', 'Oslo'] } : each,
  ),
}

/** `|` marks the caret; gives what each suggestion would make of the text. */
function completed(marked: string): string[] {
  const caret = marked.indexOf('|')
  const text = marked.replace('|', '')
  const { from, to, suggestions } = completionAt(text, caret, schema)
  return suggestions.map((each) => text.slice(0, from) + each.text + text.slice(to))
}

describe('completion', () => {
  test.each([
    ['ru|', ['runways']],
    ['deg|', ['degree', 'in-degree', 'out-degree']],
    ['kind = air|', ['kind = airport']],
    ['kind = |', ['kind = airport', 'kind = "main country"']],
    ['kind = "ma|', ['kind = "main country"']],
    ['kind in (airport, m|', ['kind in (airport, "main country"']],
    ['city = |', ['city = "San Jose"', 'city = Oslo']],
    ['eu = |', ['eu = true', 'eu = false']],
    ['runways > 3 a|', ['runways > 3 and']],
    ['runways > 3 |', ['runways > 3 and', 'runways > 3 or']],
    ['(runways > 3 |', ['(runways > 3 and', '(runways > 3 or', '(runways > 3 )']],
    ['in set |', ['in set "My hubs"']],
    ['runways is no|', ['runways is not missing']],
    ['a b c |', []],
  ])('%s', (marked, wanted) => expect(completed(marked)).toEqual(wanted))

  test('replaces the word around the caret', () => {
    expect(completed('run|wayz >= 3')).toEqual(['runways >= 3'])
  })

  test('offers comparisons that suit the attribute', () => {
    expect(completed('runways |')).toContain('runways >=')
    expect(completed('runways |')).not.toContain('runways contains')
    expect(completed('kind |')).toContain('kind contains')
    expect(completed('kind |')).not.toContain('kind >=')
  })

  test('says whose values are wanted', () => {
    expect(completionAt('city = ', 7, schema).valuesOf).toMatchObject({ name: 'city', builtIn: false })
    expect(completionAt('city ', 5, schema).valuesOf).toBeUndefined()
  })
})

describe('problems', () => {
  test.each([
    ['runwayz > 3', 'There is no attribute “runwayz”. Did you mean “runways”?', 0, 7],
    ['kind = airprt', 'There is no kind “airprt”. Did you mean “airport”?', 7, 13],
    ['runways > many', '“runways” holds numbers, and “many” is none.', 10, 14],
    ['runways contains 3', '“runways” holds numbers; “contains” looks into texts.', 17, 18],
    ['"first flight" > soon', '“first flight” holds dates such as 2024-03-31, and “soon” is none.', 17, 21],
    ['eu = maybe', '“eu” holds true or false, and “maybe” is none.', 5, 10],
    ['in set hubs', 'There is no set “hubs”.', 7, 11],
    ['"degree" = 3', 'There is no attribute “degree”. Without quotes it is built in.', 0, 8],
  ])('%s', (text, message, from, to) => {
    expect(problemsOf(parseFilter(text), schema)).toEqual([{ message, at: { from, to } }])
  })

  test('none in a filter that makes sense', () => {
    const text =
      'kind = airport and (runways in 1..3 or city contains san) and "first flight" >= 2020-01 and degree > 3 and in set "My hubs"'
    expect(problemsOf(parseFilter(text), schema)).toEqual([])
    const edges = schemaOf('edges', kinds)
    expect(problemsOf(parseFilter('degree > 3'), edges)[0]?.message).toMatch(/Edges have no “degree”/)
  })
})
