import type { Database } from 'better-sqlite3'
import { quoted } from '../quoted.ts'

/** Rows fetched at once: `bench/rows-lane.ts` finds no gain in more, and they stay in the cache until settled. */
const CHUNK_ROWS = 5_000

export type RowSelection = {
  table: string
  /** Select list. */
  expressions: readonly string[]
  /** Rowids in `[from, to)`, in order; absent: every row, in the table's own order. */
  range?: { rowid: string; from: bigint; to: bigint }
  /** Most rows of all; only without a range. */
  limit?: number
}

export type Row = readonly unknown[]

/**
 * The selected rows, in chunks. Integers past 2^53 come as `bigint`, others as numbers.
 * SQLite cannot be interrupted: a chunk is also how often a caller gets to look up.
 */
export function* rowChunks(db: Database, selection: RowSelection): Generator<Row[]> {
  if (selection.range === undefined) yield* scan(db, selection)
  else yield* range(db, selection, selection.range)
}

function* scan(db: Database, { table, expressions, limit }: RowSelection): Generator<Row[]> {
  // a scan cannot be asked again for what it rounded, so it reads every integer as a bigint
  const select = db
    .prepare(`SELECT ${expressions.join(', ')} FROM ${quoted(table)} LIMIT ${limit ?? -1}`)
    .raw()
    .safeIntegers()
  let chunk: unknown[][] = []
  for (const row of select.iterate() as Iterable<unknown[]>) {
    for (let c = 0; c < row.length; c++) row[c] = narrowed(row[c])
    chunk.push(row)
    if (chunk.length < CHUNK_ROWS) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

function narrowed(value: unknown): unknown {
  if (typeof value !== 'bigint') return value
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

function* range(
  db: Database,
  { table, expressions }: RowSelection,
  { rowid, from, to }: { rowid: string; from: bigint; to: bigint },
): Generator<Row[]> {
  const sql =
    `SELECT ${expressions.join(', ')}, ${rowid} FROM ${quoted(table)} ` +
    `WHERE ${rowid} >= ? AND ${rowid} < ? ORDER BY ${rowid} LIMIT ${CHUNK_ROWS}`
  const fast = db.prepare<[bigint, bigint], unknown[]>(sql).raw()
  const exact = db.prepare<[bigint, bigint], unknown[]>(sql).raw().safeIntegers()
  let next = from
  for (;;) {
    let rows = fast.all(next, to)
    if (rows.some(isRounded)) {
      rows = exact.all(next, to)
      for (const row of rows) for (let c = 0; c < row.length; c++) row[c] = narrowed(row[c])
    }
    const last = rows.at(-1)?.at(-1)
    if (last === undefined) return
    yield rows
    if (rows.length < CHUNK_ROWS) return
    next = BigInt(last as number | bigint) + 1n
  }
}

/** Whether a number of the row may be a 64-bit integer that lost digits. */
function isRounded(row: readonly unknown[]): boolean {
  for (const value of row) {
    if (typeof value === 'number' && (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER))
      return true
  }
  return false
}
