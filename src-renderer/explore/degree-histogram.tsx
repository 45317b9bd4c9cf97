import type { Overview } from '../../src-shared/contract/graph.ts'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import css from './overview.module.css'

/** Nodes by degree, in bins that double; heights are logarithmic, since counts span magnitudes. */
export function DegreeHistogram({ bins }: { bins: Overview['degreeHistogram'] }) {
  const most = Math.max(1, ...bins.map(({ count }) => count))
  const last = bins.at(-1)
  return (
    <>
      <ul className={css.histogram} aria-label="Nodes by degree">
        {bins.map(({ from, to, count }) => {
          const height = count === 0 ? 0 : (100 * Math.log1p(count)) / Math.log1p(most)
          const range = from === to ? formatCount(from) : `${formatCount(from)} to ${formatCount(to)}`
          const text = `Degree ${range}: ${formatCountOf(count, 'node')}`
          return (
            <li key={from} className={css.column} title={text}>
              <span className="visually-hidden">{text}</span>
              {count > 0 && <div className={css.bar} style={{ height: `${height}%` }} />}
            </li>
          )
        })}
      </ul>
      {last && (
        <div className={`${css.axis} ${css.quiet}`} aria-hidden="true">
          <span>{formatCount(bins[0]?.from ?? 0)}</span>
          <span>degree, bins that double</span>
          <span>{formatCount(last.to)}</span>
        </div>
      )}
    </>
  )
}
