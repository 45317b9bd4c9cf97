import { openReadonly } from '../../sqlite/open.ts'
import type { Connection } from '../../sqlite/open.ts'
import { sqliteFailure } from '../../sqlite/sqlite-failure.ts'
import { rowChunks } from '../../sqlite/rows/row-chunks.ts'
import { TableCopy } from '../../sqlite/rows/table-copy.ts'
import type { DecodedRows } from './decoded-rows.ts'
import type { DecodedGroup } from './steps.ts'
import type { RowsKey, RowsSource, TableSource } from './table-source.ts'
import type { ColumnKeeper } from './column-keeper.ts'
import { PageReader } from './page-reader.ts'
import { partOfRows } from './value-part.ts'
import type { OverLongTexts } from './value-part.ts'

type RowidKey = RowsKey & { kind: 'rowid' }

/** `reader` comes with the first pages, which tell their size. */
type Copying = { copy: TableCopy; reader?: PageReader }

/** One worker's connection to the file, for the tables that SQLite reads for us. */
export class RowReader {
  readonly #db: Connection
  readonly #file: string
  readonly #copies = new Map<TableSource, Copying>()

  constructor(file: string) {
    this.#file = file
    this.#db = openReadonly(file, { verified: true })
  }

  /** The rows of one task, in groups. */
  read(
    source: TableSource,
    lane: RowsSource,
    task: number,
    keepers: readonly ColumnKeeper[],
  ): Generator<DecodedRows> {
    const { key } = lane
    return key.kind === 'rowid' && lane.copies
      ? this.#readCopies(source, { ...lane, key }, task, keepers)
      : this.#readRows(source, lane, task, keepers)
  }

  /** As pages of a copy that SQLite makes. */
  *#readCopies(
    source: TableSource,
    lane: RowsSource & { key: RowidKey },
    task: number,
    keepers: readonly ColumnKeeper[],
  ): Generator<DecodedRows> {
    const copying = this.#copyOf(source, lane)
    const { from, to } = rangeOf(lane.key, task)
    for (const { file, leaves, first } of failing(copying.copy.read(from, to), this.#file, source.table)) {
      const reader = (copying.reader ??= new PageReader(source.columns, copying.copy.layout, file))
      let rowsBefore = 0
      for (const rows of reader.read({ file, leaves, from: 0, to: leaves.length }, keepers)) {
        yield { ...rows, firstRowid: String(first), rowsBefore }
        rowsBefore += rows.rows
      }
    }
  }

  #copyOf(source: TableSource, { key, expressions }: RowsSource & { key: RowidKey }): Copying {
    const known = this.#copies.get(source)
    if (known !== undefined) return known
    const selection = { table: source.table, rowid: key.name, expressions }
    const copying: Copying = { copy: new TableCopy(this.#db, selection, this.#copies.size) }
    this.#copies.set(source, copying)
    return copying
  }

  /** As values that better-sqlite3 makes: where there is no rowid, or texts are not UTF-8, or cells may be long. */
  *#readRows(
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
function* failing<C>(chunks: Iterable<C>, file: string, table: string): Generator<C> {
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
