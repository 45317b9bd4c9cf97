import { openReadonly } from '../../sqlite/open.ts'
import type { Connection } from '../../sqlite/open.ts'
import { sqliteFailure } from '../../sqlite/sqlite-failure.ts'
import { rowChunks } from '../../sqlite/rows/row-chunks.ts'
import type { Row } from '../../sqlite/rows/row-chunks.ts'
import type { DecodedRows } from './decoded-rows.ts'
import type { DecodedGroup } from './steps.ts'
import type { RowsSource, TableSource } from './table-source.ts'
import type { ColumnKeeper } from './column-keeper.ts'
import { partOfRows } from './value-part.ts'
import type { OverLongTexts } from './value-part.ts'

/** One worker's connection to the file, for the tables that SQLite reads for us. */
export class RowReader {
  readonly #db: Connection
  readonly #file: string

  constructor(file: string) {
    this.#file = file
    this.#db = openReadonly(file, { verified: true })
  }

  /** The rows of one task, in groups. */
  *read(
    source: TableSource,
    lane: RowsSource,
    task: number,
    keepers: readonly ColumnKeeper[],
  ): Generator<DecodedRows> {
    const { key, expressions } = lane
    const selection = { table: source.table, expressions }
    const chunks =
      key.kind === 'scan'
        ? rowChunks(this.#db, { ...selection, ...(key.limit !== undefined && { limit: key.limit }) })
        : rowChunks(this.#db, { ...selection, range: rangeOf(key, task) })
    for (const rows of failing(chunks, this.#file, source.table)) {
      const overLong: DecodedGroup['overLong'] = []
      const parts = source.columns.map((column, c) => {
        const texts: OverLongTexts = []
        const cells = { real: column.real, noted: lane.noted }
        const keeper = keepers[c] as ColumnKeeper
        const part = keeper.keep(partOfRows(rows, c, keeper, cells, texts))
        for (const text of texts) overLong.push({ column: c, ...text })
        return part
      })
      const first = key.kind === 'rowid' ? rows[0]?.[source.columns.length] : undefined
      yield {
        rows: rows.length,
        parts,
        overLong,
        ...(first !== undefined && { firstRowid: `${first as number | bigint}` }),
      }
    }
  }

  close(): void {
    this.#db.close()
  }
}

/** The same chunks; what SQLite throws becomes a typed failure. */
function* failing(chunks: Iterable<Row[]>, file: string, table: string): Generator<Row[]> {
  try {
    yield* chunks
  } catch (error) {
    throw sqliteFailure(error, file, table)
  }
}

function rangeOf(key: { name: string; bounds: string[] }, task: number) {
  return {
    rowid: key.name,
    from: BigInt(key.bounds[task] as string),
    to: BigInt(key.bounds[task + 1] as string),
  }
}
