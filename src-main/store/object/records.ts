import type { CellValue } from '../../../src-shared/records/cell-value.ts'
import { HeapRecords } from '../../../src-shared/records/heap-records.ts'
import type { AnyRecord, Layout } from '../../../src-shared/records/layout.ts'
import type { Unpacking } from '../../../src-shared/records/unpacking.ts'
import type { ColumnData } from '../columns/column-data.ts'
import { columnOf } from '../columns/column.ts'
import { checkColumns } from '../columns/slot-columns.ts'

/**
 * Records as objects of one fixed shape: what V8 makes of a class whose constructor assigns every field. The
 * honest middle of the comparison.
 */
export class ObjectRecords<L extends Layout = Layout> extends HeapRecords<L> {
  #shape: AnyRecord = {}
  #shapeNames: readonly string[] = []

  /** Turns columns into objects, a batch at a time. @throws ColumnMismatchError */
  static unpack<L extends Layout>(
    layout: L,
    columns: readonly ColumnData[],
    length: number,
  ): Unpacking<ObjectRecords<L>> {
    checkColumns(layout, columns, length)
    return new ObjectRecords(layout).unpacking(columns.map(columnOf), length)
  }

  static fromColumns<L extends Layout>(
    layout: L,
    columns: readonly ColumnData[],
    length: number,
  ): ObjectRecords<L> {
    return ObjectRecords.unpack(layout, columns, length).finish()
  }

  protected create(names: readonly string[], cells: readonly CellValue[]): AnyRecord {
    if (names !== this.#shapeNames) this.#reshape(names)
    const record = { ...this.#shape }
    for (let s = 0; s < names.length; s++) record[names[s] as string] = cells[s]
    return record
  }

  #reshape(names: readonly string[]): void {
    this.#shape = fixedShape(names)
    this.#shapeNames = names
  }
}

/**
 * An object to copy: its copies have exactly the named fields, all inside the object, and fast access to them
 * however many there are. Assigning the same fields in a constructor under names that are not written in the
 * source takes up to 40% more memory, and V8 gives up its fixed shape past about 20.
 */
export function fixedShape(names: readonly string[]): AnyRecord {
  // JSON.parse sizes an object for its fields; Object.fromEntries leaves them outside it
  return JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, null])))) as AnyRecord
}
