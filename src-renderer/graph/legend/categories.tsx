import type { MouseEvent } from 'react'
import { formatCount } from '../../../src-shared/units.ts'
import { filterByLegend } from '../style-actions.ts'
import type { LegendFilter } from '../style/graph-style.ts'
import { isolated, toggled, type ColourLegend } from '../style/legend-model.ts'
import css from './legend.module.css'

/** Categories as buttons: a click leaves one on alone, with Ctrl or Shift held it turns one off or on. */
export function Categories({
  legend,
  filter,
}: {
  legend: Extract<ColourLegend, { type: 'categories' }>
  filter: LegendFilter
}) {
  const keys = legend.entries.map(({ key }) => key)
  const choose = (event: MouseEvent, key: string, name: string) => {
    const alone = !(event.ctrlKey || event.metaKey || event.shiftKey)
    const next = alone ? isolated(filter, keys, key) : toggled(filter, key)
    const did = next.off.length === 0 ? 'Show all' : alone ? `Show only ${name}` : `Legend: ${name}`
    filterByLegend(did, next)
  }
  return (
    <>
      <h2 className={css.title}>{legend.title}</h2>
      <ul className={css.entries} aria-label={`Legend: ${legend.title}`}>
        {legend.entries.map(({ key, name, colour, count }) => {
          const isOn = !filter.off.includes(key)
          return (
            <li key={key}>
              <button
                type="button"
                className={css.entry}
                aria-pressed={isOn}
                title={`${formatCount(count)} in the picture. Click: only these; Ctrl and click: ${isOn ? 'off' : 'on'}`}
                onClick={(event) => choose(event, key, name)}
              >
                <span className={css.dot} style={{ background: colour }} aria-hidden="true" />
                <span className={css.name}>{name}</span>
                <span className={css.count}>{formatCount(count)}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
