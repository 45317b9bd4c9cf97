import { useMemo } from 'react'
import type { FieldInfo, TableSource } from '../../src-shared/contract/queries.ts'
import { formatCountOf } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { useEdits } from '../explore/edits-store.ts'
import { useAnswer } from '../explore/use-answer.ts'
import { store } from '../graph/view-actions.ts'
import { useView, viewNow } from '../graph/view-store.ts'
import { Button } from '../ui/controls/button.tsx'
import { Segments } from '../ui/controls/fields.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { ColumnMenu } from './column-menu.tsx'
import { copyRows } from './copy-rows.ts'
import { Grid } from './grid.tsx'
import css from './table-panel.module.css'
import { useTable, type Listed } from './table-store.ts'
import { useRows, type RowsAsked } from './use-rows.ts'

/** Columns shown until the analyst chooses: what fits beside each other on a laptop. */
const firstColumns = 10
/** Records that one question may name: the contract's bound. */
const mostIndexes = 20_000

const sides = [
  { value: 'nodes', name: 'Nodes' },
  { value: 'edges', name: 'Edges' },
] as const
const lists = [
  { value: 'view', name: 'In the picture' },
  { value: 'selection', name: 'Selected' },
  { value: 'all', name: 'All' },
] as const

/** The records behind the picture, or all of the store, as a table. */
export function TablePanel() {
  const { of, listed, ...settings } = useTable()
  const active = useDataset((state) => (state.active && state.loads[state.active] ? state.active : null))
  const edits = useEdits((state) => state.version)
  const version = `${active} ${edits}`
  const fields = useAnswer(`${version} ${of}`, async () =>
    active ? (await store().fields({ of })).fields : [],
  )
  const known = fields.at === 'there' ? fields.value : undefined
  const { columns, sort } = settings[of]
  const shown = known && columnsShown(known, columns)
  const rows = useSource(of, listed)
  const asked: RowsAsked | null =
    active && shown
      ? { of, rows, columns: shown.map(({ field }) => field), sort: sortThere(sort, known), version }
      : null
  const { pages, failure } = useRows(asked)
  return (
    <section className={css.panel} aria-label="Table">
      <div className={css.bar}>
        <Segments
          label="Records"
          value={of}
          choices={sides}
          onChange={(next) => useTable.setState({ of: next })}
        />
        <Segments
          label="Listed"
          value={listed}
          choices={lists}
          onChange={(next) => useTable.setState({ listed: next })}
        />
        <p className={css.count} role="status">
          {pages?.total === undefined ? '' : formatCountOf(pages.total, 'row')}
        </p>
        {known && shown && <ColumnMenu fields={known} shown={shown} />}
        <Button isDisabled={!asked || !pages?.total} onPress={() => asked && orNotify(copyRows(asked))}>
          Copy as CSV
        </Button>
      </div>
      {!active && <p className={css.hint}>Open a dataset to list its nodes and edges.</p>}
      {failure && <FailureNote failure={failure} />}
      {fields.at === 'failed' && <FailureNote failure={fields.failure} />}
      {shown && pages && !failure && (
        <Grid key={of} of={of} columns={shown} pages={pages} sort={sort} emptyText={emptyTexts[listed]} />
      )}
    </section>
  )
}

const emptyTexts: Record<Listed, string> = {
  view: 'Nothing is drawn. Find a node with Ctrl K, or list all.',
  selection: 'Nothing is selected. Select nodes in the picture, or list all.',
  all: 'There are none in this dataset.',
}

/** Which records are meant, by number where they are those of the picture. */
function useSource(of: 'nodes' | 'edges', listed: Listed): TableSource {
  const view = useView(viewNow)
  const selected = useView((state) => state.selected)
  const focus = useView((state) => state.focus)
  return useMemo(() => {
    if (listed === 'all') return { which: 'all' }
    if (of === 'nodes') {
      const indexes = listed === 'view' ? view.nodes.keys() : selected
      return { which: 'indexes', indexes: [...indexes].slice(0, mostIndexes) }
    }
    const isSelected = (edge: { index: number; source: number; target: number }) =>
      (focus?.type === 'edge' && focus.index === edge.index) ||
      selected.has(edge.source) ||
      selected.has(edge.target)
    const edges = [...view.edges.values()].filter((edge) => listed === 'view' || isSelected(edge))
    return { which: 'indexes', indexes: edges.map(({ index }) => index).slice(0, mostIndexes) }
  }, [of, listed, view, selected, focus])
}

/** The chosen columns that there are, in the order of the choice; at first those that everybody asks for. */
export function columnsShown(fields: readonly FieldInfo[], chosen: readonly string[] | null): FieldInfo[] {
  if (chosen) {
    const byField = new Map(fields.map((field) => [field.field, field]))
    return chosen.flatMap((field) => byField.get(field) ?? [])
  }
  const kinds = new Set(fields.flatMap((field) => field.kinds)).size
  const telling = fields.filter(({ builtIn, name, origin }) => {
    if (builtIn) return name === 'degree' || (name === 'kind' && kinds > 1)
    // the label is the first column by itself
    return origin !== 'label'
  })
  return telling.slice(0, firstColumns)
}

/** A sort by a column that is gone is none. */
function sortThere<S extends { field: string }>(
  sort: S | null,
  fields: readonly FieldInfo[] | undefined,
): S | null {
  return sort && fields?.some(({ field }) => field === sort.field) ? sort : null
}
