import type { Span } from './filter.ts'

/** A word may be a name, a keyword or a value: its place decides. `text` is without quotes, doubled ones made one. */
export type Token = {
  readonly type: 'word' | 'quoted' | 'symbol'
  readonly text: string
  readonly at: Span
  /** The closing quote is missing. */
  readonly open?: true
}

const SYMBOLS = ['<=', '>=', '!=', '<>', '==', '(', ')', ',', '=', '<', '>', '≤', '≥', '≠']
const PLAIN: Readonly<Record<string, string>> = { '<>': '!=', '==': '=', '≤': '<=', '≥': '>=', '≠': '!=' }
const QUOTES = `"'\``

/** Ends a word that is not quoted. */
const BREAK = /[\s"'`(),=<>≤≥≠]/

/** Splits a filter into tokens; never fails, so that it serves while somebody types. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const from = at
    const character = text.charAt(at)
    const symbol = SYMBOLS.find((each) => text.startsWith(each, from))
    if (/\s/.test(character)) {
      at++
    } else if (QUOTES.includes(character)) {
      const token = quotedFrom(text, at)
      tokens.push(token)
      at = token.at.to
    } else if (symbol !== undefined) {
      at += symbol.length
      tokens.push({ type: 'symbol', text: PLAIN[symbol] ?? symbol, at: { from, to: at } })
    } else {
      do at++
      while (at < text.length && !BREAK.test(text.charAt(at)) && !text.startsWith('!=', at))
      tokens.push({ type: 'word', text: text.slice(from, at), at: { from, to: at } })
    }
  }
  return tokens
}

/** Whether a text reads back as the same word without quotes. */
export function isPlainWord(text: string): boolean {
  const [token, ...others] = tokensOf(text)
  return token?.type === 'word' && token.text === text && others.length === 0
}

/** The text in double quotes. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

function quotedFrom(text: string, from: number): Token {
  const quote = text.charAt(from)
  let inside = ''
  let at = from + 1
  while (at < text.length) {
    if (text.charAt(at) !== quote) inside += text.charAt(at++)
    else if (text.charAt(at + 1) === quote) {
      inside += quote
      at += 2
    } else return { type: 'quoted', text: inside, at: { from, to: at + 1 } }
  }
  return { type: 'quoted', text: inside, at: { from, to: at }, open: true }
}
