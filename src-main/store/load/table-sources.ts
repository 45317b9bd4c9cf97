import { statSync } from 'node:fs'
import { readablePath } from '../../sqlite/open.ts'
import type { Connection } from '../../sqlite/open.ts'
import { leafList } from '../../sqlite/pages/leaf-list.ts'
import type { PageFile } from '../../sqlite/pages/page-file.ts'
import { quoted } from '../../sqlite/quoted.ts'
import { layoutOf } from '../../sqlite/record-layout.ts'
import { rowidName } from '../../sqlite/table-schema.ts'
import type { TableSchema } from '../../sqlite/table-schema.ts'
import { cellExpression } from './cell-expression.ts'
import type { OpenFile, PlannedTable } from './decode-tables.ts'
import { sharedArray } from './shared-array.ts'
import type { RowsSource, TableSource } from './table-source.ts'

/** A chunk of rows that takes up this much, once for each worker, does no harm. */
const SMALL_FILE_BYTES = 256 * 2 ** 20

/** 5,000 rows (a chunk) of this many bytes are 80 MB. */
const SHORT_ROW_BYTES = 16 * 2 ** 10

/** Tasks for each thread, so that uneven ranges of rowids still come out even. */
const TASKS_PER_THREAD = 16

/** A table as the pages lane reads it, or why it does not. */
export function pagesSource(
  file: PageFile,
  { schema, columns, plan: { share = 1 } }: PlannedTable,
  taskBytes: number,
): TableSource | string {
  if (!file.utf8) return 'The file holds its texts as UTF-16.'
  const layout = layoutOf(
    schema,
    columns.map(({ schemaIndex }) => schemaIndex),
  )
  if (typeof layout === 'string') return layout
  const all = leafList(file, schema.rootPage)
  const found = all.slice(0, Math.ceil(all.length * share))
  const leaves = sharedArray.u32(found.length)
  leaves.set(found)
  const tasks = Math.ceil((leaves.length * file.pageBytes) / taskBytes)
  const taskStarts = Uint32Array.from({ length: tasks + 1 }, (_, i) =>
    Math.round((leaves.length * i) / tasks),
  )
  return { table: schema.name, columns, lane: { kind: 'pages', file, layout, leaves, taskStarts }, tasks }
}

/** A table as the rows lane reads it: by ranges of rowids, in one scan where it has none. */
export function rowsSource(
  { db, path, pages }: OpenFile,
  { schema, columns, plan: { share = 1 } }: PlannedTable,
  threads: number,
): TableSource {
  const noted = mayHoldLongRows(db, path, schema)
  const copies = pages?.utf8 === true && !noted
  const expressions = columns.map((column) => cellExpression(schema, column, noted))
  const bounds = rowidBounds(db, schema, threads * TASKS_PER_THREAD)
  const name = rowidName(schema)
  const key: RowsSource['key'] =
    bounds === undefined || name === undefined
      ? { kind: 'scan', ...(share < 1 && { limit: Math.ceil(countOf(db, schema) * share) }) }
      : { kind: 'rowid', name, bounds }
  const tasks = key.kind === 'scan' ? 1 : Math.ceil((key.bounds.length - 1) * share)
  return {
    table: schema.name,
    columns,
    lane: { kind: 'rows', file: path, expressions, noted, copies, key },
    tasks,
  }
}

/**
 * Whether a chunk of rows, fetched whole, might not fit into memory. It cannot hold more than the file does;
 * of a bigger file, SQLite tells the longest row by looking at every page.
 */
function mayHoldLongRows(db: Connection, file: string, schema: TableSchema): boolean {
  if (statSync(readablePath(file)).size <= SMALL_FILE_BYTES) return false
  const longest = db
    .prepare<[string], number>(`SELECT mx_payload FROM dbstat WHERE name = ? AND aggregate = TRUE`)
    .pluck()
    .get(schema.name)
  return longest === undefined || longest > SHORT_ROW_BYTES
}

/** Cuts the rowids into ranges of equal width; undefined in a table without them. */
function rowidBounds(db: Connection, schema: TableSchema, ranges: number): string[] | undefined {
  const name = rowidName(schema)
  if (name === undefined) return undefined
  // two queries: SQLite looks up an extreme in the b-tree only when it is asked for one alone
  const extreme = (which: 'min' | 'max') =>
    db
      .prepare<[], bigint | null>(`SELECT ${which}(${name}) FROM ${quoted(schema.name)}`)
      .pluck()
      .safeIntegers()
      .get()
  const least = extreme('min')
  const most = extreme('max')
  if (typeof least !== 'bigint' || typeof most !== 'bigint') return ['0']
  // in a damaged file, keys may be out of order
  if (most < least) return [String(most), String(least + 1n)]
  const span = most - least + 1n
  const count = span < BigInt(ranges) ? span : BigInt(ranges)
  return Array.from({ length: Number(count) + 1 }, (_, i) => String(least + (span * BigInt(i)) / count))
}

function countOf(db: Connection, schema: TableSchema): number {
  return (
    db
      .prepare<[], number>(`SELECT count(*) FROM ${quoted(schema.name)}`)
      .pluck()
      .get() ?? 0
  )
}
