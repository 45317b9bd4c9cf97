import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import type { Preflight } from '../../src-shared/contract/preflight.ts'
import { Checkbox, Segments, Select } from '../ui/controls/fields.tsx'
import {
  addEdgeTable,
  addNodeTable,
  emptyPlan,
  noColumn,
  withEdgeTable,
  withNodeTable,
  withoutEdgeTable,
  withoutNodeTable,
  type TableInfo,
} from './plan-edit.ts'
import css from './plan-editor.module.css'
import screen from './preflight-screen.module.css'
import { EdgeTable, NodeTable } from './table-plan.tsx'

const danglingChoices = [
  { value: 'skip', name: 'Leave the edge out' },
  { value: 'add-nodes', name: 'Add the node' },
] as const

/** Which tables make the graph, and how: what was guessed, to be changed. */
export function PlanEditor({
  preflight,
  plan: given,
  onChange,
}: {
  preflight: Preflight
  plan: LoadPlan | null
  onChange: (plan: LoadPlan) => void
}) {
  const plan = given ?? emptyPlan
  const tableOf = (name: string) => preflight.tables.find((table) => table.name === name)
  const nodeTables = plan.nodeTables.map(({ table }) => table)
  return (
    <>
      <section aria-label="Nodes">
        <h2 className={screen.heading}>
          Nodes
          {plan.nodeTables.length === 0 && (
            <span className={screen.small}>made from the ends of the edges</span>
          )}
        </h2>
        {plan.nodeTables.map((each, at) => {
          const table = tableOf(each.table)
          return (
            table && (
              <NodeTable
                key={`${each.table} ${at}`}
                table={table}
                plan={each}
                onChange={(next) => onChange(withNodeTable(plan, at, next))}
                onRemove={() => onChange(withoutNodeTable(plan, at))}
              />
            )
          )
        })}
        <AddTable
          label="Add a table of nodes"
          tables={preflight.tables.filter(({ name }) => !nodeTables.includes(name))}
          onAdd={(table) => onChange(addNodeTable(plan, table))}
        />
      </section>
      <section aria-label="Edges">
        <h2 className={screen.heading}>Edges</h2>
        {plan.edgeTables.map((each, at) => {
          const table = tableOf(each.table)
          return (
            table && (
              <EdgeTable
                key={`${each.table} ${at}`}
                table={table}
                plan={each}
                nodeTables={nodeTables}
                onChange={(next) => onChange(withEdgeTable(plan, at, next))}
                onRemove={() => onChange(withoutEdgeTable(plan, at))}
              />
            )
          )
        })}
        <AddTable
          label="Add a table of edges"
          tables={preflight.tables}
          onAdd={(table) => onChange(addEdgeTable(plan, table))}
        />
        <div className={css.options}>
          <div className={css.option}>
            <span>An end that no node has</span>
            <Segments
              label="An end that no node has"
              value={plan.danglingEndpoints}
              choices={danglingChoices}
              onChange={(danglingEndpoints) => onChange({ ...plan, danglingEndpoints })}
            />
          </div>
          <Checkbox isSelected={plan.directed} onChange={(directed) => onChange({ ...plan, directed })}>
            Edges have a direction
          </Checkbox>
        </div>
      </section>
    </>
  )
}

function AddTable({
  label,
  tables,
  onAdd,
}: {
  label: string
  tables: readonly TableInfo[]
  onAdd: (table: TableInfo) => void
}) {
  if (tables.length === 0) return null
  const choices = tables.map(({ name }) => ({ value: name, name }))
  return (
    <div className={css.add}>
      <Select
        label={label}
        hideLabel
        value={noColumn}
        choices={[{ value: noColumn, name: `${label}…`, isDisabled: true }, ...choices]}
        onChange={(name) => {
          const table = tables.find((each) => each.name === name)
          if (table) onAdd(table)
        }}
      />
    </div>
  )
}
