import type { OutlinedTable } from '../sqlite/catalog.ts'
import { PLACES, type SampledCell } from '../sqlite/sample.ts'
import type { SchemaColumn } from '../sqlite/table-schema.ts'

/** A table as the guess and the estimate know it: schema, size and a sample. */
export type TableFacts = Omit<OutlinedTable, 'columns'> & {
  readonly rows: number
  readonly rowsExact: boolean
  readonly columns: readonly ColumnFacts[]
}

/** A column by its sampled cells; counts are of cells in the sample. */
export type ColumnFacts = SchemaColumn & {
  readonly sampled: number
  readonly nulls: number
  readonly integers: number
  readonly reals: number
  readonly texts: number
  readonly blobs: number
  /** Distinct values that are not missing; cells past the cap count as distinct. */
  readonly distinct: number
  /** Distinct values of each run of neighbours, summed: more than `distinct` where a value comes back far away. */
  readonly distinctInRuns: number
  /** Mean over texts and blobs; 0 without any. */
  readonly meanBytes: number
  readonly minInteger: bigint | null
  readonly maxInteger: bigint | null
  /** Whether each integer of a run of neighbours is one more than that before. */
  readonly consecutive: boolean
  /** Whether integers grow from each sampled row to the next. */
  readonly ascending: boolean
  /** Whether every real could be held in 32 bits without loss. */
  readonly floats32: boolean
  /** Distinct values, first come; at most {@link KEPT_VALUES}. */
  readonly values: readonly (bigint | number | string)[]
}

/** Enough to tell a reference from a coincidence, few enough to look each up in an unindexed column. */
const KEPT_VALUES = 64

export function factsOf(
  table: OutlinedTable,
  count: { rows: number; exact: boolean },
  sample: readonly (readonly SampledCell[])[],
): TableFacts {
  const columns = table.columns.map((column, i) => {
    const cells = sample.map((row) => row[i] as SampledCell)
    return columnFacts(column, cells)
  })
  return { ...table, rows: count.rows, rowsExact: count.exact, columns }
}

function columnFacts(column: SchemaColumn, cells: readonly SampledCell[]): ColumnFacts {
  const values = new Set<bigint | number | string>()
  const counts = { null: 0, integer: 0, real: 0, text: 0, blob: 0 }
  let unread = 0
  let bytes = 0
  let minInteger: bigint | null = null
  let maxInteger: bigint | null = null
  let floats32 = true
  let breaks = 0
  let ascending = true
  let last: bigint | null = null
  for (const { type, value, bytes: cellBytes } of cells) {
    counts[type]++
    if (type === 'text' || type === 'blob') bytes += cellBytes
    if (value !== null) values.add(value)
    else if (type !== 'null') unread++
    if (typeof value === 'bigint') {
      if (last !== null && value !== last + 1n) breaks++
      if (last !== null && value <= last) ascending = false
      last = value
      if (minInteger === null || value < minInteger) minInteger = value
      if (maxInteger === null || value > maxInteger) maxInteger = value
    }
    if (typeof value === 'number' && Math.fround(value) !== value) floats32 = false
  }
  const wide = counts.text + counts.blob
  return {
    ...column,
    sampled: cells.length,
    nulls: counts.null,
    integers: counts.integer,
    reals: counts.real,
    texts: counts.text,
    blobs: counts.blob,
    distinct: values.size + unread,
    distinctInRuns: distinctInRuns(cells) + unread,
    meanBytes: wide === 0 ? 0 : bytes / wide,
    minInteger,
    maxInteger,
    consecutive: counts.integer === cells.length && breaks < PLACES,
    ascending: ascending && counts.integer === cells.length,
    floats32,
    values: [...values].slice(0, KEPT_VALUES),
  }
}

function distinctInRuns(cells: readonly SampledCell[]): number {
  const run = Math.ceil(cells.length / PLACES)
  let distinct = 0
  for (let from = 0; from < cells.length; from += run) {
    const values = cells.slice(from, from + run).map(({ value }) => value)
    distinct += new Set(values.filter((value) => value !== null)).size
  }
  return distinct
}

/** Whether every sampled value occurs once; false for an empty sample. */
export function looksUnique(column: ColumnFacts): boolean {
  return column.sampled > 0 && column.nulls === 0 && column.distinct === column.sampled
}

/** The storage class of all sampled values, `null` where they are mixed or all missing. */
export function onlyType(column: ColumnFacts): 'integer' | 'real' | 'text' | 'blob' | null {
  const present = column.sampled - column.nulls
  if (present === 0) return null
  if (column.integers === present) return 'integer'
  if (column.integers + column.reals === present) return 'real'
  if (column.texts === present) return 'text'
  return column.blobs === present ? 'blob' : null
}

export function columnNamed(table: TableFacts, name: string): ColumnFacts | undefined {
  return table.columns.find((column) => column.name === name)
}
