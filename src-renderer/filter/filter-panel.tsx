import { useEffect, useState } from 'react'
import type { Of, Order } from '../../src-shared/contract/queries.ts'
import { formatCountOf } from '../../src-shared/units.ts'
import { byDegreeOrder } from '../explore/doorways.ts'
import { PartSize } from '../graph/part-size.tsx'
import { partNodeCount } from '../graph/show-part.ts'
import { useView, viewNow } from '../graph/view-store.ts'
import { Button } from '../ui/controls/button.tsx'
import { Segments, Select } from '../ui/controls/fields.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { Conditions } from './conditions.tsx'
import {
  addFiltered,
  fadeNothing,
  fadeOthers,
  hideOthers,
  selectFiltered,
  showFiltered,
} from './filter-actions.ts'
import { FilterEditor } from './filter-editor.tsx'
import { FilterCounts } from './filter-counts.tsx'
import css from './filter-panel.module.css'
import { filterOf, recheckFilter, useFilter } from './filter-store.ts'
import { NamedFilters } from './named-filters.tsx'
import { useFilterSchema } from './use-filter-schema.ts'

const subjects = [
  { value: 'nodes', name: 'Nodes' },
  { value: 'edges', name: 'Edges' },
] as const

const orders = {
  most: { name: 'most connected first', order: byDegreeOrder },
  least: { name: 'least connected first', order: { by: 'field', field: 'degree', descending: false } },
  random: { name: 'a random sample', order: { by: 'random', seed: 1 } },
} as const satisfies Record<string, { name: string; order: Order }>
type OrderName = keyof typeof orders
const orderNames = Object.keys(orders) as OrderName[]

/** Puts a filter together, as text or by its parts, and applies it to the whole graph or to what is drawn. */
export function FilterPanel() {
  const { of, text, problem, failure } = useFilter()
  const { fields, schema } = useFilterSchema(of)
  useEffect(() => recheckFilter(schema), [schema])
  const [order, setOrder] = useState<OrderName>('most')
  const [most, setMost] = useState(partNodeCount)
  const choice = { order: orders[order].order, most }
  const canApply = problem === null && text.trim() !== ''
  return (
    <div className={css.panel}>
      <div className={css.head}>
        <Segments<Of> label="What is filtered" value={of} choices={subjects} onChange={filterOf} />
      </div>
      <FilterEditor schema={schema} />
      <Conditions schema={schema} fields={fields.at === 'there' ? fields.value : []} />
      {fields.at === 'failed' && <FailureNote failure={fields.failure} />}
      {failure && <FailureNote failure={failure} />}
      <FilterCounts />
      <section className={css.section} aria-label="From the whole graph">
        <h2 className={css.heading}>From the whole graph</h2>
        {of === 'nodes' && (
          <>
            <PartSize value={most} onChange={setMost} />
            <Select
              label="Which come first"
              hideLabel
              value={order}
              choices={orderNames.map((value) => ({ value, name: orders[value].name }))}
              onChange={setOrder}
            />
          </>
        )}
        <div className={css.actions}>
          <Button
            look="primary"
            isDisabled={!canApply}
            onPress={() => orNotify(showFiltered(of, text, choice))}
          >
            Show
          </Button>
          {of === 'nodes' && (
            <Button isDisabled={!canApply} onPress={() => orNotify(addFiltered(text, choice))}>
              Add to view
            </Button>
          )}
        </div>
      </section>
      <InView canApply={canApply} />
      <NamedFilters schema={schema} canName={canApply && of === 'nodes'} />
    </div>
  )
}

function InView({ canApply }: { canApply: boolean }) {
  const { of, text } = useFilter()
  const isEmpty = useView((state) => viewNow(state).nodes.size === 0)
  const faded = useView((state) => viewNow(state).faded)
  const isOff = !canApply || isEmpty
  return (
    <section className={css.section} aria-label="In the picture">
      <h2 className={css.heading}>In the picture</h2>
      <div className={css.actions}>
        {of === 'nodes' && (
          <Button isDisabled={isOff} onPress={() => orNotify(selectFiltered(text))}>
            Select
          </Button>
        )}
        <Button isDisabled={isOff} onPress={() => orNotify(fadeOthers(of, text))}>
          Fade others
        </Button>
        <Button isDisabled={isOff} onPress={() => orNotify(hideOthers(of, text))}>
          Hide others
        </Button>
      </div>
      {faded && (
        <p className={css.quiet}>
          {formatCountOf(faded.nodes.length || faded.edges.length, faded.edges.length > 0 ? 'edge' : 'node')}{' '}
          faded: all but {faded.filter}.{' '}
          <Button look="link" onPress={fadeNothing}>
            Fade nothing
          </Button>
        </p>
      )}
    </section>
  )
}
