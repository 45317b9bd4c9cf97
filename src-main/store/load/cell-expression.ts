import { quoted } from '../../sqlite/quoted.ts'
import { rowidName } from '../../sqlite/table-schema.ts'
import type { TableSchema } from '../../sqlite/table-schema.ts'
import type { PlannedColumn } from './planned-table.ts'
import { ROWID } from './planned-table.ts'
import { TEXT_LIMIT_BYTES } from './value-part.ts'

/**
 * What to select for a column. Blobs and over-long texts are never fetched: in their place comes a short blob
 * that says what it was and how long, `blob123` or `text99999999`; `typeof` and `octet_length` read only the
 * record's header.
 */
export function cellExpression(schema: TableSchema, column: PlannedColumn): string {
  if (column.schemaIndex === ROWID) return rowidName(schema) ?? 'NULL'
  const name = quoted(column.name)
  if (column.schemaIndex === schema.rowidAlias) return name
  const note = `CAST(typeof(${name}) || octet_length(${name}) AS BLOB)`
  return `CASE WHEN typeof(${name}) = 'blob' OR octet_length(${name}) > ${TEXT_LIMIT_BYTES} THEN ${note} ELSE ${name} END`
}
