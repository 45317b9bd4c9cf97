import { formatCount } from '../../../src-shared/units.ts'

/** At most four digits that mean something, of tiny numbers as 4e-7: a legend is read at a glance. */
export function formatNumber(value: number): string {
  if (Number.isInteger(value)) return formatCount(value)
  if (Math.abs(value) < 1e-3) return String(Number(value.toPrecision(4)))
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 4 }).format(value)
}
