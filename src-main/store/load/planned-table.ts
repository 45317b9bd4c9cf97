import type { EdgeTablePlan, NodeTablePlan } from '../../../src-shared/contract/load-plan.ts'
import { columnIndex } from '../../sqlite/table-schema.ts'
import type { TableSchema } from '../../sqlite/table-schema.ts'
import type { SourceColumn } from './table-source.ts'

/** Stands for the rowid among the columns of a schema. */
export const ROWID = -1

/** A column to read: several uses of one column read it once. */
export type PlannedColumn = SourceColumn & {
  /** Index into the schema's columns, or {@link ROWID}. */
  schemaIndex: number
  declaredType: string
}

/** Numbers index `columns`. */
export type PlannedNodes = {
  plan: NodeTablePlan
  schema: TableSchema
  columns: PlannedColumn[]
  ids: number[]
  /** Besides the ids, what edges refer to nodes by. */
  keys: { names: readonly string[]; columns: number[] }[]
  label?: number
  kind?: number
  attributes: number[]
}

export type PlannedEdges = {
  plan: EdgeTablePlan
  schema: TableSchema
  columns: PlannedColumn[]
  sources: number[]
  targets: number[]
  kind?: number
  attributes: number[]
}

/**
 * `keys` are the sets of columns that edges refer to instead of the id. Fails with `column-missing` where the
 * plan names a column that the table has not.
 */
export function planNodes(
  plan: NodeTablePlan,
  schema: TableSchema,
  keys: readonly (readonly string[])[] = [],
): PlannedNodes {
  const columns = new ColumnList(schema)
  const ids = columns.keys(plan.idColumns)
  const plannedKeys = keys.map((names) => ({ names, columns: columns.keys(names) }))
  const label = plan.labelColumn === undefined ? undefined : columns.attribute(plan.labelColumn)
  const kind = plan.kindColumn === undefined ? undefined : columns.attribute(plan.kindColumn)
  const attributes = plan.attributeColumns.map((name) => columns.attribute(name))
  return {
    plan,
    schema,
    columns: columns.list,
    ids,
    keys: plannedKeys,
    ...(label !== undefined && { label }),
    ...(kind !== undefined && { kind }),
    attributes,
  }
}

/** Fails with `column-missing` where the plan names a column that the table has not. */
export function planEdges(plan: EdgeTablePlan, schema: TableSchema): PlannedEdges {
  const columns = new ColumnList(schema)
  const sources = columns.keys(plan.sourceColumns)
  const targets = columns.keys(plan.targetColumns)
  const kind = plan.kindColumn === undefined ? undefined : columns.attribute(plan.kindColumn)
  const weight = plan.weightColumn === undefined ? [] : [columns.attribute(plan.weightColumn)]
  const attributes = [
    ...new Set([...weight, ...plan.attributeColumns.map((name) => columns.attribute(name))]),
  ]
  return {
    plan,
    schema,
    columns: columns.list,
    sources,
    targets,
    ...(kind !== undefined && { kind }),
    attributes,
  }
}

class ColumnList {
  readonly list: PlannedColumn[] = []
  readonly #schema: TableSchema

  constructor(schema: TableSchema) {
    this.#schema = schema
  }

  /** Columns that identify something; none named: the table's own key. */
  keys(names: readonly string[]): number[] {
    const { columns, withoutRowid } = this.#schema
    if (names.length > 0) return names.map((name) => this.#key(columnIndex(this.#schema, name)))
    if (!withoutRowid) return [this.#key(this.#schema.rowidAlias)]
    const keys = columns.filter(({ keyPosition }) => keyPosition > 0)
    return keys
      .toSorted((a, b) => a.keyPosition - b.keyPosition)
      .map((key) => this.#key(columns.indexOf(key)))
  }

  attribute(name: string): number {
    return this.#add(columnIndex(this.#schema, name))
  }

  /** Keys are looked up as they are, so they must not settle as dates. */
  #key(schemaIndex: number): number {
    const at = this.#add(schemaIndex)
    const column = this.list[at] as PlannedColumn
    column.dates = false
    return at
  }

  #add(schemaIndex: number): number {
    const known = this.list.findIndex((column) => column.schemaIndex === schemaIndex)
    if (known >= 0) return known
    const column = this.#schema.columns[schemaIndex]
    this.list.push({
      schemaIndex,
      name: column?.name ?? 'rowid',
      declaredType: column?.declaredType ?? 'INTEGER',
      dates: true,
      categories: true,
      real: column?.affinity === 'real',
    })
    return this.list.length - 1
  }
}
