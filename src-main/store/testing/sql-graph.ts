import Database from 'better-sqlite3'
import type { EdgeTablePlan, LoadPlan, NodeTablePlan } from '../../../src-shared/contract/load-plan.ts'
import { quoted } from '../../sqlite/quoted.ts'

/**
 * What plain SQL makes of a plan, as sorted lines that `store-lines.ts` writes of stores: the oracle of loading.
 * Edge tables must name the tables that they join.
 */
export function sqlLines(file: string, plan: LoadPlan): { nodes: string[]; edges: string[] } {
  const db = new Database(file, { readonly: true })
  const all = (sql: string): Cell[][] => db.prepare<[], Cell[]>(sql).safeIntegers().raw().all()
  const nodes = plan.nodeTables.flatMap((table) => nodeLines(db, table, all))
  const edges = plan.edgeTables.flatMap((table) => edgeLines(db, plan, table, all))
  db.close()
  return { nodes: nodes.toSorted(), edges: edges.toSorted() }
}

type Cell = null | number | bigint | string | Buffer
type All = (sql: string) => Cell[][]

function nodeLines(db: Database.Database, plan: NodeTablePlan, all: All): string[] {
  const ids = idsOf(db, plan)
  const attributes = attributesOf(plan, plan.labelColumn).filter((name) => !ids.includes(name))
  const columns = [kindOf('n', plan), ...[...ids, ...attributes].map((name) => column('n', name))]
  const rows = all(`SELECT ${columns.join(', ')} FROM ${quoted(plan.table)} n`)
  return rows.map(([kind, ...cells]) =>
    line(String(kind), [cells.slice(0, ids.length)], attributes, cells.slice(ids.length)),
  )
}

function edgeLines(db: Database.Database, plan: LoadPlan, edges: EdgeTablePlan, all: All): string[] {
  const ends = [
    { as: 's', columns: edges.sourceColumns, table: edges.sourceTable, key: edges.sourceKey },
    { as: 't', columns: edges.targetColumns, table: edges.targetTable, key: edges.targetKey },
  ].map(({ as, columns, table, key }) => {
    const node = plan.nodeTables.find((one) => one.table === table)
    if (node === undefined) throw new Error(`an edge table must name the tables it joins: ${edges.table}`)
    const ids = idsOf(db, node)
    const own = columns.length > 0 ? columns : idsOf(db, { ...node, table: edges.table, idColumns: [] })
    const on = (key ?? ids).map((name, i) => `${column(as, name)} = ${column('e', own[i] ?? '')}`)
    return { join: `JOIN ${quoted(node.table)} ${as} ON ${on.join(' AND ')}`, as, ids }
  })
  const attributes = attributesOf(edges, edges.weightColumn)
  const columns = [
    kindOf('e', edges),
    ...ends.flatMap(({ as, ids }) => ids.map((name) => column(as, name))),
    ...attributes.map((name) => column('e', name)),
  ]
  const rows = all(
    `SELECT ${columns.join(', ')} FROM ${quoted(edges.table)} e ${ends.map(({ join }) => join).join(' ')}`,
  )
  const [source, target] = ends.map(({ ids }) => ids.length) as [number, number]
  return rows.map(([kind, ...cells]) =>
    line(
      String(kind),
      [cells.slice(0, source), cells.slice(source, source + target)],
      attributes,
      cells.slice(source + target),
    ),
  )
}

function idsOf(db: Database.Database, { table, idColumns }: NodeTablePlan): string[] {
  if (idColumns.length > 0) return idColumns
  const keys = db
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .pluck()
  const withoutRowid = db.prepare<[string], number>('SELECT wr FROM pragma_table_list(?)').pluck().get(table)
  return withoutRowid === 1 ? keys.all(table) : ['rowid']
}

function attributesOf(plan: { attributeColumns: string[] }, first: string | undefined): string[] {
  return [...new Set([...(first === undefined ? [] : [first]), ...plan.attributeColumns])]
}

function kindOf(as: string, { kindColumn, kindName }: { kindColumn?: string; kindName: string }): string {
  const name = `'${kindName.replaceAll("'", "''")}'`
  return kindColumn === undefined ? name : `coalesce(${column(as, kindColumn)}, ${name})`
}

function column(as: string, name: string): string {
  return `${as}.${quoted(name)}`
}

/** One record as a line: kind, ids of its ends (a node has one), and the attributes that are not NULL. */
export function line(
  kind: string,
  ends: readonly (readonly unknown[])[],
  names: readonly string[],
  cells: readonly unknown[],
): string {
  const ids = ends.map((cellsOfEnd) => cellsOfEnd.map(shown).join('+')).join(' > ')
  const held = names.flatMap((name, i) => {
    const cell = cells[i]
    return cell === null || cell === undefined ? [] : [`${name}=${shown(cell)}`]
  })
  return [kind, ids, ...held.toSorted()].join(' | ')
}

function shown(cell: unknown): string {
  if (Buffer.isBuffer(cell)) return `blob of ${cell.length}`
  if (typeof cell === 'object' && cell !== null && 'blobBytes' in cell)
    return `blob of ${String(cell.blobBytes)}`
  if (typeof cell === 'boolean') return cell ? '1' : '0'
  return typeof cell === 'string' ? JSON.stringify(cell) : String(cell)
}
