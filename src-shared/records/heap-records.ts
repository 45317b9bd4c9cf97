import { BaseRecords } from './base-records.ts'
import type { CellReader, CellValue } from './cell-value.ts'
import { SlotTypeError } from './errors/slot-type-error.ts'
import type { AnyRecord, Layout, Slot } from './layout.ts'
import type { CursorPosition } from './record-cursor.ts'
import type { StructureOf } from './record-store.ts'
import { Unpacking } from './unpacking.ts'

/** Records made anew between two looks at the clock: about a millisecond's worth. */
const STRIDE = 1024

/** Records as one JavaScript object each; how such an object is made is the store's. */
export abstract class HeapRecords<L extends Layout> extends BaseRecords<L> {
  #records: AnyRecord[] = []
  #names: readonly string[]
  /** Equal category texts are one string, as a column stores them once; a map a category slot. */
  #interned: (Map<string, string> | undefined)[]

  constructor(layout: L) {
    super(layout)
    this.#names = layout.slots.map(({ name }) => name)
    this.#interned = layout.slots.map(internTable)
  }

  /** A new object with the named slots, in order. Called for every record: keep it fast. */
  protected abstract create(names: readonly string[], cells: readonly CellValue[]): AnyRecord

  get length(): number {
    return this.#records.length
  }

  /** Calls `visit` with a slot of every record that is not deleted, in order: the fastest scan over objects. */
  forEachCell(slot: number, visit: (cell: CellValue, i: number) => void): void {
    const name = this.#names[slot] as string
    const records = this.#records
    const complete = this.liveCount === records.length
    for (let i = 0; i < records.length; i++) {
      if (complete || !this.isDeleted(i)) visit((records[i] as AnyRecord)[name] as CellValue, i)
    }
  }

  /** Objects lie on the engine's heap, which cannot be summed: measure the process. */
  structure(): StructureOf[] {
    const slots = this.layout.slots.map(({ name, type }) => ({ name, type: type.name, bytes: null }))
    return [...slots, ...this.attributes.structure()]
  }

  protected read(i: number, slot: number): CellValue {
    return (this.#records[i] as AnyRecord)[this.#names[slot] as string] as CellValue
  }

  protected write(i: number, slot: number, value: CellValue): void {
    const record = this.#records[i] as AnyRecord
    record[this.#names[slot] as string] = this.#intern(slot, value)
  }

  protected push(cells: readonly CellValue[]): void {
    this.#records.push(
      this.create(
        this.#names,
        cells.map((cell, slot) => this.#intern(slot, cell)),
      ),
    )
  }

  /**
   * Records from columns, in the order of the slots: cells of the right types, and category texts shared already.
   */
  protected unpacking(columns: readonly CellReader[], length: number): Unpacking<this> {
    return new Unpacking(this, columns, length, (cells) =>
      this.#records.push(this.create(this.#names, cells)),
    )
  }

  protected keepOnly(keeps: (i: number) => boolean): void {
    this.#records = this.#records.filter((_, i) => keeps(i))
  }

  protected *addSlot(slot: Slot, cells: CellReader): Generator<void, void> {
    const names = [...this.#names, slot.name]
    const table = internTable(slot)
    yield* this.#recreate(names, (record, i) => {
      const cell = slot.check(cells.get(i))
      if (cell === undefined) throw new SlotTypeError(this.layout.name, i, slot, cells.get(i))
      return [...this.#names.map((name) => record[name] as CellValue), interned(table, cell)]
    })
    this.#interned.push(table)
  }

  protected *dropSlot(index: number): Generator<void, void> {
    const names = this.#names.filter((_, at) => at !== index)
    yield* this.#recreate(names, (record) => names.map((name) => record[name] as CellValue))
    this.#interned.splice(index, 1)
  }

  /** Records of other slots in the place of each. */
  *#recreate(
    names: readonly string[],
    cellsOf: (record: AnyRecord, i: number) => CellValue[],
  ): Generator<void, void> {
    const records: AnyRecord[] = []
    for (const [i, record] of this.#records.entries()) {
      records.push(this.create(names, cellsOf(record, i)))
      if (i % STRIDE === 0) yield
    }
    this.#records = records
    this.#names = names
  }

  protected getterOf(slot: number, position: CursorPosition): () => CellValue {
    const name = this.#names[slot] as string
    return () => (this.#records[position.i] as AnyRecord)[name] as CellValue
  }

  #intern(slot: number, cell: CellValue): CellValue {
    return interned(this.#interned[slot], cell)
  }
}

function interned(table: Map<string, string> | undefined, cell: CellValue): CellValue {
  if (table === undefined || typeof cell !== 'string') return cell
  const known = table.get(cell)
  if (known !== undefined) return known
  table.set(cell, cell)
  return cell
}

function internTable({ type }: Slot): Map<string, string> | undefined {
  return type.kind === 'category' ? new Map() : undefined
}
