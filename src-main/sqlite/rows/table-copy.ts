import type { Database, Statement } from 'better-sqlite3'
import { freeBuffer } from '../../free-buffer.ts'
import { leafList } from '../pages/leaf-list.ts'
import type { PageFile } from '../pages/page-file.ts'
import { pagesInMemory } from '../pages/page-file.ts'
import { NULL_CELL } from '../pages/table-layout.ts'
import type { TableLayout } from '../pages/table-layout.ts'
import { quoted } from '../quoted.ts'

/** Rows copied at a time, about: some hundred kilobytes, which are decoded while they are in the cache. */
const CHUNK_ROWS = 10_000

/** Rows of a chunk at most, where rowids turn out to lie closer than they did before. */
const CHUNK_MOST = CHUNK_ROWS * 2

export type CopySelection = { table: string; rowid: string; expressions: readonly string[] }

/** Pages that hold a run of a table's rows, in order; `first` is the least rowid that it may have. */
export type CopiedRows = { file: PageFile; leaves: Uint32Array; first: bigint }

/**
 * Has SQLite copy rows to a temporary table in memory, and hands over its pages: whatever it took to read them,
 * the copy is an ordinary table that can be decoded in place. That costs SQLite half as much again as a scan,
 * where making values for JavaScript costs three times as much and more (`bench/rows-lane.ts`).
 */
export class TableCopy {
  readonly layout: TableLayout
  readonly #db: Database
  readonly #table: string
  readonly #root: number
  readonly #insert: Statement<[bigint, bigint]>
  readonly #clear: Statement<[]>
  /** Where a chunk of the most rows ends. */
  readonly #end: Statement<[bigint, bigint], bigint>

  /** `number` tells the copies of one connection apart. */
  constructor(db: Database, { table, rowid, expressions }: CopySelection, number: number) {
    this.#db = db
    this.#table = table
    // without types, so that values are stored as they come
    const columns = expressions.map((_, c) => `c${c}`)
    this.layout = {
      table,
      slots: Int16Array.from(columns.keys()),
      rowidSlots: [],
      defaults: columns.map(() => NULL_CELL),
    }
    const name = `copy${number}`
    // the file itself was opened for reading only; this is for temporary tables, which lie in memory
    db.pragma('query_only = OFF')
    db.pragma('temp_store = MEMORY')
    db.exec(`CREATE TABLE temp.${name}(${columns.join(', ')})`)
    this.#root = db
      .prepare<[string], number>('SELECT rootpage FROM sqlite_temp_schema WHERE name = ?')
      .pluck()
      .get(name) as number
    const rows = `FROM main.${quoted(table)} NOT INDEXED WHERE ${rowid} BETWEEN ? AND ? ORDER BY ${rowid}`
    // rowids of its own: given ones are looked up before each is inserted
    this.#insert = db.prepare(
      `INSERT INTO temp.${name} SELECT ${expressions.join(', ')} ${rows} LIMIT ${CHUNK_MOST}`,
    )
    this.#clear = db.prepare(`DELETE FROM temp.${name}`)
    this.#end = db
      .prepare<[bigint, bigint], bigint>(`SELECT ${rowid} ${rows} LIMIT 1 OFFSET ${CHUNK_MOST}`)
      .pluck()
      .safeIntegers()
  }

  /** The rows with rowids in `[from, to)`, in order, in chunks; each is good until the next is asked for. */
  *read(from: bigint, to: bigint): Generator<CopiedRows> {
    let first = from
    // as many rowids as rows, until it shows that there are gaps
    let width = BigInt(CHUNK_ROWS)
    while (first < to) {
      let end = first + width < to ? first + width : to
      const { changes } = this.#insert.run(first, end - 1n)
      if (changes * 2 < CHUNK_ROWS) width *= 2n
      if (changes === CHUNK_MOST) {
        end = this.#end.get(first, end - 1n) ?? end
        width = BigInt(CHUNK_ROWS)
      }
      // in a damaged file, keys are out of order: that rows are missing then shows when they are counted
      if (end <= first) return
      const image = this.#db.serialize({ attached: 'temp' })
      this.#clear.run()
      const file = pagesInMemory(image, this.#table)
      yield { file, leaves: leafList(file, this.#root), first }
      freeBuffer(image.buffer as ArrayBuffer)
      first = end
    }
  }
}
