import type { Connection } from './open.ts'
import { readTableSchema, type TableSchema } from './table-schema.ts'

/** An ordinary table, with what its schema says of keys. */
export type OutlinedTable = TableSchema & {
  /** Columns of the primary key in its order; empty without one. */
  readonly primaryKey: readonly string[]
  /** Other sets of columns that SQLite keeps unique over the whole table. */
  readonly uniqueKeys: readonly (readonly string[])[]
  readonly foreignKeys: readonly ForeignKey[]
}

export type ForeignKey = {
  readonly columns: readonly string[]
  readonly table: string
  /** Columns of that table, one for each of `columns`. */
  readonly references: readonly string[]
}

export type Catalog = {
  readonly tables: readonly OutlinedTable[]
  /** What has columns and rows but is never read, as a person calls it: “view”, “virtual table”. */
  readonly skipped: readonly { readonly name: string; readonly kind: string }[]
}

type ListedTable = { name: string; type: string }
type ListedKey = { id: number; seq: number; table: string; from: string; to: string | null }

/**
 * Lists what a file holds. The kind of a table is what SQLite made of its definition (`table_list`), not
 * what the schema table claims: a view can pose as a table there.
 * @throws SqliteError as SQLite does; wrap with `sqliteFailure`
 */
export function readCatalog(connection: Connection): Catalog {
  const listed = connection
    .prepare<[], ListedTable>(
      `SELECT listed.name, listed.type
         FROM pragma_table_list AS listed LEFT JOIN sqlite_schema AS made USING (name)
        WHERE listed.schema = 'main' ORDER BY made.rowid`,
    )
    .all()
    .filter(({ name }) => !name.toLowerCase().startsWith('sqlite_'))
  const tables = listed.filter(({ type }) => type === 'table').map((table) => readTable(connection, table))
  const skipped = listed
    .filter(({ type }) => type === 'view' || type === 'virtual')
    .map(({ name, type }) => ({ name, kind: type === 'view' ? 'view' : 'virtual table' }))
  const byName = new Map(tables.map((table) => [table.name.toLowerCase(), table]))
  return { tables: tables.map((table) => resolveKeys(table, byName)), skipped }
}

function readTable(connection: Connection, { name }: ListedTable): OutlinedTable {
  const schema = readTableSchema(connection, name)
  const primaryKey = schema.columns
    .filter(({ keyPosition }) => keyPosition > 0)
    .toSorted((a, b) => a.keyPosition - b.keyPosition)
    .map((column) => column.name)
  return {
    ...schema,
    primaryKey,
    uniqueKeys: readUniqueKeys(connection, name),
    foreignKeys: readForeignKeys(connection, name),
  }
}

function readUniqueKeys(connection: Connection, table: string): string[][] {
  const indexes = connection
    .prepare<[string], string>(
      'SELECT name FROM pragma_index_list(?) WHERE "unique" = 1 AND partial = 0 AND origin <> \'pk\'',
    )
    .pluck()
    .all(table)
  const columns = connection
    .prepare<[string], string | null>('SELECT name FROM pragma_index_info(?) ORDER BY seqno')
    .pluck()
  return indexes
    .map((index) => columns.all(index))
    .filter((names): names is string[] => names.every((name) => name !== null))
}

function readForeignKeys(connection: Connection, table: string): ForeignKey[] {
  const rows = connection
    .prepare<[string], ListedKey>(
      'SELECT id, seq, "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id DESC, seq',
    )
    .all(table)
  const keys = new Map<number, { columns: string[]; table: string; references: string[] }>()
  for (const row of rows) {
    const key = keys.get(row.id) ?? { columns: [], table: row.table, references: [] }
    key.columns.push(row.from)
    if (row.to !== null) key.references.push(row.to)
    keys.set(row.id, key)
  }
  return [...keys.values()]
}

/** Spells names as the table referred to does, fills in its primary key where a key names no columns. */
function resolveKeys(table: OutlinedTable, byName: ReadonlyMap<string, OutlinedTable>): OutlinedTable {
  const foreignKeys = table.foreignKeys.flatMap((key) => {
    const target = byName.get(key.table.toLowerCase())
    if (target === undefined) return []
    const wanted = key.references.length > 0 ? key.references : target.primaryKey
    const references = wanted.map((name) => columnName(target, name))
    const columns = key.columns.map((name) => columnName(table, name))
    // a key may be declared to what is not there: SQLite only minds when a row is written
    const known = references.every((name) => target.columns.some((column) => column.name === name))
    return known && references.length === columns.length ? [{ columns, table: target.name, references }] : []
  })
  return { ...table, foreignKeys }
}

function columnName(table: OutlinedTable, name: string): string {
  return table.columns.find((column) => column.name.toLowerCase() === name.toLowerCase())?.name ?? name
}
