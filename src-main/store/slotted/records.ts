import { BaseRecords } from '../../../src-shared/records/base-records.ts'
import type { CellReader, CellValue } from '../../../src-shared/records/cell-value.ts'
import type { Layout, Slot } from '../../../src-shared/records/layout.ts'
import type { CursorPosition } from '../../../src-shared/records/record-cursor.ts'
import { SlotTypeError } from '../../../src-shared/records/errors/slot-type-error.ts'
import type { StructureOf } from '../../../src-shared/records/record-store.ts'
import type { ColumnData } from '../columns/column-data.ts'
import type { Column } from '../columns/column.ts'
import { type ColumnWriter, copyOf, writerOf } from '../columns/column-writer.ts'
import { shareTexts } from '../columns/share-texts.ts'
import { checkColumn, checkColumns, emptyColumnOf } from '../columns/slot-columns.ts'
import { TextWriter } from '../columns/text-writer.ts'
import { slotGetter } from './records-getter.ts'

/** Cells written between two looks at the clock: less than a millisecond's worth. */
const STRIDE = 8192

/**
 * Records as typed columns, one a slot, in shared memory: what `__slots__` is to Python, without an object a
 * record. A record is a view on its number.
 */
export class SlottedRecords<L extends Layout = Layout> extends BaseRecords<L> {
  #columns: ColumnWriter[]
  #length = 0

  constructor(layout: L) {
    super(layout)
    this.#columns = layout.slots.map(({ type }) => writerOf(emptyColumnOf(type)))
  }

  /**
   * A store on `columns`, one a slot in the layout's order. Their buffers are adopted, not copied: writes show
   * in them. Constant time. @throws ColumnMismatchError
   */
  static fromColumns<L extends Layout>(
    layout: L,
    columns: readonly ColumnData[],
    length: number,
  ): SlottedRecords<L> {
    checkColumns(layout, columns, length)
    const records = new SlottedRecords(layout)
    records.#columns = columns.map(writerOf)
    records.#length = length
    return records
  }

  get length(): number {
    return this.#length
  }

  /** Bytes of all buffers. */
  get bytes(): number {
    return this.#columns.reduce((sum, { view }) => sum + view.bytes, 0)
  }

  /**
   * The column of a slot by its position, for scans over memory in order. Ask again after writes: the first asking
   * after texts were replaced takes a pass over them.
   */
  column(slot: number): Column {
    const writer = this.#columns[slot] as ColumnWriter
    if (writer instanceof TextWriter) writer.fold()
    return writer.view
  }

  /** Every column without spare capacity, for a snapshot or another thread. Deleted records are still there. */
  settle(): ColumnData[] {
    return this.#columns.map((column) => column.settle())
  }

  structure(): StructureOf[] {
    const slots = this.layout.slots.map(({ name, type }, at) => {
      return { name, type: type.name, bytes: (this.#columns[at] as ColumnWriter).view.bytes }
    })
    return [...slots, ...this.attributes.structure()]
  }

  protected read(i: number, slot: number): CellValue {
    return (this.#columns[slot] as ColumnWriter).view.get(i)
  }

  protected write(i: number, slot: number, value: CellValue): void {
    ;(this.#columns[slot] as ColumnWriter).set(i, value)
  }

  protected push(cells: readonly CellValue[]): void {
    for (let s = 0; s < cells.length; s++) (this.#columns[s] as ColumnWriter).push(cells[s] as CellValue)
    this.#length++
  }

  protected keepOnly(keeps: (i: number) => boolean): void {
    const complete = this.liveCount === this.#length
    this.#length = this.liveCount
    this.#columns = this.#columns.map((column) => {
      const kept = complete ? column : copyOf(column.view, keeps)
      const data = kept.settle()
      const shared = data.kind === 'text' ? shareTexts(data) : undefined
      return shared === undefined ? kept : writerOf(shared)
    })
  }

  protected *addSlot(slot: Slot, cells: CellReader | Column): Generator<void, void> {
    if ('data' in cells) {
      checkColumn(this.layout.name, slot, cells.data, this.#length)
      this.#columns.push(writerOf(cells.data))
      return
    }
    const column = writerOf(emptyColumnOf(slot.type))
    for (let i = 0; i < this.#length; i++) {
      const cell = slot.check(cells.get(i))
      if (cell === undefined) throw new SlotTypeError(this.layout.name, i, slot, cells.get(i))
      column.push(cell)
      if (i % STRIDE === 0) yield
    }
    this.#columns.push(column)
  }

  // eslint-disable-next-line require-yield -- constant time here; records of objects take a pass
  protected *dropSlot(index: number): Generator<void, void> {
    this.#columns.splice(index, 1)
  }

  protected getterOf(slot: number, position: CursorPosition): () => CellValue {
    return slotGetter(this.#columns[slot] as ColumnWriter, position)
  }
}
