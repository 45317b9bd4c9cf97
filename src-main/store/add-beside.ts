import { fail } from '../../src-shared/contract/failure.ts'
import { cellFromJson } from '../../src-shared/records/layout-json.ts'
import type { RecordStore } from '../../src-shared/records/record-store.ts'
import { columnOf } from './columns/column.ts'
import { MAP_LIMIT } from './id-dictionary.ts'
import { filledOf, type KindPlan } from './kind-plan.ts'

/** Records looked at between two looks at the clock: about a millisecond's worth. */
const STRIDE = 1_000

/**
 * Gives records what a kind keeps beside its slots: columns that not all of them fill, and attributes. One pass;
 * yields now and then the number of records done.
 * @throws FailureError `too-many-records` where more have an attribute than a dictionary of this engine can hold
 */
export function* addBeside(
  records: RecordStore,
  { kind, sparse, beside }: KindPlan,
): Generator<number, void> {
  for (const { name, data } of sparse) checkFits(name, filledOf(data))
  const columns = sparse.map(({ name, data }) => ({ name, column: columnOf(data) }))
  for (let row = 0; columns.length > 0 && row < kind.count; row++) {
    for (const { name, column } of columns) {
      if (!column.isMissing(row)) records.attributes.set(row, name, column.get(row))
    }
    if (row % STRIDE === 0) yield row
  }
  for (const { attribute, cells } of beside) {
    for (const [row, cell] of cells) records.attributes.set(row, attribute.name, cellFromJson(cell))
  }
}

function checkFits(name: string, filled: number): void {
  if (filled <= MAP_LIMIT) return
  fail(
    'too-many-records',
    `A dictionary of this engine ends at ${MAP_LIMIT.toLocaleString('en')} entries; ` +
      `${filled.toLocaleString('en')} records have “${name}”. A slot has no such limit.`,
    { column: name },
  )
}
