import type { CellReader, CellValue } from './cell-value.ts'
import { KindMismatchError } from './errors/kind-mismatch-error.ts'
import { RecordRangeError } from './errors/record-range-error.ts'
import { UndeclaredSlotError } from './errors/undeclared-slot-error.ts'
import type { AnyRecord, Layout, RecordOf } from './layout.ts'
import type { RecordStore } from './record-store.ts'

/** Where each of `length` records is: its kind, and its number among the records of that kind. Unchecked. */
export type KindOrder = {
  readonly length: number
  kindOf(i: number): number
  rowOf(i: number): number
}

/**
 * Records of several kinds that share a base layout, numbered through. Base slots read alike across kinds; a
 * kind's own slots cost the others nothing.
 */
export class KindedRecords<B extends Layout = Layout> implements Iterable<RecordOf<B>> {
  /** What every record has, whichever kind it is of. */
  readonly base: B
  readonly kinds: readonly RecordStore[]
  readonly #order: KindOrder

  /**
   * Without an `order` the first kind's records come first, then the second's: appending to one moves those after it.
   * @throws KindMismatchError for a store whose layout does not derive from `base`.
   */
  constructor(base: B, kinds: readonly RecordStore[], order: KindOrder = new Consecutive(kinds)) {
    const stranger = kinds.find(({ layout }) => !layout.derivesFrom(base))
    if (stranger !== undefined) throw new KindMismatchError(base, stranger.layout)
    this.base = base
    this.kinds = kinds
    this.#order = order
  }

  /** Deleted records count until their kind is compacted. */
  get length(): number {
    return this.#order.length
  }

  /** Position of the record's kind in `kinds`. @throws RecordRangeError */
  kindOf(i: number): number {
    this.#check(i)
    return this.#order.kindOf(i)
  }

  /** Number of the record among those of its kind. @throws RecordRangeError */
  rowOf(i: number): number {
    this.#check(i)
    return this.#order.rowOf(i)
  }

  /** Record `i` with all the slots of its kind. @throws RecordRangeError, DeletedRecordError */
  at(i: number): RecordOf<B> & AnyRecord {
    return this.#storeOf(i).at(this.#order.rowOf(i)) as RecordOf<B> & AnyRecord
  }

  /** Value of a slot, of the base or of the record's kind. @throws UndeclaredSlotError for another kind's. */
  get(i: number, slot: string | number): CellValue {
    return this.#storeOf(i).get(this.#order.rowOf(i), slot)
  }

  set(i: number, slot: string | number, value: unknown): void {
    this.#storeOf(i).set(this.#order.rowOf(i), slot, value)
  }

  /**
   * Cells of a slot or attribute over the records of all kinds: for queries that do not care for kinds. `null`
   * where the record's kind does not have it. Take it anew after slots were added.
   * @throws UndeclaredSlotError where no kind has it.
   */
  reader(name: string): CellReader {
    const readers = this.kinds.map((store) => readerOf(store, name))
    if (readers.every((reader) => reader === undefined)) throw new UndeclaredSlotError(this.base, name)
    const order = this.#order
    return { get: (i) => readers[order.kindOf(i)]?.get(order.rowOf(i)) ?? null }
  }

  *[Symbol.iterator](): Iterator<RecordOf<B>> {
    for (let i = 0; i < this.length; i++) {
      if (!this.#storeOf(i).isDeleted(this.#order.rowOf(i))) yield this.at(i)
    }
  }

  #storeOf(i: number): RecordStore {
    return this.kinds[this.kindOf(i)] as RecordStore
  }

  #check(i: number): void {
    if (i >>> 0 !== i || i >= this.length) throw new RecordRangeError(this.base.name, i, this.length)
  }
}

/** One kind after another. Linear in the kinds, of which there are few. */
class Consecutive implements KindOrder {
  readonly #kinds: readonly RecordStore[]

  constructor(kinds: readonly RecordStore[]) {
    this.#kinds = kinds
  }

  get length(): number {
    return this.#kinds.reduce((sum, { length }) => sum + length, 0)
  }

  kindOf(i: number): number {
    let kind = 0
    for (let before = 0; ; kind++) {
      before += (this.#kinds[kind] as RecordStore).length
      if (i < before) return kind
    }
  }

  rowOf(i: number): number {
    let row = i
    for (const { length } of this.#kinds) {
      if (row < length) break
      row -= length
    }
    return row
  }
}

function readerOf(store: RecordStore, name: string): CellReader | undefined {
  const { layout, attributes } = store
  const slot = layout.indexOf(name)
  if (slot !== -1) return store.reader(slot)
  return attributes.count(name) === 0 ? undefined : { get: (i) => attributes.get(i, name) ?? null }
}
