import type { CellValue } from '../../../src-shared/records/cell-value.ts'
import type { CursorPosition } from '../../../src-shared/records/record-cursor.ts'
import type { ColumnWriter } from '../columns/column-writer.ts'

/**
 * Reads a column at a position. One closure a kind, alike as they look: an engine collects types by place in
 * the source, so each place meets only the few classes of its kind, and reads are inlined.
 */
export function slotGetter(column: ColumnWriter, position: CursorPosition): () => CellValue {
  switch (column.view.data.kind) {
    case 'sequence':
    case 'integer':
      return () => column.view.get(position.i)
    case 'float':
    case 'timestamp':
      return () => column.view.get(position.i)
    case 'scaled':
      return () => column.view.get(position.i)
    case 'boolean':
      return () => column.view.get(position.i)
    case 'text':
      return () => column.view.get(position.i)
    case 'category':
      return () => column.view.get(position.i)
    case 'mixed':
      return () => column.view.get(position.i)
  }
}
