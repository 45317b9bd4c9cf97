import type { RecordStore } from '../../src-shared/records/record-store.ts'
import { columnOf } from './columns/column.ts'
import type { KindColumn } from './load/loaded-graph.ts'

/** Gives the few records that have a value of a sparse column the value as an attribute. One pass a column. */
export function addSparse(records: RecordStore, sparse: readonly KindColumn[]): void {
  for (const { name, data } of sparse) {
    const column = columnOf(data)
    for (let row = 0; row < data.length; row++) {
      if (!column.isMissing(row)) records.attributes.set(row, name, column.get(row))
    }
  }
}
