import { toWire, type WireValue } from '../../src-shared/contract/values.ts'
import type { Connection } from './open.ts'
import { quoted } from './quoted.ts'
import { rowidName, type TableSchema } from './table-schema.ts'

/** One cell as a sample holds it: never more of it than {@link MAX_CELL_BYTES}. */
export type SampledCell = {
  readonly type: 'null' | 'integer' | 'real' | 'text' | 'blob'
  /** Bytes of a text or blob; digits of a number. */
  readonly bytes: number
  /** Absent for blobs and for texts past the cap, which are not fetched. */
  readonly value: bigint | number | string | null
}

/** Texts longer than this are known by their size only: SQLite reads a size without reading the cell. */
export const MAX_CELL_BYTES = 4096

/** Three results a column; SQLite allows 2,000 results a statement by default. */
const COLUMNS_A_STATEMENT = 600
/** A sample looks into this many places of a table. */
export const PLACES = 16

/** The first rows of a table in its own order. Reads them only. */
export function firstRows(connection: Connection, table: TableSchema, limit: number): SampledCell[][] {
  return readRows(connection, table, '', [], limit)
}

/**
 * Rows spread over a table: runs of neighbours in {@link PLACES} places, in order. In a table without rowids
 * they are the first ones.
 */
export function sampleRows(connection: Connection, table: TableSchema, limit: number): SampledCell[][] {
  const rowid = rowidName(table)
  if (rowid === undefined) return firstRows(connection, table, limit)
  const from = `FROM ${quoted(table.name)}`
  const edge = (which: 'min' | 'max'): bigint | null =>
    connection.prepare<[], bigint | null>(`SELECT ${which}(${rowid}) ${from}`).pluck().safeIntegers().get() ??
    null
  const first = edge('min')
  const last = edge('max')
  if (first === null || last === null) return []
  if (last - first < BigInt(limit)) return firstRows(connection, table, limit)
  const rows: SampledCell[][] = []
  let next = first
  for (let place = 0; place < PLACES; place++) {
    const at = first + ((last - first) * BigInt(place)) / BigInt(PLACES)
    if (at < next) continue // a sparse table: the run before reached past this place
    const where = `WHERE ${rowid} >= ?`
    const run = readRows(connection, table, where, [at], Math.ceil(limit / PLACES))
    rows.push(...run)
    next = at + BigInt(run.length)
  }
  return rows
}

function readRows(
  connection: Connection,
  table: TableSchema,
  where: string,
  parameters: bigint[],
  limit: number,
): SampledCell[][] {
  const rowid = rowidName(table)
  const rows: SampledCell[][] = []
  for (let start = 0; start < table.columns.length; start += COLUMNS_A_STATEMENT) {
    const columns = table.columns.slice(start, start + COLUMNS_A_STATEMENT).map(({ name }) => quoted(name))
    const results = columns.map(
      (c) =>
        `typeof(${c}), octet_length(${c}), ` +
        `CASE WHEN typeof(${c}) <> 'blob' AND octet_length(${c}) <= ${MAX_CELL_BYTES} THEN ${c} END`,
    )
    const order = rowid === undefined ? '' : `ORDER BY ${rowid}`
    const sql = `SELECT ${results.join(', ')} FROM ${quoted(table.name)} ${where} ${order} LIMIT ${limit}`
    const found = connection
      .prepare<bigint[], unknown[]>(sql)
      .raw()
      .safeIntegers()
      .all(...parameters)
    for (const [i, flat] of found.entries()) {
      const row = (rows[i] ??= [])
      for (let at = 0; at < flat.length; at += 3) {
        row.push({
          type: flat[at] as SampledCell['type'],
          bytes: Number(flat[at + 1] ?? 0),
          value: flat[at + 2] as SampledCell['value'],
        })
      }
    }
  }
  return rows
}

/** Texts are shown up to this many characters: the window shows a row a line. */
const SHOWN_CHARACTERS = 200

/** A cell as the preflight shows it. */
export function shownCell({ type, bytes, value }: SampledCell): WireValue {
  if (type === 'blob') return { blobBytes: bytes }
  if (type === 'text' && value === null) return `(text of ${bytes} bytes)`
  if (typeof value === 'string') {
    return value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value
  }
  if (typeof value === 'bigint') return toWire(exactInteger(value))
  return toWire(value)
}

/** A number where that is exact. */
export function exactInteger(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}
