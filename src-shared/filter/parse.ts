import {
  allOf,
  anyOf,
  comparisons,
  edgeFields,
  everything,
  nodeFields,
  textTests,
  type Comparison,
  type Field,
  type Filter,
  type Literal,
  type TextTest,
} from './filter.ts'
import { FilterSyntaxError, type Expected } from './filter-error.ts'
import { tokensOf, type Token } from './token.ts'

/** Words that name nothing unless they are quoted. */
export const keywords = ['and', 'or', 'not', 'in', 'between', 'is', ...textTests] as const

const builtIns: readonly string[] = [...nodeFields, ...edgeFields]

/**
 * Reads a filter: `kind = airport and (runways >= 3 or city contains "san")`. Blank lets everything through.
 * Names and values with spaces are quoted in any of `" ' \``, a quote inside doubled; keywords in any case.
 * @throws FilterSyntaxError
 */
export function parseFilter(text: string): Filter {
  const tokens = tokensOf(text)
  return tokens.length === 0 ? everything : new Parser(text, tokens).whole()
}

/** A field by its name: a built-in one where it is bare, else an attribute, with its quotes or without. */
export function parseField(text: string): Field {
  if (builtIns.includes(text)) return { name: text, builtIn: true }
  const [token, ...others] = tokensOf(text)
  const isQuoted = token?.type === 'quoted' && others.length === 0 && token.open === undefined
  return { name: isQuoted ? token.text : text, builtIn: false }
}

class Parser {
  readonly #text: string
  readonly #tokens: readonly Token[]
  #next = 0

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text
    this.#tokens = tokens
  }

  whole(): Filter {
    const filter = this.#any()
    if (this.#peek() !== undefined) this.#refuse('Expected “and” or “or”', [words('and', 'or')])
    return filter
  }

  #any(): Filter {
    const parts = [this.#all()]
    while (this.#takes('or')) parts.push(this.#all())
    return anyOf(parts)
  }

  #all(): Filter {
    const parts = [this.#one()]
    while (this.#takes('and')) parts.push(this.#one())
    return allOf(parts)
  }

  #one(): Filter {
    if (this.#takes('not')) return { op: 'not', part: this.#one() }
    if (this.#takes('(')) {
      const inside = this.#any()
      if (!this.#takes(')')) this.#refuse('Expected “and”, “or” or “)”', [words('and', 'or', ')')])
      return inside
    }
    if (this.#takes('in')) return this.#membership()
    return this.#condition(this.#field())
  }

  #membership(): Filter {
    if (!this.#takes('set')) this.#refuse('Expected “set” and its name', [words('set')])
    const token = this.#named()
    if (token === undefined) this.#refuse('Expected the name of a set', [{ what: 'set' }])
    return { op: 'member', set: { text: token.text, at: token.at } }
  }

  #field(): Field {
    const token = this.#named()
    if (token === undefined) {
      this.#refuse('Expected the name of an attribute', [{ what: 'field' }, words('not', '(', 'in set')])
    }
    const builtIn = token.type === 'word' && builtIns.includes(token.text)
    return { name: token.text, builtIn, at: token.at }
  }

  #condition(field: Field): Filter {
    const is = this.#comparison()
    if (is !== undefined) return { op: 'compare', field, is, value: this.#value(field) }
    if (this.#takes('is')) {
      const not = this.#takes('not')
      if (!this.#takes('missing')) {
        this.#refuse('Expected “missing”', [words(...(not ? ['missing'] : ['missing', 'not missing']))])
      }
      return { op: 'missing', field, not }
    }
    const not = this.#takes('not')
    if (this.#takes('in')) return this.#list(field, not)
    if (this.#takes('between')) {
      const low = this.#value(field)
      if (!this.#takes('and')) this.#refuse('Expected “and” and the upper end', [words('and')])
      return { op: 'between', field, low, high: this.#value(field), not }
    }
    const test = this.#textTest()
    if (test !== undefined) return { op: 'text', field, test, value: this.#value(field), not }
    const what = not ? 'Expected “in”, “between” or “contains”' : 'Expected a comparison, such as “=”'
    this.#refuse(what, [not ? words('in (', 'between', ...textTests) : { what: 'comparison', field }])
  }

  /** `in (1, 2)`, or a range: `in 1..5`. */
  #list(field: Field, not: boolean): Filter {
    const range = this.#range()
    if (range !== undefined) return { op: 'between', field, ...range, not }
    if (!this.#takes('(')) this.#refuse('Expected “(” and values, or a range such as “1..5”', [words('(')])
    const values = [this.#value(field)]
    while (this.#takes(',')) values.push(this.#value(field))
    if (!this.#takes(')')) this.#refuse('Expected “,” or “)”', [words(',', ')')])
    return { op: 'in', field, values, not }
  }

  #range(): { low: Literal; high: Literal } | undefined {
    const token = this.#peek()
    const dots = token?.type === 'word' ? token.text.indexOf('..') : -1
    if (token === undefined || dots <= 0 || dots + 2 >= token.text.length) return undefined
    this.#next++
    const middle = token.at.from + dots
    return {
      low: { text: token.text.slice(0, dots), at: { from: token.at.from, to: middle } },
      high: { text: token.text.slice(dots + 2), at: { from: middle + 2, to: token.at.to } },
    }
  }

  #comparison(): Comparison | undefined {
    const token = this.#peek()
    const found =
      token?.type === 'symbol' ? comparisons.find((comparison) => comparison === token.text) : undefined
    if (found !== undefined) this.#next++
    return found
  }

  #textTest(): TextTest | undefined {
    const test = textTests.find((each) => this.#takes(each))
    if (test === 'starts' || test === 'ends') this.#takes('with')
    return test
  }

  #value(field: Field): Literal {
    const token = this.#named()
    if (token === undefined) this.#refuse('Expected a value', [{ what: 'value', field }])
    return { text: token.text, at: token.at }
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next]
  }

  /** Takes the next token if it is this keyword or symbol. */
  #takes(word: string): boolean {
    const token = this.#peek()
    if (token === undefined || token.type === 'quoted' || token.text.toLowerCase() !== word) return false
    this.#next++
    return true
  }

  /** Takes the next token if it can be a name or a value. */
  #named(): Token | undefined {
    const token = this.#peek()
    if (token === undefined || token.type === 'symbol') return undefined
    if (token.type === 'word' && isKeyword(token.text)) return undefined
    if (token.open) throw new FilterSyntaxError('The closing quote is missing.', token.at, [])
    this.#next++
    return token
  }

  #refuse(what: string, expected: readonly Expected[]): never {
    const token = this.#peek()
    const end = this.#text.length
    const at = token?.at ?? { from: end, to: end }
    const found = token === undefined ? 'the filter ends here' : `found “${token.text}”`
    const quotes =
      token?.type === 'word' && isKeyword(token.text) ? ' (in quotes it is a name or a text)' : ''
    throw new FilterSyntaxError(`${what}; ${found}${quotes}.`, at, expected)
  }
}

/** Whether a word means something of its own unless it is quoted. */
export function isKeyword(text: string): boolean {
  return (keywords as readonly string[]).includes(text.toLowerCase())
}

function words(...given: string[]): Expected {
  return { what: 'word', words: given }
}
