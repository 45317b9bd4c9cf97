import type { EdgeTablePlan, LoadPlan, NodeTablePlan } from '../../src-shared/contract/load-plan.ts'
import type { Preflight } from '../../src-shared/contract/preflight.ts'

export type TableInfo = Preflight['tables'][number]

/** What stands for “no column” in a list of choices; not a name that a quoted column could have by accident. */
export const noColumn = '\u0000none'
const compositeSeparator = '\u0000+'

/** A plan to begin with by hand. */
export const emptyPlan: LoadPlan = {
  nodeTables: [],
  edgeTables: [],
  danglingEndpoints: 'add-nodes',
  directed: true,
}

/** A node table with what its declaration says: primary key as id, every other column held. */
export function addNodeTable(plan: LoadPlan, table: TableInfo): LoadPlan {
  const key = table.columns.filter(({ primaryKey }) => primaryKey).map(({ name }) => name)
  const attributeColumns = table.columns.map(({ name }) => name).filter((name) => !key.includes(name))
  const added: NodeTablePlan = { table: table.name, idColumns: key, attributeColumns, kindName: table.name }
  return { ...plan, nodeTables: [...plan.nodeTables, added] }
}

/** An edge table whose ends are its foreign keys, or else its first two columns. */
export function addEdgeTable(plan: LoadPlan, table: TableInfo): LoadPlan {
  const references = table.columns.filter(({ references: to }) => to !== null)
  const ends = references.length >= 2 ? references : table.columns
  const [source, target] = ends.map(({ name }) => name)
  const used = [source, target]
  const added: EdgeTablePlan = {
    table: table.name,
    sourceColumns: source === undefined ? [] : [source],
    targetColumns: target === undefined ? [] : [target],
    attributeColumns: table.columns.map(({ name }) => name).filter((name) => !used.includes(name)),
    kindName: table.name,
  }
  return { ...plan, edgeTables: [...plan.edgeTables, added] }
}

export function withNodeTable(plan: LoadPlan, at: number, next: NodeTablePlan): LoadPlan {
  return { ...plan, nodeTables: plan.nodeTables.with(at, next) }
}
export function withEdgeTable(plan: LoadPlan, at: number, next: EdgeTablePlan): LoadPlan {
  return { ...plan, edgeTables: plan.edgeTables.with(at, next) }
}
export function withoutNodeTable(plan: LoadPlan, at: number): LoadPlan {
  return { ...plan, nodeTables: plan.nodeTables.toSpliced(at, 1) }
}
export function withoutEdgeTable(plan: LoadPlan, at: number): LoadPlan {
  return { ...plan, edgeTables: plan.edgeTables.toSpliced(at, 1) }
}

/**
 * The plan of a table with a column in another role. `value` is a choice's value: a column, several joined,
 * or `noColumn`. A column that gets a role is no attribute any more; one that loses it becomes one.
 */
export function withRole<P extends NodeTablePlan | EdgeTablePlan>(
  plan: P,
  role: keyof P & string,
  value: string,
): P {
  const columns = columnsOf(value)
  const before = roleColumns(plan[role])
  const { [role]: _, [keyOf(role)]: __, ...rest } = plan as P & Record<string, unknown>
  const isList = role === 'idColumns' || role === 'sourceColumns' || role === 'targetColumns'
  const cleared = rest as unknown as P
  const next = {
    ...cleared,
    ...(isList ? { [role]: columns } : columns[0] !== undefined && { [role]: columns[0] }),
  }
  const inRole = new Set(rolesOf(next).flatMap(([, names]) => names))
  const kept = plan.attributeColumns.filter((name) => !columns.includes(name))
  const freed = before.filter((name) => !inRole.has(name) && !kept.includes(name))
  // the weight is an attribute as well
  const asWell = role === 'weightColumn' ? columns.filter((name) => plan.attributeColumns.includes(name)) : []
  return { ...next, attributeColumns: [...kept, ...asWell, ...freed] }
}

/** The plan of a table with a column held as an attribute, or not. */
export function withAttribute<P extends NodeTablePlan | EdgeTablePlan>(
  plan: P,
  table: TableInfo,
  column: string,
  isHeld: boolean,
): P {
  const held = new Set(plan.attributeColumns)
  if (isHeld) held.add(column)
  else held.delete(column)
  // in the table's own order, as they are to be shown
  return { ...plan, attributeColumns: table.columns.map(({ name }) => name).filter((name) => held.has(name)) }
}

/** The value that stands for columns in a list of choices. */
export function valueOf(columns: readonly string[] | string | undefined): string {
  const names = roleColumns(columns)
  return names.length === 0 ? noColumn : names.join(compositeSeparator)
}

/** Columns that a table's plan uses for something other than an attribute. */
export function columnsInRoles(plan: NodeTablePlan | EdgeTablePlan): ReadonlySet<string> {
  return new Set(rolesOf(plan).flatMap(([role, names]) => (role === 'weightColumn' ? [] : names)))
}

/** Why a plan cannot be loaded yet, in a sentence; `null` when it can. */
export function planFault(plan: LoadPlan | null): string | null {
  if (!plan || (plan.edgeTables.length === 0 && plan.nodeTables.length === 0)) {
    return 'Add the table that holds the edges.'
  }
  for (const { table, sourceColumns, targetColumns } of plan.edgeTables) {
    if (valueOf(sourceColumns) === valueOf(targetColumns)) {
      return `Choose different columns of ${table} for the source and the target.`
    }
  }
  return null
}

/** What an end's columns were known to refer to; other columns refer to something else. */
function keyOf(role: string): string {
  return role === 'sourceColumns' ? 'sourceKey' : role === 'targetColumns' ? 'targetKey' : ''
}

function rolesOf(plan: object): [string, string[]][] {
  return Object.entries(plan)
    .filter(([role]) => /Columns?$/.test(role) && role !== 'attributeColumns')
    .map(([role, value]) => [role, roleColumns(value)])
}

function roleColumns(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' ? [value] : []
}

function columnsOf(value: string): string[] {
  return value === noColumn ? [] : value.split(compositeSeparator)
}
