import type { CellReader, CellValue } from './cell-value.ts'

/**
 * Turns columns into records a batch at a time, so that the caller can report progress, look at the heap, or
 * stop: drop this object and the store, and the memory is free.
 */
export class Unpacking<Store> {
  /** Holds the records made so far. */
  readonly store: Store
  readonly total: number
  #done = 0
  readonly #columns: readonly CellReader[]
  readonly #add: (cells: readonly CellValue[]) => void

  /** `add` copies the cells that it is given. */
  constructor(
    store: Store,
    columns: readonly CellReader[],
    total: number,
    add: (cells: readonly CellValue[]) => void,
  ) {
    this.store = store
    this.total = total
    this.#columns = columns
    this.#add = add
  }

  /** Records made so far. */
  get done(): number {
    return this.#done
  }

  /** Makes up to `count` more records; true when all are made. About a microsecond a record. */
  step(count: number): boolean {
    const end = Math.min(this.total, this.#done + count)
    const cells: CellValue[] = this.#columns.map(() => null)
    for (let i = this.#done; i < end; i++) {
      for (let s = 0; s < cells.length; s++) cells[s] = (this.#columns[s] as CellReader).get(i)
      this.#add(cells)
    }
    this.#done = end
    return end === this.total
  }

  /** Makes the rest. */
  finish(): Store {
    this.step(this.total)
    return this.store
  }
}
