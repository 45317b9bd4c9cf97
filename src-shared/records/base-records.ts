import type { CellReader, CellValue } from './cell-value.ts'
import { InvalidLayoutError } from './errors/invalid-layout-error.ts'
import { DeletedRecordError } from './errors/deleted-record-error.ts'
import { RecordRangeError } from './errors/record-range-error.ts'
import { SlotTypeError } from './errors/slot-type-error.ts'
import { UndeclaredSlotError } from './errors/undeclared-slot-error.ts'
import type { Layout, NewRecordOf, RecordOf, Slot } from './layout.ts'
import { OverflowAttributes } from './overflow-attributes.ts'
import type { CursorPosition } from './record-cursor.ts'
import { cursorOf } from './record-cursor.ts'
import type { Cursor, Renumbering, StructureOf } from './record-store.ts'
import type { ViewedStore } from './record-view.ts'
import { ViewPosition, viewOf } from './record-view.ts'
import { mixed, type SlotType } from './slot-type.ts'
import { slotCheck } from './slot-check.ts'
import { promotedCells, withoutSlot, withSlot } from './promotion.ts'
import { WeakHandles } from './weak-handles.ts'

/** What an attribute may hold: anything that a slot of some type may. */
const attributeCheck = slotCheck(mixed().optional())

/**
 * What the stores of records have in common: numbers, checks, attributes, handles. A store adds only how it
 * holds the cells; it is handed values that their slots have accepted.
 */
export abstract class BaseRecords<L extends Layout> implements ViewedStore {
  readonly attributes: OverflowAttributes
  #layout: L
  #epoch = 0
  #promoted: readonly string[] = []
  #declared: ReadonlySet<string> = new Set()
  // a set costs nothing while nothing is deleted; 2^24 deletions between compactions is its limit
  #deleted: Set<number> | undefined
  #handles: WeakHandles | undefined

  constructor(layout: L) {
    this.#layout = layout
    this.attributes = new OverflowAttributes((i, name, value) => this.#acceptAttribute(i, name, value))
  }

  abstract readonly length: number
  abstract structure(): StructureOf[]
  /** Cell of a record that exists. */
  protected abstract read(i: number, slot: number): CellValue
  protected abstract write(i: number, slot: number, value: CellValue): void
  /** Adds a record; `cells` is reused by the caller. */
  protected abstract push(cells: readonly CellValue[]): void
  /** Keeps the records that `keeps`, in order, and gives back spare capacity. */
  protected abstract keepOnly(keeps: (i: number) => boolean): void
  /** Adds a last slot to every record, all at the end; the store's layout is still the old one. Yields now and then. */
  protected abstract addSlot(slot: Slot, cells: CellReader): Generator<void, void>
  /** Takes a slot from every record, all at the end; the store's layout still has it. Yields now and then. */
  protected abstract dropSlot(index: number): Generator<void, void>
  /** A reader of one slot at wherever the position is. */
  protected abstract getterOf(slot: number, position: CursorPosition): () => CellValue

  get layout(): L {
    return this.#layout
  }

  get epoch(): number {
    return this.#epoch
  }

  get liveCount(): number {
    return this.length - (this.#deleted?.size ?? 0)
  }

  at(i: number): RecordOf<L> {
    if (!this.has(i)) this.refuse(i)
    return viewOf(new ViewPosition(this, i)) as RecordOf<L>
  }

  cursor(): Cursor<RecordOf<L>> {
    return cursorOf(this, (slot, position) => this.getterOf(slot, position)) as Cursor<RecordOf<L>>
  }

  get(i: number, slot: string | number): CellValue {
    if (!this.has(i)) this.refuse(i)
    return this.read(i, this.#slot(slot).index)
  }

  /** Cells of a slot by record number, unchecked; a deleted record keeps its own until `compact`. */
  reader(slot: number): CellReader {
    return { get: (i) => this.read(i, slot) }
  }

  set(i: number, slot: string | number, value: unknown): void {
    if (!this.has(i)) this.refuse(i)
    const declared = this.#slot(slot)
    const cell = declared.check(value)
    if (cell === undefined) throw new SlotTypeError(this.#layout.name, i, declared, value)
    this.write(i, declared.index, cell)
  }

  append(record: NewRecordOf<L>): number {
    const given = record as Readonly<Record<string, unknown>>
    const beyond = Object.keys(given).filter((name) => this.#layout.indexOf(name) === -1)
    const [undeclared] = beyond
    if (undeclared !== undefined && !this.#layout.overflow)
      throw new UndeclaredSlotError(this.#layout, undeclared)
    const attributes = beyond.map((name): [string, CellValue] => [
      name,
      this.#checkedAttribute(this.length, name, given[name]),
    ])
    const i = this.#add((slot) => given[slot.name])
    for (const [name, value] of attributes) this.attributes.set(i, name, value)
    return i
  }

  appendRow(values: readonly unknown[]): number {
    return this.#add((slot) => values[slot.index])
  }

  delete(i: number): void {
    if (!this.has(i)) this.refuse(i)
    this.attributes.clear(i)
    this.#deleted ??= new Set()
    this.#deleted.add(i)
  }

  isDeleted(i: number): boolean {
    return this.#deleted?.has(i) ?? false
  }

  compact(): Renumbering {
    const deleted = this.#deleted ?? new Set()
    this.keepOnly((i) => !deleted.has(i))
    const gone = Float64Array.from(deleted).toSorted()
    const newNumber: Renumbering = (old) => (deleted.has(old) ? -1 : old - countBelow(gone, old))
    this.#deleted = undefined
    if (gone.length === 0) return newNumber
    this.#epoch++
    this.attributes.renumber(newNumber)
    this.#handles?.renumber(newNumber)
    return newNumber
  }

  promote(attribute: string, type: SlotType): Layout {
    const { layout, slot, cells } = promotedCells(this, attribute, type)
    drain(this.addSlot(slot, { get: cells }))
    this.attributes.drop(attribute)
    // the records' static type stays the old one: the caller has the new layout
    this.#layout = layout as L
    this.#promoted = [...this.#promoted, attribute]
    return layout
  }

  get promoted(): readonly string[] {
    return this.#promoted
  }

  demote(slot: string): Layout {
    const index = this.#layout.indexOf(slot)
    if (index === -1 || this.#promoted.at(-1) !== slot) throw new UndeclaredSlotError(this.#layout, slot)
    const cells: [number, CellValue][] = []
    for (let i = 0; i < this.length; i++) {
      const cell = this.isDeleted(i) ? null : this.read(i, index)
      if (cell !== null) cells.push([i, cell])
    }
    drain(this.dropSlot(index))
    this.#layout = withoutSlot(this.#layout, slot) as L
    this.#promoted = this.#promoted.slice(0, -1)
    for (const [i, cell] of cells) this.attributes.set(i, slot, cell)
    return this.#layout
  }

  *declare(name: string, type: SlotType, cells: CellReader): Generator<void, Layout> {
    if (this.attributes.count(name) > 0)
      throw new InvalidLayoutError(`'${this.#layout.name}' has records with an attribute '${name}'`)
    const layout = withSlot(this.#layout, name, type)
    yield* this.addSlot(layout.slots.at(-1) as Slot, cells)
    this.#layout = layout as L
    this.#declared = new Set([...this.#declared, name])
    return layout
  }

  *undeclare(name: string): Generator<void, Layout> {
    if (!this.#declared.has(name)) throw new UndeclaredSlotError(this.#layout, name)
    yield* this.dropSlot(this.#layout.indexOf(name))
    this.#layout = withoutSlot(this.#layout, name) as L
    this.#declared = new Set([...this.#declared].filter((each) => each !== name))
    return this.#layout
  }

  handle(i: number): RecordOf<L> {
    if (!this.has(i)) this.refuse(i)
    this.#handles ??= new WeakHandles(this)
    return this.#handles.of(i) as RecordOf<L>
  }

  /** Handles that somebody still holds, or that are not yet collected. */
  get handleCount(): number {
    return this.#handles?.size ?? 0
  }

  *[Symbol.iterator](): Iterator<RecordOf<L>> {
    for (let i = 0; i < this.length; i++) if (!this.isDeleted(i)) yield this.at(i)
  }

  has(i: number): boolean {
    return i >>> 0 === i && i < this.length && (this.#deleted === undefined || !this.#deleted.has(i))
  }

  refuse(i: number): never {
    if (this.isDeleted(i)) throw new DeletedRecordError(this.#layout.name, i)
    throw new RecordRangeError(this.#layout.name, i, this.length)
  }

  #slot(slot: string | number): Slot {
    const index = typeof slot === 'number' ? slot : this.#layout.indexOf(slot)
    const declared = this.#layout.slots[index]
    if (declared === undefined) throw new UndeclaredSlotError(this.#layout, slot)
    return declared
  }

  #add(valueOf: (slot: Slot) => unknown): number {
    const i = this.length
    const cells = this.#layout.slots.map((slot) => {
      const given = valueOf(slot)
      const value = given === undefined ? slot.type.fallback : given
      const cell = slot.check(value)
      if (cell === undefined) throw new SlotTypeError(this.#layout.name, i, slot, value)
      return cell
    })
    this.push(cells)
    return i
  }

  #acceptAttribute(i: number, name: string, value: unknown): CellValue {
    if (!this.has(i)) this.refuse(i)
    if (!this.#layout.overflow || this.#layout.indexOf(name) !== -1)
      throw new UndeclaredSlotError(this.#layout, name)
    return this.#checkedAttribute(i, name, value)
  }

  #checkedAttribute(i: number, name: string, value: unknown): CellValue {
    if (typeof value === 'boolean') return value
    const cell = attributeCheck(value)
    if (cell !== undefined) return cell
    const slot = {
      name,
      type: mixed().optional(),
      index: -1,
      declaredBy: this.#layout.name,
      check: attributeCheck,
    }
    throw new SlotTypeError(this.#layout.name, i, slot, value)
  }
}

function drain(steps: Generator<void, void>): void {
  while (steps.next().done !== true);
}

/** How many of the ascending numbers are below `limit`. */
function countBelow(ascending: Float64Array, limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] as number) < limit) low = middle + 1
    else high = middle
  }
  return low
}
