import * as v from 'valibot'
import { LoadPlanSchema, type LoadPlan } from '../../src-shared/contract/load-plan.ts'
import type { OutlinedTable } from '../sqlite/catalog.ts'
import type { Connection } from '../sqlite/open.ts'
import { quoted } from '../sqlite/quoted.ts'

/** The table of a file that Slotgraph exported; its one row holds the plan that opens it as the same graph. */
export const planTable = 'slotgraph_plan'

/** Much longer than a plan that a person could check. */
const mostBytes = 1_000_000

/**
 * The plan that Slotgraph wrote into a file it exported, `undefined` where there is none or where it does not fit
 * the tables that are there.
 */
export function keptPlan(connection: Connection, tables: readonly OutlinedTable[]): LoadPlan | undefined {
  if (!tables.some(isPlanTable)) return undefined
  const row = connection
    .prepare(`SELECT plan FROM ${quoted(planTable)} WHERE octet_length(plan) <= ${mostBytes} LIMIT 1`)
    .get()
  const plan = parsed(row)
  return plan && fits(plan, tables) ? plan : undefined
}

/** Whether a table is ours, and no part of the dataset. */
export function isPlanTable({ name, columns }: OutlinedTable): boolean {
  return name === planTable && columns.length === 1 && columns[0]?.name === 'plan'
}

function parsed(row: unknown): LoadPlan | undefined {
  const outer = v.safeParse(v.object({ plan: v.string() }), row)
  if (!outer.success) return undefined
  try {
    const result = v.safeParse(LoadPlanSchema, JSON.parse(outer.output.plan))
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}

/** Whether every table and column that the plan names is there. */
function fits({ nodeTables, edgeTables }: LoadPlan, tables: readonly OutlinedTable[]): boolean {
  const has = (table: string, columns: readonly (string | undefined)[]) => {
    const found = tables.find(({ name }) => name === table)
    const names = new Set(found?.columns.map(({ name }) => name))
    return found !== undefined && columns.every((column) => column === undefined || names.has(column))
  }
  const isNodeTable = (table: string | undefined) =>
    table === undefined || nodeTables.some((plan) => plan.table === table)
  return (
    nodeTables.every((plan) =>
      has(plan.table, [...plan.idColumns, plan.labelColumn, plan.kindColumn, ...plan.attributeColumns]),
    ) &&
    edgeTables.every(
      (plan) =>
        has(plan.table, [
          ...plan.sourceColumns,
          ...plan.targetColumns,
          plan.kindColumn,
          plan.weightColumn,
          ...plan.attributeColumns,
        ]) &&
        isNodeTable(plan.sourceTable) &&
        isNodeTable(plan.targetTable),
    )
  )
}
