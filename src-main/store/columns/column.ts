import { booleanColumn } from './boolean-column.ts'
import { categoryColumn } from './category-column.ts'
import type { CellValue, ColumnData } from './column-data.ts'
import { floatColumn } from './float-column.ts'
import { integerColumn, sequenceColumn } from './integer-column.ts'
import { mixedColumn } from './mixed-column.ts'
import { scaledColumn } from './scaled-column.ts'
import { textColumn } from './text-column.ts'

export { columnBytes, type ColumnBytes } from './column-bytes.ts'

/**
 * Read-only view of a column. It holds no copy: values written to the typed arrays behind it show at once,
 * but a change of *shape* (a wider type, first missing value, another segment) needs a new view.
 */
export interface Column {
  readonly data: ColumnData
  /** Cells in the column; follows `data.length`. */
  readonly length: number
  /**
   * The cell at `i`, `null` when missing; a timestamp reads as milliseconds since 1970-01-01 UTC.
   * `0 <= i < length` is the caller's promise: it is not checked. Constant time; texts are decoded.
   */
  get(i: number): CellValue
  isMissing(i: number): boolean
  /** Bytes of every buffer behind the column, spare capacity included; constant time. */
  readonly bytes: number
}

/**
 * A view of `data`. The path without missing values or segments is chosen here, once, so that `get` of an
 * ordinary column is one typed-array read. Constant time, save that a category's names are decoded on demand.
 */
export function columnOf(data: ColumnData): Column {
  switch (data.kind) {
    case 'sequence':
      return sequenceColumn(data)
    case 'integer':
      return integerColumn(data)
    case 'float':
    case 'timestamp':
      return floatColumn(data)
    case 'scaled':
      return scaledColumn(data)
    case 'boolean':
      return booleanColumn(data)
    case 'text':
      return textColumn(data)
    case 'category':
      return categoryColumn(data)
    case 'mixed':
      return mixedColumn(data)
  }
}
