import type { ColumnData } from '../columns/column-data.ts'
import type { Crew } from './crew.ts'
import type { DecodedTable } from './decoded-table.ts'
import { gatherColumns } from './gather-columns.ts'
import type { ColumnRequest, Destination } from './gather-columns.ts'
import { kindsOfRows, placeByKind } from './kinds-of-rows.ts'
import type { KindTable } from './loaded-graph.ts'
import type { NodeIndexEntry } from './node-index.ts'
import type { KeyedEntry } from './node-tables.ts'
import { attributeRequest, composedColumn, kindColumn, splitByKind } from './node-tables.ts'
import type { PlannedEdges } from './planned-table.ts'
import { NONE } from './shared-array.ts'
import type { RejectOrder, ResolveTarget } from './steps.ts'

/** An edge table on its way: its rows are the raw edges from `firstRaw` on. */
export type EdgeTable = {
  planned: PlannedEdges
  table: DecodedTable
  firstRaw: number
  sources: Uint32Array
  targets: Uint32Array
  /** Columns in the JSON form that some node tables' ids have, once made. */
  composed: Map<string, number>
  /** Endpoints without a node, as far as they have been looked up. */
  unresolved: number
}

/** Where nodes can be found: by their ids, and by other keys that edges refer to. */
export type KnownNodes = { entries: readonly NodeIndexEntry[]; keyed: readonly KeyedEntry[] }

/** Both ends of a table's edges, with where their nodes are looked for. */
function endsOf(
  { planned, sources, targets }: EdgeTable,
  known: KnownNodes,
): { columns: number[]; nodes: Uint32Array; entries: readonly NodeIndexEntry[] }[] {
  const { sourceTable, sourceKey, targetTable, targetKey } = planned.plan
  return [
    { columns: planned.sources, nodes: sources, entries: entriesFor(known, sourceTable, sourceKey) },
    { columns: planned.targets, nodes: targets, entries: entriesFor(known, targetTable, targetKey) },
  ]
}

function entriesFor(
  { entries, keyed }: KnownNodes,
  table: string | undefined,
  key: readonly string[] | undefined,
): readonly NodeIndexEntry[] {
  // nodes made from endpoints have no table, and may be anybody's
  const made = entries.filter(({ table: name }) => name === '')
  if (key !== undefined) {
    const wanted = key.join('\0')
    return [...keyed.filter((entry) => entry.table === table && entry.key.join('\0') === wanted), ...made]
  }
  return table === undefined ? entries : [...entries.filter((entry) => entry.table === table), ...made]
}

/**
 * Looks up both endpoints of every row. `again`: only those that no node had so far. Gives how many are left
 * without a node.
 */
export async function resolveEdges(
  crew: Crew,
  edges: EdgeTable,
  known: KnownNodes,
  again: boolean,
): Promise<number> {
  const { table } = edges
  let unresolved = 0
  for (const { columns, nodes, entries } of endsOf(edges, known)) {
    const targets: ResolveTarget[] = []
    for (const entry of entries) {
      const column = await lookupColumn(crew, edges, columns, entry)
      targets.push({ index: entry.index, firstNode: entry.firstNode, column })
    }
    if (targets.length === 0) targets.push(await nowhere(crew, edges, columns))
    const left = await crew.run('resolve', (worker) => {
      return { table: table.number, bases: table.bases(worker), targets, nodes, again }
    })
    unresolved += left.reduce((total, count) => total + count, 0)
  }
  return unresolved
}

/** The column to look up: the endpoint column itself, or, where ids are composed, the same form of it. */
async function lookupColumn(
  crew: Crew,
  edges: EdgeTable,
  columns: number[],
  entry: NodeIndexEntry,
): Promise<number> {
  const [only] = columns
  if (!entry.composed && columns.length === 1 && only !== undefined) return only
  const key = columns.join()
  const known = edges.composed.get(key)
  if (known !== undefined) return known
  const column = await composedColumn(crew, edges.table, columns)
  edges.composed.set(key, column)
  return column
}

/** With no nodes yet, finds nothing, but tells missing endpoints from those that no node has. */
async function nowhere(crew: Crew, edges: EdgeTable, columns: number[]): Promise<ResolveTarget> {
  const index = { kind: 'sequence', first: 0, count: 0 } as const
  const column = await lookupColumn(crew, edges, columns, {
    table: '',
    firstNode: 0,
    count: 0,
    composed: false,
    index,
  })
  return { index, firstNode: 0, column }
}

/** Forgets the endpoint columns once they have been resolved, as far as they are no attributes too. */
export async function releaseEndpoints(crew: Crew, { planned, table }: EdgeTable): Promise<void> {
  const { sources, targets, attributes, kind } = planned
  const ends = [...sources, ...targets].filter((column) => column !== kind && !attributes.includes(column))
  await crew.run('release', () => ({ table: table.number, columns: ends }))
}

export function rejectOrder(edges: EdgeTable, worker: number, known: KnownNodes): RejectOrder {
  const ends = endsOf(edges, known).map(({ columns, nodes, entries }) => {
    const integers = entries.every(({ index, composed }) => !composed && index.kind !== 'texts')
    return { columns, nodes, idClass: integers ? ('integer' as const) : ('any' as const) }
  })
  return { table: edges.table.number, bases: edges.table.bases(worker), ends }
}

/** Attribute columns of the only edge kind, in edge order. */
export async function gatherOnlyKind(
  crew: Crew,
  edges: EdgeTable,
  place: Uint32Array | undefined,
  edgeCount: number,
): Promise<KindTable> {
  const { planned, table } = edges
  const requests = planned.attributes.map((c) => attributeRequest(planned.columns, c))
  const data = await gatherAndForget(crew, table, requests, { place, length: edgeCount })
  const columns = planned.attributes.map((c, i) =>
    kindColumn(planned.columns, c, 'attribute', data[i] as ColumnData),
  )
  return { name: planned.plan.kindName, table: planned.plan.table, first: 0, count: edgeCount, columns }
}

/** One column after another, each column's parts forgotten before the next takes memory; in the end, the table's. */
async function gatherAndForget(
  crew: Crew,
  table: DecodedTable,
  requests: readonly ColumnRequest[],
  destination: Destination,
): Promise<ColumnData[]> {
  const gathered: ColumnData[] = []
  for (const request of requests) {
    gathered.push(...(await gatherColumns(crew, table, [request], destination)))
    await crew.run('release', () => ({ table: table.number, columns: [request.column] }))
  }
  await crew.run('release', () => ({ table: table.number }))
  return gathered
}

/** Where the record of each edge is, when there are several kinds. */
export type EdgeRecords = { edgeKind: Uint16Array; edgeRow: Uint32Array }

/** Columns of each kind of one table, in row order; notes in `records` where each edge's record is. */
export async function gatherKinds(
  crew: Crew,
  edges: EdgeTable,
  place: Uint32Array | undefined,
  firstKind: number,
  records: EdgeRecords,
): Promise<KindTable[]> {
  const { planned, table, firstRaw } = edges
  const { plan } = planned
  const edgeOf = (row: number): number =>
    place === undefined ? firstRaw + row : (place[firstRaw + row] as number)
  const kinds = await kindsOf(crew, edges)
  const placed = placeByKind(kinds.codes, kinds.names.length, (row) => edgeOf(row) === NONE)
  const starts = startsOf(placed.counts)
  for (let row = 0; row < table.rows; row++) {
    const edge = edgeOf(row)
    if (edge === NONE) continue
    const kind = kinds.codes[row] as number
    records.edgeKind[edge] = firstKind + kind
    records.edgeRow[edge] = (placed.place[row] as number) - (starts[kind] as number)
  }
  const requests = planned.attributes.map((c) => attributeRequest(planned.columns, c))
  const length = placed.counts.reduce((total, count) => total + count, 0)
  const data = await gatherAndForget(crew, table, requests, { place: placed.place, length })
  const columns = planned.attributes.map((c, i) =>
    kindColumn(planned.columns, c, 'attribute', data[i] as ColumnData),
  )
  return splitByKind(kinds.names, placed.counts, plan.table, 0, columns).map((kind) => ({
    ...kind,
    first: 0,
  }))
}

async function kindsOf(crew: Crew, { planned, table }: EdgeTable) {
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

function startsOf(counts: readonly number[]): number[] {
  let next = 0
  return counts.map((count) => {
    const start = next
    next += count
    return start
  })
}
