import type { EdgeTablePlan, NodeTablePlan } from '../../src-shared/contract/load-plan.ts'
import { formatCountOf } from '../../src-shared/units.ts'
import { IconButton } from '../ui/controls/button.tsx'
import { Checkbox, Select } from '../ui/controls/fields.tsx'
import { columnsInRoles, noColumn, valueOf, withAttribute, withRole, type TableInfo } from './plan-edit.ts'
import css from './plan-editor.module.css'

type Role<P> = { readonly role: keyof P & string; readonly label: string; readonly none: string | null }

const nodeRoles: readonly Role<NodeTablePlan>[] = [
  { role: 'idColumns', label: 'Id', none: 'Row number' },
  { role: 'labelColumn', label: 'Label', none: 'The id' },
  { role: 'kindColumn', label: 'Kind', none: 'One kind' },
]
const edgeRoles: readonly Role<EdgeTablePlan>[] = [
  { role: 'sourceColumns', label: 'Source', none: 'Row number' },
  { role: 'targetColumns', label: 'Target', none: 'Row number' },
  { role: 'kindColumn', label: 'Kind', none: 'One kind' },
  { role: 'weightColumn', label: 'Weight', none: 'None' },
]

type Common = { table: TableInfo; onRemove: () => void }

export function NodeTable(props: Common & { plan: NodeTablePlan; onChange: (next: NodeTablePlan) => void }) {
  return <TablePlan {...props} roles={nodeRoles} use="nodes" />
}

export function EdgeTable({
  nodeTables,
  ...props
}: Common & { plan: EdgeTablePlan; nodeTables: readonly string[]; onChange: (next: EdgeTablePlan) => void }) {
  const { plan, onChange } = props
  const change = (end: 'source' | 'target', value: string) => {
    const { [`${end}Table` as const]: _, [`${end}Key` as const]: __, ...rest } = plan
    onChange(value === noColumn ? rest : { ...rest, [`${end}Table`]: value })
  }
  const choicesOf = (end: 'source' | 'target') => {
    const key = plan[`${end}Key`]
    const nameOf = (table: string) =>
      key && plan[`${end}Table`] === table ? `${table}, by ${key.join(' + ')}` : table
    return [{ value: noColumn, name: 'Any' }, ...nodeTables.map((value) => ({ value, name: nameOf(value) }))]
  }
  return (
    <TablePlan {...props} roles={edgeRoles} use="edges">
      {nodeTables.length > 1 && (
        <>
          <Select
            label="Source is in"
            value={plan.sourceTable ?? noColumn}
            choices={choicesOf('source')}
            onChange={(value) => change('source', value)}
          />
          <Select
            label="Target is in"
            value={plan.targetTable ?? noColumn}
            choices={choicesOf('target')}
            onChange={(value) => change('target', value)}
          />
        </>
      )}
    </TablePlan>
  )
}

/** How the columns of one table are used, each role a list of columns, each attribute a box. */
function TablePlan<P extends NodeTablePlan | EdgeTablePlan>({
  table,
  plan,
  roles,
  use,
  onChange,
  onRemove,
  children,
}: Common & {
  plan: P
  roles: readonly Role<P>[]
  use: 'nodes' | 'edges'
  onChange: (next: P) => void
  children?: React.ReactNode
}) {
  const taken = columnsInRoles(plan)
  const free = table.columns.filter(({ name }) => !taken.has(name))
  const rows = `${table.rowsExact ? '' : 'about '}${formatCountOf(table.rows, 'row')}`
  return (
    <section className={css.table} aria-label={`Table ${table.name} as ${use}`}>
      <div className={css.head}>
        <h3 className={css.name}>{table.name}</h3>
        <span className={css.quiet}>{rows}</span>
        <IconButton icon="close" name={`Do not use ${table.name} as ${use}`} onPress={onRemove} />
      </div>
      <div className={css.roles}>
        {roles.map(({ role, label, none }) => (
          <Select
            key={role}
            label={label}
            value={valueOf(plan[role] as string[] | string | undefined)}
            choices={choicesFor(table, plan[role], none)}
            onChange={(value) => onChange(withRole(plan, role, value))}
          />
        ))}
        {children}
      </div>
      {free.length > 0 && (
        <div className={css.attributes} role="group" aria-label={`Attributes of ${table.name}`}>
          <div className={css.label}>Attributes to hold</div>
          <div className={css.columns}>
            {free.map(({ name }) => (
              <Checkbox
                key={name}
                isSelected={plan.attributeColumns.includes(name)}
                onChange={(isHeld) => onChange(withAttribute(plan, table, name, isHeld))}
              >
                {name}
              </Checkbox>
            ))}
          </div>
        </div>
      )}
    </section>
  )
}

function choicesFor(table: TableInfo, current: unknown, none: string | null) {
  const columns = table.columns.map(({ name, declaredType }) => ({
    value: name,
    name,
    hint: declaredType.toLowerCase(),
  }))
  const several =
    Array.isArray(current) && current.length > 1
      ? [{ value: valueOf(current.map(String)), name: current.join(' + '), hint: 'together' }]
      : []
  return [...(none === null ? [] : [{ value: noColumn, name: none, hint: '' }]), ...several, ...columns]
}
