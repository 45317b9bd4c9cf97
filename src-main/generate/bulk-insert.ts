import type { Cell } from './attributes.ts'
import type { WritableDatabase } from '../sqlite/create.ts'

/** Rows a statement: binding is quickest at some hundreds of values a call (measured, better-sqlite3 13). */
const ROWS_A_STATEMENT = 64
/** SQLite's own limit of values a statement (sqlite.org/limits.html, 9). */
const VALUES_A_STATEMENT = 32_766

/** Inserts rows of one table (named as SQL names it), many a statement. `finish` writes what is left. */
export class BulkInsert {
  readonly #insert: (count: number, cells: readonly Cell[]) => void
  readonly #rowsAtOnce: number
  #cells: Cell[] = []
  #rows = 0

  constructor(db: WritableDatabase, table: string, width: number) {
    const row = `(${Array.from({ length: width }, () => '?').join(',')})`
    const prepare = (count: number) =>
      db.prepare(`INSERT INTO ${table} VALUES ${Array.from({ length: count }, () => row).join(',')}`)
    const rowsAtOnce = Math.max(1, Math.min(ROWS_A_STATEMENT, Math.floor(VALUES_A_STATEMENT / width)))
    const many = prepare(rowsAtOnce)
    this.#insert = (count, cells) => (count === rowsAtOnce ? many : prepare(count)).run(cells)
    this.#rowsAtOnce = rowsAtOnce
  }

  add(...cells: Cell[]): void {
    this.#cells.push(...cells)
    if (++this.#rows === this.#rowsAtOnce) this.finish()
  }

  finish(): void {
    if (this.#rows > 0) this.#insert(this.#rows, this.#cells)
    this.#cells = []
    this.#rows = 0
  }
}
