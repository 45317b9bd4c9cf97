import { cellFromJson } from '../../src-shared/records/layout-json.ts'
import type { RecordStore } from '../../src-shared/records/record-store.ts'
import { columnOf } from './columns/column.ts'
import type { KindPlan } from './kind-plan.ts'

/** Gives records what a kind keeps beside its slots: columns that few of them fill, and attributes. One pass a column. */
export function addBeside(records: RecordStore, { sparse, beside }: KindPlan): void {
  for (const { name, data } of sparse) {
    const column = columnOf(data)
    for (let row = 0; row < data.length; row++) {
      if (!column.isMissing(row)) records.attributes.set(row, name, column.get(row))
    }
  }
  for (const { attribute, cells } of beside) {
    for (const [row, cell] of cells) records.attributes.set(row, attribute.name, cellFromJson(cell))
  }
}
