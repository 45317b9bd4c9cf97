import { quoted } from '../../sqlite/quoted.ts'
import { rowidName } from '../../sqlite/table-schema.ts'
import type { TableSchema } from '../../sqlite/table-schema.ts'
import type { PlannedColumn } from './planned-table.ts'
import { ROWID } from './planned-table.ts'
import { noteSql, TEXT_LIMIT_BYTES } from './cell-note.ts'

/**
 * What to select for a column. With `noted`, blobs and over-long texts are not fetched but noted: `typeof` and
 * `octet_length` read no more than the record's header, but still double the time a cell takes.
 */
export function cellExpression(schema: TableSchema, column: PlannedColumn, noted: boolean): string {
  if (column.schemaIndex === ROWID) return rowidName(schema) ?? 'NULL'
  const name = quoted(column.name)
  if (column.schemaIndex === schema.rowidAlias || !noted) return name
  return `CASE WHEN typeof(${name}) = 'blob' OR octet_length(${name}) > ${TEXT_LIMIT_BYTES} THEN ${noteSql(name)} ELSE ${name} END`
}
