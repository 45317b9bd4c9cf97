import type { ColumnData } from '../columns/column-data.ts'
import type { Crew } from './crew.ts'
import type { DecodedTable } from './decoded-table.ts'
import { gatherColumns } from './gather-columns.ts'
import type { ColumnRequest, Destination } from './gather-columns.ts'
import type { BuiltIndex } from './id-index.ts'
import { buildIdIndex } from './id-index.ts'
import { kindsOfRows, placeByKind } from './kinds-of-rows.ts'
import type { ColumnRole, KindColumn, KindTable } from './loaded-graph.ts'
import type { NodeIndexEntry } from './node-index.ts'
import type { PlannedColumn, PlannedNodes } from './planned-table.ts'
import { EXAMPLES } from './reject-list.ts'
import type { RejectList } from './reject-list.ts'
import { sliceColumn } from './slice-column.ts'
import type { ShownRow } from './steps.ts'

export type LoadedNodes = { kinds: KindTable[]; entry: NodeIndexEntry; keyed: KeyedEntry[]; count: number }

/** Finds the nodes of a table by other columns than its id; needed only while edges are resolved. */
export type KeyedEntry = NodeIndexEntry & { key: readonly string[] }

/** Kinds and id index of one node table whose nodes begin at `firstNode`. */
export async function loadNodeTable(
  crew: Crew,
  planned: PlannedNodes,
  table: DecodedTable,
  firstNode: number,
  rejects: RejectList,
): Promise<LoadedNodes> {
  const { plan, ids, schema } = planned
  const inPlace: Destination = { length: table.rows }
  let keys = await gatherKeys(crew, ids, table, inPlace)
  let built = buildIdIndex(keys.key)
  await reportIds(crew, built, planned, table, rejects)
  rejects.addOverLong(table, schema)

  const rejected = new Set([...built.missing, ...built.duplicates])
  const kinds = await kindsOf(crew, planned, table)
  let destination = inPlace
  let counts = [table.rows]
  if (kinds.names.length > 1 || rejected.size > 0) {
    const placed = placeByKind(kinds.codes, kinds.names.length, (row) => rejected.has(row))
    counts = placed.counts
    destination = { place: placed.place, length: table.rows - rejected.size }
    keys = await gatherKeys(crew, ids, table, destination)
    built = buildIdIndex(keys.key)
  }
  const wanted = new Set([...(planned.label === undefined ? [] : [planned.label]), ...planned.attributes])
  const rest = [...wanted].filter((column) => !ids.includes(column))
  const data = await gatherColumns(
    crew,
    table,
    rest.map((c) => attributeRequest(planned.columns, c)),
    destination,
  )
  const keyed: KeyedEntry[] = []
  for (const { names, columns: key } of planned.keys) {
    const other = await gatherKeys(crew, key, table, destination)
    const { index } = buildIdIndex(other.key)
    const { composed } = other
    keyed.push({ table: plan.table, key: names, firstNode, count: destination.length, composed, index })
  }
  await crew.run('release', () => ({ table: table.number }))

  const columns = [
    ...ids.map((c, i) => kindColumn(planned.columns, c, 'id', keys.ids[i] as ColumnData)),
    ...rest.map((c, i) =>
      kindColumn(planned.columns, c, c === planned.label ? 'label' : 'attribute', data[i] as ColumnData),
    ),
  ]
  const entry: NodeIndexEntry = {
    table: plan.table,
    firstNode,
    count: destination.length,
    composed: keys.composed,
    index: built.index,
  }
  return {
    kinds: splitByKind(kinds.names, counts, plan.table, firstNode, columns),
    entry,
    keyed,
    count: destination.length,
  }
}

type Keys = {
  ids: ColumnData[]
  /** What is looked up: the id column itself, or the JSON of several or of ids of several types. */
  key: ColumnData
  composed: boolean
}

async function gatherKeys(
  crew: Crew,
  columns: number[],
  table: DecodedTable,
  to: Destination,
): Promise<Keys> {
  const ids = await gatherColumns(crew, table, columns.map(keyRequest), to)
  const [only] = ids
  if (
    only !== undefined &&
    ids.length === 1 &&
    (only.kind === 'sequence' || only.kind === 'integer' || only.kind === 'text')
  ) {
    return { ids, key: only, composed: false }
  }
  const column = await composedColumn(crew, table, columns)
  const [key] = await gatherColumns(crew, table, [keyRequest(column)], to)
  return { ids, key: key as ColumnData, composed: true }
}

/** Adds the composed column to the table, and gives its number. */
export async function composedColumn(crew: Crew, table: DecodedTable, columns: number[]): Promise<number> {
  return table.addColumn(await crew.run('compose', () => ({ table: table.number, columns })))
}

function keyRequest(column: number): ColumnRequest {
  return { column, category: 'never' }
}

export function attributeRequest(columns: readonly PlannedColumn[], column: number): ColumnRequest {
  const boolean = columns[column]?.declaredType.toUpperCase().startsWith('BOOL') === true
  return { column, boolean, category: 'smaller' }
}

async function reportIds(
  crew: Crew,
  { missing, duplicates }: BuiltIndex,
  { ids, schema }: PlannedNodes,
  table: DecodedTable,
  rejects: RejectList,
): Promise<void> {
  const withoutId = await showRows(crew, table, ids, missing.slice(0, EXAMPLES))
  rejects.add('missing-id', missing.length, withoutId, table, schema)
  const again = await showRows(crew, table, ids, duplicates.slice(0, EXAMPLES))
  rejects.add('duplicate-id', duplicates.length, again, table, schema)
}

async function showRows(
  crew: Crew,
  table: DecodedTable,
  columns: number[],
  rows: number[],
): Promise<ShownRow[]> {
  if (rows.length === 0) return []
  const { number } = table
  return (
    await crew.run('show', (worker) => ({ table: number, bases: table.bases(worker), columns, rows }))
  ).flat()
}

async function kindsOf(crew: Crew, planned: PlannedNodes, table: DecodedTable) {
  const { kind, plan } = planned
  if (kind === undefined) return { names: [plan.kindName], codes: new Uint16Array(table.rows) }
  const [data] = await gatherColumns(crew, table, [{ column: kind, category: 'always' }], {
    length: table.rows,
  })
  return kindsOfRows(data as ColumnData, plan.kindName, {
    table: plan.table,
    column: plan.kindColumn as string,
  })
}

export function kindColumn(
  columns: readonly PlannedColumn[],
  column: number,
  role: ColumnRole,
  data: ColumnData,
): KindColumn {
  const { name, declaredType } = columns[column] as PlannedColumn
  return { name, declaredType, data, role }
}

/** A table's columns, cut where one kind ends and the next begins; columns that a kind never fills are left out. */
export function splitByKind(
  names: readonly string[],
  counts: readonly number[],
  table: string,
  first: number,
  columns: readonly KindColumn[],
): KindTable[] {
  let from = 0
  return names.map((name, k) => {
    const count = counts[k] as number
    const start = from
    from += count
    const own =
      names.length === 1
        ? columns
        : columns.flatMap((column) => {
            const data = sliceColumn(column.data, start, count)
            return data === undefined ? [] : [{ ...column, data }]
          })
    return { name, table, first: first + start, count, columns: own }
  })
}
