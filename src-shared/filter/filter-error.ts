import type { Field, Span } from './filter.ts'

/** What could have stood at a place. */
export type Expected =
  | { readonly what: 'field' }
  | { readonly what: 'comparison'; readonly field: Field }
  | { readonly what: 'value'; readonly field: Field }
  | { readonly what: 'set' }
  | { readonly what: 'word'; readonly words: readonly string[] }

/** Why a text is no filter, in a sentence, and the place that it is about. */
export type FilterProblem = { readonly message: string; readonly at: Span }

/** A text that is no filter. Says where, and what was expected there. */
export class FilterSyntaxError extends Error implements FilterProblem {
  readonly at: Span
  readonly expected: readonly Expected[]

  constructor(message: string, at: Span, expected: readonly Expected[]) {
    super(message)
    this.name = 'FilterSyntaxError'
    this.at = at
    this.expected = expected
  }
}
