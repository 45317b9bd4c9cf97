import type { Database } from 'better-sqlite3'
import { fail } from '../../src-shared/contract/failure.ts'
import { quoted } from './quoted.ts'

/** How SQLite converts values that are written to a column (sqlite.org/datatype3.html#affinity). */
export type Affinity = 'integer' | 'text' | 'blob' | 'real' | 'numeric'

export type SchemaColumn = {
  name: string
  declaredType: string
  affinity: Affinity
  /** Position in the primary key from 1; 0 outside it. */
  keyPosition: number
  /** Computed when read, so not in the file. */
  virtual: boolean
  /** The default's SQL text; null without one. */
  defaultSql: string | null
}

export type TableSchema = {
  name: string
  columns: SchemaColumn[]
  rootPage: number
  withoutRowid: boolean
  /** Index into `columns` of the column that *is* the rowid; -1 without one. */
  rowidAlias: number
}

type ColumnRow = { name: string; type: string; dflt_value: string | null; pk: number; hidden: number }

/**
 * What both lanes must know of an ordinary table. Fails with `table-missing`, or `not-a-table` for views,
 * virtual and internal tables.
 */
export function readTableSchema(db: Database, table: string): TableSchema {
  const master = db
    .prepare<[string], { name: string; type: string; rootpage: number }>(
      `SELECT name, type, rootpage FROM sqlite_schema WHERE type IN ('table', 'view') AND name = ? COLLATE NOCASE`,
    )
    .get(table)
  if (master === undefined) fail('table-missing', `There is no table '${table}' in this file.`, { table })
  if (master.type !== 'table' || master.rootpage === 0) {
    fail('not-a-table', `'${table}' is a view or a virtual table; only ordinary tables can be loaded.`, {
      table,
    })
  }
  const { name } = master
  const listed = db
    .prepare<[string], { wr: number; strict: number }>(
      `SELECT wr, strict FROM pragma_table_list(?) WHERE schema = 'main'`,
    )
    .get(name)
  const rows = db.prepare<[string], ColumnRow>(`SELECT * FROM pragma_table_xinfo(?)`).all(name)
  const withoutRowid = listed?.wr === 1
  const strict = listed?.strict === 1
  const columns = rows.map((row) => ({
    name: row.name,
    declaredType: row.type,
    affinity: affinityOf(row.type, strict),
    keyPosition: row.pk,
    virtual: row.hidden === 2,
    defaultSql: row.dflt_value,
  }))
  return {
    name,
    columns,
    rootPage: master.rootpage,
    withoutRowid,
    rowidAlias: withoutRowid ? -1 : rowidAlias(db, name, columns),
  }
}

/**
 * A single key column of type INTEGER is the rowid itself, unless it was declared `DESC` in the old way that
 * gives it an index of its own (sqlite.org/lang_createtable.html#rowid).
 */
function rowidAlias(db: Database, table: string, columns: readonly SchemaColumn[]): number {
  const keys = columns.filter((column) => column.keyPosition > 0)
  const [key] = keys
  if (key === undefined || keys.length > 1 || key.declaredType.toUpperCase() !== 'INTEGER') return -1
  const index = db.prepare<[string]>(`SELECT 1 FROM pragma_index_list(?) WHERE origin = 'pk'`).get(table)
  return index === undefined ? columns.indexOf(key) : -1
}

/** sqlite.org/datatype3.html#determination_of_column_affinity; in STRICT tables `ANY` converts nothing. */
export function affinityOf(declaredType: string, strict: boolean): Affinity {
  const type = declaredType.toUpperCase()
  if (strict && type === 'ANY') return 'blob'
  if (type.includes('INT')) return 'integer'
  if (type.includes('CHAR') || type.includes('CLOB') || type.includes('TEXT')) return 'text'
  if (type.includes('BLOB') || type === '') return 'blob'
  if (type.includes('REAL') || type.includes('FLOA') || type.includes('DOUB')) return 'real'
  return 'numeric'
}

/** Index of a named column; names compare without case, as in SQLite. Fails with `column-missing`. */
export function columnIndex(schema: TableSchema, column: string): number {
  const wanted = column.toLowerCase()
  const at = schema.columns.findIndex(({ name }) => name.toLowerCase() === wanted)
  if (at < 0) {
    const detail = `Table '${schema.name}' has no column '${column}'.`
    fail('column-missing', detail, { table: schema.name, column })
  }
  return at
}

/** A name for the rowid that no column hides, quoted; undefined where there is none to be had. */
export function rowidName(schema: TableSchema): string | undefined {
  if (schema.withoutRowid) return undefined
  const alias = schema.columns[schema.rowidAlias]
  if (alias !== undefined) return quoted(alias.name)
  const hidden = new Set(schema.columns.map(({ name }) => name.toLowerCase()))
  return ['rowid', '_rowid_', 'oid'].find((name) => !hidden.has(name))
}
