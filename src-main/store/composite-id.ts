import type { CellValue } from './columns/column-data.ts'
import { keyText } from './load/compose.ts'
import { textOf } from './query/present.ts'

/** The id of a node that several columns identify: the JSON text of the array of their values. */
export function compositeId(values: readonly CellValue[]): string {
  return keyText(
    values.map((value) => (typeof value === 'bigint' || typeof value === 'number' ? value : textOf(value))),
  )
}
