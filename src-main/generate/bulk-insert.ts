import type { Cell } from './attributes.ts'
import type { WritableDatabase } from '../sqlite/create.ts'

/** Rows a statement: binding is quickest at some hundreds of values a call (measured, better-sqlite3 13). */
const ROWS_A_STATEMENT = 64

/** Inserts rows of one table, many a statement. `finish` writes what is left. */
export class BulkInsert {
  readonly #insert: (count: number, cells: readonly Cell[]) => void
  #cells: Cell[] = []
  #rows = 0

  constructor(db: WritableDatabase, table: string, width: number) {
    const row = `(${Array.from({ length: width }, () => '?').join(',')})`
    const prepare = (count: number) =>
      db.prepare(`INSERT INTO ${table} VALUES ${Array.from({ length: count }, () => row).join(',')}`)
    const many = prepare(ROWS_A_STATEMENT)
    this.#insert = (count, cells) => (count === ROWS_A_STATEMENT ? many : prepare(count)).run(cells)
  }

  add(...cells: Cell[]): void {
    this.#cells.push(...cells)
    if (++this.#rows === ROWS_A_STATEMENT) this.finish()
  }

  finish(): void {
    if (this.#rows > 0) this.#insert(this.#rows, this.#cells)
    this.#cells = []
    this.#rows = 0
  }
}
