import { useDataset } from '../dataset/dataset-store.ts'
import { Checkbox, Segments } from '../ui/controls/fields.tsx'
import css from './walk-panel.module.css'
import type { Along } from './walk-parts.ts'

const directions = [
  { value: 'both', name: 'Either way', hint: 'Along edges and against them' },
  { value: 'out', name: 'Out', hint: 'Along edges' },
  { value: 'in', name: 'In', hint: 'Against edges' },
] as const

/** Kinds that are offered to tick; with more, a filter is the better tool. */
const mostKinds = 12

/** Which edges to follow: their direction and kinds. */
export function AlongFields({ along, onChange }: { along: Along; onChange: (along: Along) => void }) {
  return (
    <>
      <Segments
        label="Direction"
        value={along.direction}
        choices={directions}
        onChange={(direction) => onChange({ ...along, direction })}
      />
      <EdgeKinds kinds={along.edgeKinds} onChange={(edgeKinds) => onChange({ ...along, edgeKinds })} />
    </>
  )
}

/** Kinds of edges to follow; none ticked follows all. */
export function EdgeKinds({
  kinds,
  onChange,
}: {
  kinds: readonly string[]
  onChange: (kinds: readonly string[]) => void
}) {
  const overview = useDataset((state) => state.overview)
  const names = [...new Set(overview?.edgeKinds.map(({ name }) => name))].slice(0, mostKinds)
  if (names.length < 2) return null
  return (
    <div role="group" aria-label="Kinds of edges" className={css.kinds}>
      {names.map((name) => (
        <Checkbox
          key={name}
          isSelected={kinds.length === 0 || kinds.includes(name)}
          onChange={(isOn) => {
            const now = kinds.length === 0 ? names : kinds
            const next = isOn ? [...now, name] : now.filter((each) => each !== name)
            onChange(next.length === names.length ? [] : next)
          }}
        >
          {name}
        </Checkbox>
      ))}
    </div>
  )
}
