import type { PageFile } from '../../sqlite/pages/page-file.ts'
import type { TableLayout } from '../../sqlite/pages/table-layout.ts'

/** A table to decode, as told to workers: plain data, arrays shared. */
export type TableSource = {
  table: string
  columns: SourceColumn[]
  lane: PagesSource | RowsSource
  /** Independent pieces of work, numbered from 0 in key order. */
  tasks: number
}

export type SourceColumn = {
  /** Empty for the rowid of a table whose rowid has no name. */
  name: string
  /** Texts may settle as dates or categories; off for ids and endpoints, which are looked up as they are. */
  dates: boolean
  categories: boolean
  /** Numbers are floats even where they are whole. */
  real: boolean
}

export type PagesSource = {
  kind: 'pages'
  /** Its descriptor is open in the whole process: every thread reads through it. */
  file: PageFile
  layout: TableLayout
  /** Leaf pages in key order, and where each task begins in them; one entry more than tasks. */
  leaves: Uint32Array
  taskStarts: Uint32Array
}

export type RowsSource = {
  kind: 'rows'
  file: string
  /** One select list expression for each column. */
  expressions: string[]
  /** Long cells are noted, not fetched. */
  noted: boolean
  /** Its rows may be copied and decoded as pages: texts are UTF-8, and no cell is noted. */
  copies: boolean
  /** What a task's rows are found and ordered by. */
  key: RowsKey
}

export type RowsKey =
  /** Task `i` is the rowids in `[bounds[i], bounds[i + 1])`, decimal. */
  | { kind: 'rowid'; name: string; bounds: string[] }
  /** One task reads the whole table in its own order, or its first `limit` rows. */
  | { kind: 'scan'; limit?: number }
