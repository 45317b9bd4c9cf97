import type { Reject, RejectReason } from './contract/load-report.ts'
import { csvLine } from './csv.ts'

/** Why a row was left out, as people read it. */
export const reasonTexts: Record<RejectReason, string> = {
  'dangling-source': 'the source is no node',
  'dangling-target': 'the target is no node',
  'duplicate-id': 'the id was there already',
  'missing-id': 'there is no id',
  'missing-endpoint': 'there is no source or no target',
  'type-mismatch': 'a value does not fit the type of its column',
  'over-long-text': 'a text is longer than is held',
}

/**
 * What was left out as CSV: a line for each example, with the table, the reason and how many rows it was in all.
 * `row` is the rowid, or the row's number in key order in a table without rowids.
 */
export function rejectsCsv(rejects: readonly Reject[]): string {
  const lines = rejects.flatMap(({ table, reason, count, examples }) =>
    (examples.length > 0 ? examples : [{ row: '', value: '' }]).map(({ row, value }) =>
      csvLine([table, reason, reasonTexts[reason], count, row, value]),
    ),
  )
  return ['table,reason,meaning,rows,example_row,example_value', ...lines, ''].join('\r\n')
}

/** Rows that did not become a node or an edge. */
export function rowsLeftOut(rejects: readonly Reject[]): number {
  return rejects.reduce(
    (total, { reason, count }) => (reason === 'over-long-text' ? total : total + count),
    0,
  )
}
