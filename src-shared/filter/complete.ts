import { parseFilter } from './parse.ts'
import { printField, printValue } from './print.ts'
import { comparisons, type Field } from './filter.ts'
import { FilterSyntaxError, type Expected } from './filter-error.ts'
import { fieldsOf, typeOfField, type FilterSchema } from './schema.ts'
import { tokensOf } from './token.ts'

export type Suggestion = {
  /** What to put in place of the text between `from` and `to` of the {@link Completion}. */
  readonly text: string
  readonly type: 'field' | 'attribute' | 'kind' | 'value' | 'comparison' | 'word' | 'set'
  /** The type of an attribute's values, where there is one. */
  readonly detail?: string
}

/** What can be typed at a caret: each suggestion replaces `[from, to)`. */
export type Completion = {
  readonly from: number
  readonly to: number
  readonly suggestions: readonly Suggestion[]
  /** The field whose values are asked for: whoever knows some of them may offer more. */
  readonly valuesOf?: Field
}

/** What fits where the caret (a UTF-16 position) is, those that start as the word there does first. */
export function completionAt(text: string, caret: number, schema: FilterSchema): Completion {
  const token = tokensOf(text.slice(0, caret)).at(-1)
  const typing =
    token !== undefined && token.type !== 'symbol' && (token.open === true || token.at.to === caret)
  const from = typing ? token.at.from : caret
  const to = typing ? endOf(text, from, caret) : caret
  const expected = expectedAfter(text.slice(0, from))
  const valued = expected.find((each) => each.what === 'value')
  return {
    from,
    to,
    suggestions: ranked(
      typing ? token.text : '',
      expected.flatMap((each) => suggestionsFor(each, schema)),
    ),
    ...(valued && { valuesOf: valued.field }),
  }
}

/** Where the word or quoted text that starts at `from` ends in the whole text. */
function endOf(text: string, from: number, caret: number): number {
  const token = tokensOf(text).find(({ at }) => at.from === from)
  return Math.max(caret, token === undefined || token.open === true ? caret : token.at.to)
}

function expectedAfter(before: string): readonly Expected[] {
  // a word that cannot stand anywhere ends the filter where the caret is
  if (before.trim() === '') return START
  try {
    parseFilter(before)
    return [{ what: 'word', words: ['and', 'or'] }]
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error
    // what is wrong earlier has to be put right first
    return error.at.from >= before.length ? error.expected : []
  }
}

const START: readonly Expected[] = [{ what: 'field' }, { what: 'word', words: ['not', '(', 'in set'] }]

function suggestionsFor(expected: Expected, schema: FilterSchema): Suggestion[] {
  switch (expected.what) {
    case 'field':
      return [
        ...fieldsOf(schema.of).map((name): Suggestion => ({ text: name, type: 'field' })),
        ...schema.attributes.map(({ name, type }): Suggestion => ({
          text: printField({ name, builtIn: false }),
          type: 'attribute',
          detail: type,
        })),
      ]
    case 'comparison':
      return comparisonsFor(expected.field, schema)
    case 'value':
      return valuesFor(expected.field, schema)
    case 'set':
      return schema.sets.map((name): Suggestion => ({ text: printValue(name), type: 'set' }))
    case 'word':
      return expected.words.map((word): Suggestion => ({ text: word, type: 'word' }))
  }
}

function comparisonsFor(field: Field, schema: FilterSchema): Suggestion[] {
  const type = typeOfField(schema, field) ?? 'any'
  const texts = ['contains', 'starts with', 'ends with', 'matches'].map((text): Suggestion => ({
    text,
    type: 'word',
  }))
  const order = type === 'number' || type === 'date' || type === 'any' ? comparisons : (['=', '!='] as const)
  const ranges = ['in (', 'between', 'is missing', 'is not missing', 'not'].map((text): Suggestion => ({
    text,
    type: 'word',
  }))
  const signs = order.map((text): Suggestion => ({ text, type: 'comparison' }))
  return [...signs, ...(type === 'text' || type === 'any' ? texts : []), ...ranges]
}

function valuesFor(field: Field, schema: FilterSchema): Suggestion[] {
  if (field.builtIn) {
    if (field.name !== 'kind') return []
    return schema.kinds.map((name): Suggestion => ({ text: printValue(name), type: 'kind' }))
  }
  const attribute = schema.attributes.find(({ name }) => name === field.name)
  const values = attribute?.type === 'boolean' ? ['true', 'false'] : (attribute?.values ?? [])
  return values.map((value): Suggestion => ({ text: printValue(value), type: 'value' }))
}

/** Those that start with what was typed, then those that hold it; quotes and case do not count. */
function ranked(typed: string, suggestions: readonly Suggestion[]): Suggestion[] {
  const wanted = typed.toLowerCase()
  const places = suggestions.map((suggestion) => plain(suggestion.text).toLowerCase().indexOf(wanted))
  const starting = suggestions.filter((_, at) => places[at] === 0)
  return [...starting, ...suggestions.filter((_, at) => places[at]! > 0)]
}

function plain(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text
}
