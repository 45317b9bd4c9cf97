/** How the records of a table lie in its leaves, as far as wanted columns go. Plain data. */
export type TableLayout = {
  /** For messages. */
  table: string
  /** Wanted column by position in the record, -1 where none is; ends with the last wanted. */
  slots: Int16Array
  /** Wanted columns that are the rowid itself. */
  rowidSlots: number[]
  /** What a record that ends early holds, by wanted column. */
  defaults: DefaultCell[]
}

/** A cell as a record holds it: its serial type and bytes; `unknown` where it cannot be told from the schema. */
export type DefaultCell = StoredCell | 'unknown'
export type StoredCell = { serialType: number; bytes: Uint8Array }

export const NULL_CELL: StoredCell = { serialType: 0, bytes: new Uint8Array(0) }
