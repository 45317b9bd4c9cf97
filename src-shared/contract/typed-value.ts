import type { WireValue } from './values.ts'

/** A leading zero makes text of digits: postcodes and the like are no numbers. */
const numeral = /^[+-]?(0|[1-9]\d*|(0|[1-9]\d*)?\.\d+)(e[+-]?\d+)?$/i
const integer = /^[+-]?\d+$/

/**
 * The value that typed text stands for: a number where it looks like one, `true` or `false`, nothing where it is
 * empty, else the text, trimmed. Text in double quotes is text whatever it looks like.
 */
export function typedValue(text: string): WireValue {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true'
  if (/^".*"$/s.test(trimmed)) return trimmed.slice(1, -1)
  return numeral.test(trimmed) ? typedNumber(trimmed) : trimmed
}

function typedNumber(text: string): WireValue {
  const number = Number(text)
  if (integer.test(text) && !Number.isSafeInteger(number)) {
    const exact = BigInt(text.replace(/^\+/, ''))
    // what 64 bits cannot hold stays text rather than lose digits
    return BigInt.asIntN(64, exact) === exact ? { int64: exact.toString() } : text
  }
  // minus zero would not survive JSON
  return Number.isFinite(number) ? number + 0 : text
}
