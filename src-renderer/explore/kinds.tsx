import type { KindSummary } from '../../src-shared/contract/graph.ts'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { Swatch } from '../graph/swatch.tsx'
import css from './overview.module.css'
import { ValueRows } from './value-rows.tsx'

/** Kinds listed before the rest is summed up. */
const kindLimit = 12

/** Kinds with how many there are of each, the most frequent first; kinds of one name are one row. */
export function Kinds({
  title,
  total,
  kinds,
  coloured = false,
  onPress,
}: {
  title: string
  total: number
  kinds: readonly KindSummary[]
  coloured?: boolean
  onPress: (kind: string) => void
}) {
  const counts = new Map<string, number>()
  for (const { name, count } of kinds) counts.set(name, (counts.get(name) ?? 0) + count)
  const ordered = [...counts].toSorted((a, b) => b[1] - a[1])
  const rest = ordered.slice(kindLimit)
  return (
    <section className={css.section} aria-label={title}>
      <h2 className={css.heading}>
        {title} <span title="Counted in the store">{formatCount(total)}</span>
      </h2>
      <ValueRows
        label={title}
        total={total}
        what={coloured ? 'nodes' : 'edges'}
        rows={ordered.slice(0, kindLimit).map(([name, count]) => ({
          key: name,
          name,
          count,
          ...(coloured && { mark: <Swatch kind={name} /> }),
        }))}
        onPress={onPress}
      />
      {rest.length > 0 && (
        <p className={css.quiet}>
          {formatCountOf(rest.length, 'more kind')},{' '}
          {formatCount(rest.reduce((sum, [, count]) => sum + count, 0))} in all
        </p>
      )}
    </section>
  )
}
