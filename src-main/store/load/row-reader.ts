import type { Database } from 'better-sqlite3'
import { openReadonly } from '../../sqlite/open.ts'
import { rowChunks } from '../../sqlite/rows/row-chunks.ts'
import type { Row } from '../../sqlite/rows/row-chunks.ts'
import type { DecodedRows } from './decoded-rows.ts'
import type { DecodedGroup } from './steps.ts'
import type { RowsSource, TableSource } from './table-source.ts'
import type { TextSettler } from './text-settler.ts'
import { partOfRows } from './value-part.ts'

/** One worker's connection to the file, for the tables that SQLite reads for us. */
export class RowReader {
  readonly #db: Database

  constructor(file: string) {
    this.#db = openReadonly(file, { verified: true })
  }

  /** The rows of one task, in groups. */
  *read(
    source: TableSource,
    lane: RowsSource,
    task: number,
    settlers: readonly TextSettler[],
  ): Generator<DecodedRows> {
    const { key, expressions } = lane
    const selection = { table: source.table, expressions }
    const chunks =
      key.kind === 'scan'
        ? rowChunks(this.#db, selection)
        : rowChunks(this.#db, { ...selection, range: rangeOf(key, task) })
    for (const rows of chunks) {
      const overLong: DecodedGroup['overLong'] = []
      const parts = source.columns.map((column, c) => {
        takeOverLong(rows, c, overLong)
        return partOfRows(rows, c, settlers[c] as TextSettler, column.real)
      })
      const first = key.kind === 'rowid' ? rows[0]?.[source.columns.length] : undefined
      yield { rows: rows.length, parts, overLong, ...(first !== undefined && { firstRowid: String(first) }) }
    }
  }

  close(): void {
    this.#db.close()
  }
}

function rangeOf(key: { name: string; bounds: string[] }, task: number) {
  return {
    rowid: key.name,
    from: BigInt(key.bounds[task] as string),
    to: BigInt(key.bounds[task + 1] as string),
  }
}

/** Over-long texts come as a note of their length (see `cellExpression`): they are listed and become missing. */
function takeOverLong(rows: readonly Row[], c: number, overLong: DecodedGroup['overLong']): void {
  rows.forEach((row, i) => {
    const value = row[c]
    if (!(value instanceof Uint8Array) || value[0] !== 't'.charCodeAt(0)) return
    overLong.push({ column: c, row: i, bytes: Number(Buffer.from(value).toString('latin1', 4)) })
    ;(row as unknown[])[c] = null
  })
}
