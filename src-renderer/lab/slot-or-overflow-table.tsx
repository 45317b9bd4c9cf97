import type { Comparison } from '../../src-shared/contract/lab.ts'
import { slotOrOverflow } from '../../src-shared/slot-or-overflow.ts'
import { formatBytes, formatRatio } from '../../src-shared/units.ts'
import css from './lab.module.css'

/** What each attribute takes as a slot and in overflow, where the two were compared. */
export function SlotOrOverflowTable({ comparison }: { comparison: Comparison }) {
  const rows = slotOrOverflow(comparison)
  if (rows.length === 0) return null
  const how = comparison.method.find(({ figure }) => figure === 'Slot or overflow')?.how
  return (
    <section className={css.section} aria-label="Slot or overflow">
      <h2 className={css.heading}>Slot or overflow</h2>
      <p className={css.quiet}>
        A slot has a cell for every record, overflow an entry for those that have the attribute: it is for
        what few have.
      </p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Attributes that some records lack</th>
            <th scope="col">as a slot</th>
            <th scope="col">in overflow</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ of, name, slotBytes, overflowBytes }) => (
            <tr key={`${of} ${name}`}>
              <th scope="row">
                {name} <span className={css.quiet}>{of}</span>
              </th>
              <td title={how}>{formatBytes(slotBytes)}</td>
              <td title={how}>
                {formatBytes(overflowBytes)}
                <span className={css.ratio}>{formatRatio(overflowBytes / Math.max(1, slotBytes))}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
