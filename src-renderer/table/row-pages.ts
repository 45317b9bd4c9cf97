import type { TableRow } from '../../src-shared/contract/queries.ts'

/** Rows of one request: a few screens. */
export const pageRows = 200
/** Pages kept: some thousand rows, so that scrolling back asks for nothing. */
const mostPages = 40

export type FetchPage = (
  offset: number,
  limit: number,
  signal: AbortSignal,
) => Promise<{ total: number; rows: TableRow[] }>

/**
 * The rows of one table by number, fetched by the page as they come into sight. A page that is out of sight before
 * it has come is given up. Not shared between tables: another order or other columns are other pages.
 */
export class RowPages {
  readonly #fetch: FetchPage
  readonly #onChange: () => void
  readonly #onFailure: (thrown: unknown) => void
  readonly #pages = new Map<number, readonly TableRow[]>()
  readonly #waiting = new Map<number, AbortController>()
  #total: number | undefined

  constructor(fetch: FetchPage, onChange: () => void, onFailure: (thrown: unknown) => void) {
    this.#fetch = fetch
    this.#onChange = onChange
    this.#onFailure = onFailure
  }

  /** Rows in all, once the first page has come. */
  get total(): number | undefined {
    return this.#total
  }

  row(at: number): TableRow | undefined {
    return this.#pages.get(Math.floor(at / pageRows))?.[at % pageRows]
  }

  /** Rows that are there, with their numbers. */
  *loaded(): Generator<[number, TableRow]> {
    for (const [page, rows] of this.#pages)
      for (const [at, row] of rows.entries()) yield [page * pageRows + at, row]
  }

  /** Says which rows are in sight. */
  show(from: number, to: number): void {
    const first = Math.floor(from / pageRows)
    const last = Math.floor(Math.max(from, to - 1) / pageRows)
    for (const [page, by] of this.#waiting) {
      if (page >= first && page <= last) continue
      by.abort()
      this.#waiting.delete(page)
    }
    for (let page = first; page <= last; page++) {
      if (!this.#pages.has(page) && !this.#waiting.has(page)) void this.#load(page)
    }
  }

  stop(): void {
    for (const by of this.#waiting.values()) by.abort()
    this.#waiting.clear()
  }

  async #load(page: number): Promise<void> {
    const by = new AbortController()
    this.#waiting.set(page, by)
    try {
      const { total, rows } = await this.#fetch(page * pageRows, pageRows, by.signal)
      if (by.signal.aborted) return
      this.#total = total
      this.#pages.set(page, rows)
      const [oldest] = this.#pages.keys()
      if (this.#pages.size > mostPages && oldest !== undefined) this.#pages.delete(oldest)
      this.#waiting.delete(page)
      this.#onChange()
    } catch (thrown) {
      if (by.signal.aborted) return
      this.#onFailure(thrown)
    }
  }
}
