import type { CellValue } from './cell-value.ts'
import { KindMismatchError } from './errors/kind-mismatch-error.ts'
import { RecordRangeError } from './errors/record-range-error.ts'
import type { AnyRecord, Layout, RecordOf } from './layout.ts'
import type { RecordStore } from './record-store.ts'

/** Where a record of several kinds is. */
export type KindPlace = { readonly kind: number; readonly within: number }

/**
 * Records of several kinds that share a base layout, numbered through: the first kind's from 0, then the
 * second's. Base slots read alike across kinds; a kind's own slots cost the others nothing.
 */
export class KindedRecords<B extends Layout = Layout> implements Iterable<RecordOf<B>> {
  readonly base: B
  readonly kinds: readonly RecordStore[]

  /** @throws KindMismatchError for a store whose layout does not derive from `base`. */
  constructor(base: B, kinds: readonly RecordStore[]) {
    const stranger = kinds.find(({ layout }) => !layout.derivesFrom(base))
    if (stranger !== undefined) throw new KindMismatchError(base, stranger.layout)
    this.base = base
    this.kinds = kinds
  }

  /** Deleted records count until their kind is compacted. */
  get length(): number {
    return this.kinds.reduce((sum, { length }) => sum + length, 0)
  }

  /** Position of the record's kind in `kinds`. @throws RecordRangeError */
  kindOf(i: number): number {
    return this.placeOf(i).kind
  }

  /** The record's kind and its number there. Linear in the kinds, of which there are few. */
  placeOf(i: number): KindPlace {
    let within = i
    for (let kind = 0; kind < this.kinds.length && within >= 0; kind++) {
      const { length } = this.kinds[kind] as RecordStore
      if (within < length) return { kind, within }
      within -= length
    }
    throw new RecordRangeError(this.base.name, i, this.length)
  }

  /** The number of the first record of a kind. Appending to a kind moves those after it. */
  firstOf(kind: number): number {
    return this.kinds.slice(0, kind).reduce((sum, { length }) => sum + length, 0)
  }

  /** Record `i` with all the slots of its kind. @throws RecordRangeError, DeletedRecordError */
  at(i: number): RecordOf<B> & AnyRecord {
    const { kind, within } = this.placeOf(i)
    return this.#store(kind).at(within) as RecordOf<B> & AnyRecord
  }

  /** Value of a slot, of the base or of the record's kind. @throws UndeclaredSlotError for another kind's. */
  get(i: number, slot: string | number): CellValue {
    const { kind, within } = this.placeOf(i)
    return this.#store(kind).get(within, slot)
  }

  set(i: number, slot: string | number, value: unknown): void {
    const { kind, within } = this.placeOf(i)
    this.#store(kind).set(within, slot, value)
  }

  *[Symbol.iterator](): Iterator<RecordOf<B>> {
    for (const kind of this.kinds) yield* kind as Iterable<RecordOf<B>>
  }

  #store(kind: number): RecordStore {
    return this.kinds[kind] as RecordStore
  }
}
