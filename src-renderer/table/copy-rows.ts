import { wireText } from '../../src-shared/contract/values.ts'
import { csvLine } from '../../src-shared/csv.ts'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { store } from '../graph/view-actions.ts'
import { copyText } from '../ui/copy-text.ts'
import { notify } from '../ui/notice-store.ts'
import type { RowsAsked } from './use-rows.ts'

/** A clipboard is for spreadsheets, which take this much with ease; a file is for more. */
const mostRows = 20_000
/** The contract's bound for one answer. */
const rowsAtOnce = 2_000

/** Puts the rows that a table lists on the clipboard, as CSV with a line of names, in the order shown. */
export async function copyRows({ of, rows, columns, sort }: RowsAsked): Promise<void> {
  const ends = of === 'nodes' ? ['label'] : ['source', 'target']
  const lines = [csvLine([...ends, ...columns])]
  let total = 0
  for (let offset = 0; offset < mostRows; offset += rowsAtOnce) {
    // page after page, so that no answer is large
    // oxlint-disable-next-line no-await-in-loop
    const page = await store().tableRows({
      of,
      rows,
      columns: [...columns],
      ...(sort && { sort }),
      offset,
      limit: rowsAtOnce,
    })
    total = page.total
    for (const { label, source, target, values } of page.rows) {
      const first = of === 'nodes' ? [label ?? ''] : [source?.label ?? '', target?.label ?? '']
      lines.push(csvLine([...first, ...values.map(wireText)]))
    }
    if (offset + rowsAtOnce >= total) break
  }
  copyText(`${lines.join('\r\n')}\r\n`)
  const copied = Math.min(total, mostRows)
  notify({
    key: 'copied',
    tone: 'info',
    title: `Copied ${formatCountOf(copied, 'row')}`,
    detail:
      copied < total
        ? `The first of ${formatCount(total)}, as shown. Export writes all of them to a file.`
        : 'As CSV, with a line of names, in the order shown.',
  })
}
