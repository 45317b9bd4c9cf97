import type { CellValue } from '../../../src-shared/records/cell-value.ts'
import { HeapRecords } from '../../../src-shared/records/heap-records.ts'
import type { AnyRecord, Layout } from '../../../src-shared/records/layout.ts'
import type { Unpacking } from '../../../src-shared/records/unpacking.ts'
import type { ColumnData } from '../columns/column-data.ts'
import { columnOf } from '../columns/column.ts'
import { checkColumns } from '../columns/slot-columns.ts'
import { type RecordClass, recordClass } from './record-class.ts'

/**
 * Records as instances of a class with a field a slot, whose fixed shape V8 keeps once for all of them. The honest
 * middle of the comparison.
 */
export class ObjectRecords<L extends Layout = Layout> extends HeapRecords<L> {
  #Record: RecordClass = recordClass([])
  #names: readonly string[] = []

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
    // a slot was added, or this is the first record
    if (names !== this.#names) {
      this.#Record = recordClass(names)
      this.#names = names
    }
    const record = new this.#Record()
    for (let s = 0; s < names.length; s++) record[names[s] as string] = cells[s]
    return record
  }
}
