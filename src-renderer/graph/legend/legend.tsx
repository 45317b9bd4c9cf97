import { formatCount } from '../../../src-shared/units.ts'
import { Button } from '../../ui/controls/button.tsx'
import { Segments } from '../../ui/controls/fields.tsx'
import { useLooks } from '../looks-store.ts'
import { filterByLegend } from '../style-actions.ts'
import { everythingOn } from '../style/graph-style.ts'
import { filtersAnything, type ColourLegend } from '../style/legend-model.ts'
import { useView, viewNow } from '../view-store.ts'
import { Categories } from './categories.tsx'
import { formatNumber } from './format-number.ts'
import { Numbers } from './numbers.tsx'
import css from './legend.module.css'

const ways = [
  { value: 'fade', name: 'Fade', hint: 'What is turned off stays as a shadow' },
  { value: 'hide', name: 'Hide', hint: 'What is turned off is not drawn' },
] as const

/** What colours and sizes in the picture say. Its categories and numbers turn parts of the picture off. */
export function Legend() {
  const { nodeColours, nodeSizes, edgeColours, edgeWidths, nodes } = useLooks()
  const filter = useView((state) => viewNow(state).legendFilter)
  if (nodes.size === 0) return null
  const sizes = [
    ['Size', nodeSizes],
    ['Width', edgeWidths],
  ] as const
  return (
    <section className={css.legend} aria-label="Legend">
      {nodeColours?.type === 'categories' && <Categories legend={nodeColours} filter={filter} />}
      {nodeColours?.type === 'numbers' && <Numbers legend={nodeColours} filter={filter} canFilter />}
      {filtersAnything(filter) && (
        <div className={css.filter}>
          <Segments
            label="What is turned off"
            value={filter.how}
            choices={ways}
            onChange={(how) =>
              filterByLegend(how === 'hide' ? 'Hide by legend' : 'Fade by legend', { ...filter, how })
            }
          />
          <Button
            look="link"
            onPress={() => filterByLegend('Show all', { ...everythingOn, how: filter.how })}
          >
            Show all
          </Button>
        </div>
      )}
      {edgeColours?.type === 'categories' && <EdgeCategories legend={edgeColours} />}
      {edgeColours?.type === 'numbers' && (
        <Numbers legend={edgeColours} title={`Edges: ${edgeColours.title}`} />
      )}
      {sizes.map(
        ([what, legend]) =>
          legend && (
            <p key={what} className={css.sizes}>
              {what}: {legend.title.toLowerCase()} {formatNumber(legend.domain[0])} to{' '}
              {formatNumber(legend.domain[1])}
            </p>
          ),
      )}
    </section>
  )
}

function EdgeCategories({ legend }: { legend: Extract<ColourLegend, { type: 'categories' }> }) {
  return (
    <>
      <h2 className={css.title}>Edges: {legend.title.toLowerCase()}</h2>
      <ul className={css.entries}>
        {legend.entries.map(({ key, name, colour, count }) => (
          <li key={key} className={css.edge}>
            <span className={css.line} style={{ background: colour }} aria-hidden="true" />
            <span className={css.name}>{name}</span>
            <span className={css.count}>{formatCount(count)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
