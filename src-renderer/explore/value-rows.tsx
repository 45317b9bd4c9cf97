import type { ReactNode } from 'react'
import { formatCount, formatShare } from '../../src-shared/units.ts'
import css from './value-rows.module.css'

export type ValueRow = {
  readonly key: string
  readonly name: string
  readonly count: number
  readonly isQuiet?: boolean
  readonly mark?: ReactNode
}

/** Values with how many have each, as doors: a row is as long as its share of the most. */
export function ValueRows({
  label,
  rows,
  total,
  what,
  onPress,
}: {
  label: string
  rows: readonly ValueRow[]
  /** What shares are of. */
  total: number
  /** What is counted: `nodes`. */
  what: string
  onPress: (key: string) => void
}) {
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <ul aria-label={label} className={css.rows}>
      {rows.map(({ key, name, count, isQuiet = false, mark }) => (
        <li key={key}>
          <button
            type="button"
            className={css.row}
            title={`${name}: ${formatCount(count)} ${what}, ${formatShare(count / Math.max(1, total))}. Shows them.`}
            onClick={() => onPress(key)}
          >
            <span className={css.share} style={{ width: `${(100 * count) / most}%` }} />
            {mark}
            <span className={isQuiet ? css.quietName : css.name}>{name}</span>
            <span className={css.count}>{formatCount(count)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
