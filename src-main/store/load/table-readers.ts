import type { DecodedRows } from './decoded-rows.ts'
import type { Leaves } from './page-reader.ts'
import { PageReader } from './page-reader.ts'
import type { RowReader } from './row-reader.ts'
import type { NumberedSource } from './steps.ts'
import type { PagesSource, RowsSource, TableSource } from './table-source.ts'
import type { ColumnKeeper } from './column-keeper.ts'

/** One worker's readers of the tables to decode, by lane. */
export class TableReaders {
  readonly #pages = new Map<number, { reader: PageReader; lane: PagesSource }>()
  readonly #rows = new Map<number, { source: TableSource; lane: RowsSource }>()
  #rowReader: RowReader | undefined

  static async open(sources: readonly NumberedSource[]): Promise<TableReaders> {
    const readers = new TableReaders()
    for (const { number, source } of sources) {
      const { lane } = source
      if (lane.kind === 'pages') {
        const reader = new PageReader(source.columns, lane.layout, lane.file)
        readers.#pages.set(number, { reader, lane })
      } else {
        readers.#rows.set(number, { source, lane })
        // SQLite is loaded only where it is needed: it takes longer than a small graph
        readers.#rowReader ??= new (await import('./row-reader.ts')).RowReader(lane.file)
      }
    }
    return readers
  }

  /** The rows of one task of a table, in groups. */
  read(table: number, task: number, keepers: readonly ColumnKeeper[]): Iterable<DecodedRows> {
    const pages = this.#pages.get(table)
    if (pages !== undefined) return pages.reader.read(leavesOf(pages.lane, task), keepers)
    const rows = this.#rows.get(table)
    if (rows === undefined || this.#rowReader === undefined) throw new Error(`table ${table} has no reader`)
    return this.#rowReader.read(rows.source, rows.lane, task, keepers)
  }

  close(): void {
    this.#rowReader?.close()
  }
}

function leavesOf({ file, leaves, taskStarts }: PagesSource, task: number): Leaves {
  return { file, leaves, from: taskStarts[task] as number, to: taskStarts[task + 1] as number }
}
