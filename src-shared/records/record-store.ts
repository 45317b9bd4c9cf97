import type { CellReader, CellValue } from './cell-value.ts'
import type { Layout, NewRecordOf, RecordOf } from './layout.ts'
import type { OverflowAttributes } from './overflow-attributes.ts'
import type { SlotType } from './slot-type.ts'

/** Moves one reused record over a store: the fast way to read properties in a loop. */
export type Cursor<R> = {
  /** The same object at every position; read it only after the first `moveTo`. */
  readonly record: R
  /** Turns `record` to record `i` and gives it. @throws RecordRangeError, DeletedRecordError */
  readonly moveTo: (i: number) => R
}

/** What one part of a store takes. */
export type StructureOf = {
  readonly name: string
  readonly type: string
  /** By summing buffers; `null` for what lies on the engine's heap, which only a measurement can tell. */
  readonly bytes: number | null
}

/** New numbers of the records by their old ones; -1 where deleted. */
export type Renumbering = (old: number) => number

/**
 * Records of one layout, numbered from 0. Dict, object and slotted stores give the same answers to everything
 * here. Reads and writes take a slot by name or by its position in the layout.
 */
export interface RecordStore<L extends Layout = Layout> extends Iterable<RecordOf<L>> {
  readonly layout: L
  /** One past the highest record number: deleted records count until `compact`. */
  readonly length: number
  /** Records that are not deleted. */
  readonly liveCount: number

  /**
   * Record `i`: its slots are own, enumerable properties, read and written in place; attributes follow them
   * where the layout overflows. A new view each time: compare records by number, or use `handle`.
   * @throws RecordRangeError, DeletedRecordError
   */
  at(i: number): RecordOf<L>

  /** One reused record, several times faster to read in a loop than `at`. Attributes are not enumerated. */
  cursor(): Cursor<RecordOf<L>>

  /** Value of a slot, `null` when missing. @throws RecordRangeError, DeletedRecordError, UndeclaredSlotError */
  get(i: number, slot: string | number): CellValue

  /** Cells of a slot by record number, unchecked; a deleted record keeps its own until `compact`. */
  reader(slot: number): CellReader

  /** Writes a slot. @throws SlotTypeError as well, and then nothing has changed. */
  set(i: number, slot: string | number, value: unknown): void

  /**
   * Adds a record and gives its number. Slots left out take their default, or are missing; attributes are kept
   * where the layout overflows. @throws SlotTypeError, UndeclaredSlotError, and then nothing was added.
   */
  append(record: NewRecordOf<L>): number

  /** The same from values in the order of the slots, without a name looked up: the fast way to fill a store. */
  appendRow(values: readonly unknown[]): number

  /** Empties number `i`, whose memory comes back with `compact`. */
  delete(i: number): void
  isDeleted(i: number): boolean

  /** Drops deleted records and spare capacity; later records move down. Views taken before are stale. */
  compact(): Renumbering

  /** Attributes beyond the slots. */
  readonly attributes: OverflowAttributes

  /**
   * Makes an attribute a declared slot, last in the layout, and gives the new layout. Records without it are
   * missing, so the type must be optional or have a default unless every record has it.
   * @throws SlotTypeError where a value does not fit, and then nothing has changed.
   */
  promote(attribute: string, type: SlotType): Layout

  /** Slots that were attributes, in the order they were promoted. */
  readonly promoted: readonly string[]

  /**
   * Takes back the last promotion: the slot's values become attributes again, where they are not missing. Gives
   * the layout without it. @throws UndeclaredSlotError unless `slot` is the one promoted last.
   */
  demote(slot: string): Layout

  /**
   * Declares a slot, last in the layout, with a value for every record, and gives the new layout. A slotted store
   * adopts `cells` where they are a column of the type, without a copy. Yields about every millisecond; until it has
   * ended, records are as before, and nobody else may write. @throws InvalidLayoutError for a name that is taken;
   * SlotTypeError or ColumnMismatchError where a value does not fit, and then nothing has changed.
   */
  declare(name: string, type: SlotType, cells: CellReader): Generator<void, Layout>

  /** Takes a slot that was declared so from every record, likewise. @throws UndeclaredSlotError for any other. */
  undeclare(name: string): Generator<void, Layout>

  /**
   * Record `i` with an identity: the same object for as long as somebody holds it. It follows its record
   * through `compact`. Costs nothing until first used, then about 350 bytes for each handle that is held.
   */
  handle(i: number): RecordOf<L>

  /** Bytes by part: each slot, then attributes. */
  structure(): StructureOf[]
}
