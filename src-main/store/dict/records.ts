import type { CellValue } from '../../../src-shared/records/cell-value.ts'
import { HeapRecords } from '../../../src-shared/records/heap-records.ts'
import type { AnyRecord, Layout } from '../../../src-shared/records/layout.ts'
import type { Unpacking } from '../../../src-shared/records/unpacking.ts'
import type { ColumnData } from '../columns/column-data.ts'
import { columnOf } from '../columns/column.ts'
import { checkColumns } from '../columns/slot-columns.ts'

/**
 * Records as dictionaries: an object a record with a hash table of its own, as a Python object without
 * `__slots__` has. V8 gives an object without a prototype exactly that ("dictionary mode").
 */
export class DictRecords<L extends Layout = Layout> extends HeapRecords<L> {
  /** Turns columns into dictionaries, a batch at a time. @throws ColumnMismatchError */
  static unpack<L extends Layout>(
    layout: L,
    columns: readonly ColumnData[],
    length: number,
  ): Unpacking<DictRecords<L>> {
    checkColumns(layout, columns, length)
    return new DictRecords(layout).unpacking(columns.map(columnOf), length)
  }

  static fromColumns<L extends Layout>(
    layout: L,
    columns: readonly ColumnData[],
    length: number,
  ): DictRecords<L> {
    return DictRecords.unpack(layout, columns, length).finish()
  }

  protected create(names: readonly string[], cells: readonly CellValue[]): AnyRecord {
    const record = Object.create(null) as AnyRecord
    for (let s = 0; s < names.length; s++) record[names[s] as string] = cells[s]
    return record
  }
}
