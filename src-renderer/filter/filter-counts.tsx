import { formatCount, formatShare } from '../../src-shared/units.ts'
import css from './filter-panel.module.css'
import { useFilter } from './filter-store.ts'

/** How many pass, of each kind too; counted in the store as one types. */
export function FilterCounts() {
  const { count, isCounting, of } = useFilter()
  const kinds = count?.kinds.filter(({ matched }) => matched > 0) ?? []
  return (
    <div className={css.counts}>
      <p role="status">
        {isCounting && <span className={css.quiet}>Counting… </span>}
        {count && !isCounting && (
          <span title="Counted in the store">
            <strong>{formatCount(count.matched)}</strong> of {formatCount(count.total)} {of} pass
          </span>
        )}
      </p>
      {count && kinds.length > 0 && count.kinds.length > 1 && (
        <ul aria-label="By kind" className={css.kinds}>
          {kinds.map(({ name, matched, total }) => (
            <li key={name}>
              <span>{name}</span>
              <span className={css.quiet} title={formatShare(matched / Math.max(1, total))}>
                {formatCount(matched)} of {formatCount(total)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
