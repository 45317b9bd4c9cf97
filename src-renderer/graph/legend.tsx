import { formatCount } from '../../src-shared/units.ts'
import css from './graph-view.module.css'
import { Swatch, useKindSlots } from './swatch.tsx'
import type { View } from './view.ts'

/** The colours in the picture, with how many nodes have each. */
export function Legend({ view }: { view: View }) {
  const slots = useKindSlots()
  const counts = new Map<string, number>()
  let others = 0
  for (const { kind } of view.nodes.values()) {
    if (slots.has(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    else others += 1
  }
  const kinds = [...counts].toSorted((a, b) => (slots.get(a[0]) ?? 0) - (slots.get(b[0]) ?? 0))
  return (
    <ul className={css.legend} aria-label="Legend: kinds of nodes">
      {kinds.map(([kind, count]) => (
        <li key={kind} className={css.kind} title={`${formatCount(count)} in the view`}>
          <Swatch kind={kind} />
          {kind}
        </li>
      ))}
      {others > 0 && (
        <li
          className={css.kind}
          title={`${formatCount(others)} in the view, of kinds that share this colour`}
        >
          <Swatch kind="" />
          other kinds
        </li>
      )}
    </ul>
  )
}
