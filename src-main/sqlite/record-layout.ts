import Database from 'better-sqlite3'
import { binding } from './binding.ts'
import type { SchemaColumn, TableSchema } from './table-schema.ts'
import { NULL_CELL } from './pages/table-layout.ts'
import type { DefaultCell, TableLayout } from './pages/table-layout.ts'

/**
 * How the table's records lie in its pages, or, as a sentence for people, why SQLite had better read it.
 * `wanted` are indexes into the schema's columns, -1 for the rowid.
 */
export function layoutOf(schema: TableSchema, wanted: readonly number[]): TableLayout | string {
  if (schema.withoutRowid) return 'The table has no rowids: its rows lie in interior pages as well.'
  const virtual = wanted.find((index) => schema.columns[index]?.virtual === true)
  if (virtual !== undefined) {
    return `Column '${schema.columns[virtual]?.name}' is computed when it is read, and not in the file.`
  }
  const stored = schema.columns.flatMap((column, index) => (column.virtual ? [] : [index]))
  const isRowid = (index: number): boolean => index === -1 || index === schema.rowidAlias
  const slots = stored.map((index) => (isRowid(index) ? -1 : wanted.indexOf(index)))
  while (slots.length > 0 && slots.at(-1) === -1) slots.pop()
  return {
    table: schema.name,
    slots: Int16Array.from(slots),
    rowidSlots: wanted.flatMap((index, slot) => (isRowid(index) ? [slot] : [])),
    defaults: wanted.map((index) =>
      isRowid(index) ? NULL_CELL : defaultCell(schema.columns[index] as SchemaColumn),
    ),
  }
}

/** Literals that need no evaluation but SQLite's own: numbers, strings, blobs, and the named constants. */
const LITERAL = /^(?:null|true|false|[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|x?'(?:[^']|'')*')$/i

const typeOf = { integer: 'INTEGER', text: 'TEXT', blob: 'BLOB', real: 'REAL', numeric: 'NUMERIC' } as const

/**
 * What rows from before the column was added hold: SQLite itself says, in an empty database of ours, so that
 * the column's affinity is applied as it does.
 */
function defaultCell({ defaultSql, affinity }: SchemaColumn): DefaultCell {
  if (defaultSql === null) return NULL_CELL
  if (!LITERAL.test(defaultSql)) return 'unknown'
  const db = new Database(':memory:', binding())
  try {
    db.exec(
      `CREATE TABLE t(a); INSERT INTO t VALUES (1); ALTER TABLE t ADD COLUMN b ${typeOf[affinity]} DEFAULT ${defaultSql}`,
    )
    const row = db
      .prepare<[], { type: string; b: unknown }>('SELECT typeof(b) AS type, b FROM t')
      .safeIntegers()
      .get()
    return row === undefined ? 'unknown' : cellOf(row.type, row.b)
  } finally {
    db.close()
  }
}

/** Serial types of a 64-bit integer and of a float. */
const INTEGER_TYPE = 6
const FLOAT_TYPE = 7

function cellOf(type: string, value: unknown): DefaultCell {
  if (type === 'integer' || type === 'real') {
    const bytes = Buffer.alloc(8)
    if (type === 'integer') bytes.writeBigInt64BE(value as bigint)
    else bytes.writeDoubleBE(value as number)
    return { serialType: type === 'integer' ? INTEGER_TYPE : FLOAT_TYPE, bytes }
  }
  if (type === 'text') {
    const bytes = Buffer.from(value as string)
    return { serialType: 13 + bytes.length * 2, bytes }
  }
  if (type === 'blob') {
    const bytes = value as Buffer
    return { serialType: 12 + bytes.length * 2, bytes }
  }
  return NULL_CELL
}
