import type { CellValue } from '../store/columns/column-data.ts'
import type { Attribute } from '../store/graph-store.ts'
import { formatIso } from '../store/load/iso-date.ts'
import type { ColumnType } from './column-type.ts'

/** A cell as its source had it: dates are text again. Where the source held numbers they are instants in UTC. */
export function sourceCell({ timestamp }: Attribute, value: CellValue): CellValue {
  if (timestamp === undefined || typeof value !== 'number') return value
  return formatIso(value, timestamp === 'number' ? 'millis-z' : timestamp)
}

/**
 * A cell as files of text have it. Integers keep every digit, floats have a point or an exponent unless they
 * are infinite, so that whoever reads the file back can tell them apart. Blobs are not held, hence `null`.
 */
export function cellText(value: CellValue, type: ColumnType): string | null {
  if (value === null || typeof value === 'object') return null
  if (typeof value === 'number' && type === 'double') return floatText(value)
  return String(value)
}

/** The shortest decimal that reads back as the same float. */
export function floatText(value: number): string {
  if (Object.is(value, -0)) return '-0.0'
  const text = String(value)
  return Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text
}
