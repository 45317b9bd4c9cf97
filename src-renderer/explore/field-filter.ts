import type { AttributeSummary } from '../../src-shared/contract/queries.ts'
import { wireText, type WireValue } from '../../src-shared/contract/values.ts'
import { printValue } from '../../src-shared/filter/print.ts'

type Numbers = NonNullable<AttributeSummary['numbers']>
export type Bin = Numbers['histogram'][number]

/** The filter for a value of a field; `field` as filters name it. */
export function valueFilter(field: string, value: WireValue): string {
  return value === null ? missingFilter(field) : `${field} = ${printValue(wireText(value))}`
}

export function missingFilter(field: string): string {
  return `${field} is missing`
}

/**
 * The filter for bins `first` to `last` of a histogram: bins hold their lower end and not their upper one, except the
 * last, which holds both.
 */
export function binFilter(
  field: string,
  type: string,
  bins: readonly Bin[],
  first: number,
  last = first,
): string {
  const low = bins[first]!.from
  const high = bins[last]!.to
  const text = (value: number) => boundText(value, type)
  if (last === bins.length - 1) {
    return low === high ? `${field} = ${text(low)}` : `${field} between ${text(low)} and ${text(high)}`
  }
  return `${field} >= ${text(low)} and ${field} < ${text(high)}`
}

/** A bound as a filter writes it and reads it back without loss. */
export function boundText(value: number, type: string): string {
  return printValue(type === 'date' ? (dateText(value) ?? String(value)) : String(value))
}

/** A bound as an axis shows it: four digits, or a day. */
export function boundLabel(value: number, type: string): string {
  if (type === 'date') return dateText(value)?.slice(0, 10) ?? String(value)
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return value.toLocaleString('en')
  return Number(value.toPrecision(4)).toLocaleString('en', {
    maximumSignificantDigits: 4,
    notation: 'compact',
  })
}

/** In ISO 8601, where four digits hold the year. */
function dateText(value: number): string | undefined {
  const date = new Date(value)
  return date.getUTCFullYear() >= 0 && date.getUTCFullYear() <= 9999 ? date.toISOString() : undefined
}
