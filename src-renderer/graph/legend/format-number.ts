import { formatCount } from '../../../src-shared/units.ts'

/** At most four digits that mean something: a legend is read at a glance. */
export function formatNumber(value: number): string {
  if (Number.isInteger(value)) return formatCount(value)
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 4 }).format(value)
}
