import type { EdgeTablePlan, LoadPlan, NodeTablePlan } from '../../../src-shared/contract/load-plan.ts'
import type { Occurrences } from '../../sqlite/degree-sample.ts'
import { columnNamed, onlyType, type ColumnFacts, type TableFacts } from '../table-facts.ts'

/** Records of one table and the columns that are held of them. */
export type RecordTable = {
  readonly rows: number
  readonly ids: readonly ColumnFacts[]
  readonly columns: readonly ColumnFacts[]
  /** Of edges: the columns that name their ends, which are read but not held. */
  readonly ends: readonly ColumnFacts[]
}

/** One end of all edges: how many nodes have edges there, and how many each. */
export type EndDegrees = Occurrences

/** What a plan makes of a file, in numbers. */
export type GraphSize = {
  readonly nodeTables: readonly RecordTable[]
  readonly edgeTables: readonly RecordTable[]
  readonly nodes: number
  readonly edges: number
  readonly nodeKinds: number
  readonly edgeKinds: number
  readonly out: EndDegrees
  readonly in: EndDegrees
}

/** Counts how often values occur in a column; `null` where that would take too long. */
export type CountOccurrences = (table: TableFacts, column: ColumnFacts) => Occurrences | null

export function graphSize(
  plan: LoadPlan,
  tables: ReadonlyMap<string, TableFacts>,
  occurrences: CountOccurrences,
): GraphSize {
  const nodeTables = plan.nodeTables.map((nodes) => nodeRecords(nodes, tables))
  const edgeTables = plan.edgeTables.map((edges) => edgeRecords(edges, tables))
  const edges = sum(edgeTables.map(({ rows }) => rows))
  const degrees = (end: 'sourceColumns' | 'targetColumns'): EndDegrees =>
    merge(
      plan.edgeTables.map((planned, i) =>
        endDegrees(planned, end, edgeTables[i]?.rows ?? 0, tables, occurrences),
      ),
    )
  const [out, into] = [degrees('sourceColumns'), degrees('targetColumns')]
  // without a node table, an id at one end is mostly one at the other too, unless the two sorts never meet
  const nodes =
    nodeTables.length > 0 ? sum(nodeTables.map(({ rows }) => rows)) : endpointNodes(plan, tables, out, into)
  return {
    nodeTables,
    edgeTables,
    nodes,
    edges,
    nodeKinds: sum(plan.nodeTables.map((planned) => kindCount(planned, tables))),
    edgeKinds: sum(plan.edgeTables.map((planned) => kindCount(planned, tables))),
    out,
    in: into,
  }
}

function nodeRecords(plan: NodeTablePlan, tables: ReadonlyMap<string, TableFacts>): RecordTable {
  const table = tables.get(plan.table)
  const label = plan.labelColumn === undefined ? [] : [plan.labelColumn]
  return {
    rows: table?.rows ?? 0,
    ids: columnsOf(table, plan.idColumns),
    columns: columnsOf(table, [...label, ...plan.attributeColumns]),
    ends: [],
  }
}

function edgeRecords(plan: EdgeTablePlan, tables: ReadonlyMap<string, TableFacts>): RecordTable {
  const table = tables.get(plan.table)
  const ends = columnsOf(table, [...plan.sourceColumns, ...plan.targetColumns])
  const present = Math.min(1, ...ends.map(({ nulls, sampled }) => (sampled === 0 ? 1 : 1 - nulls / sampled)))
  const names = new Set([
    ...(plan.weightColumn === undefined ? [] : [plan.weightColumn]),
    ...plan.attributeColumns,
  ])
  return {
    rows: Math.round((table?.rows ?? 0) * present),
    ids: [],
    columns: columnsOf(table, [...names]),
    ends,
  }
}

function columnsOf(table: TableFacts | undefined, names: readonly string[]): ColumnFacts[] {
  return table === undefined ? [] : names.flatMap((name) => columnNamed(table, name) ?? [])
}

function kindCount(
  plan: { table: string; kindColumn?: string },
  tables: ReadonlyMap<string, TableFacts>,
): number {
  if (plan.kindColumn === undefined) return 1
  const table = tables.get(plan.table)
  return (table && columnNamed(table, plan.kindColumn)?.distinct) || 1
}

function endDegrees(
  plan: EdgeTablePlan,
  end: 'sourceColumns' | 'targetColumns',
  edges: number,
  tables: ReadonlyMap<string, TableFacts>,
  occurrences: CountOccurrences,
): EndDegrees {
  const table = tables.get(plan.table)
  const [column, ...more] = columnsOf(table, plan[end])
  // a row's own number, or a key of several columns: about one edge each
  if (table === undefined || column === undefined || more.length > 0)
    return { distinct: edges, byPowerOfTwo: [edges] }
  if (table.primaryKey.length === 1 && table.primaryKey[0] === column.name) {
    return { distinct: edges, byPowerOfTwo: [edges] }
  }
  return occurrences(table, column) ?? guessedDegrees(column, edges)
}

/** Graphs of the Graph500 kind have edges at about this share of the ids they could have. */
const SHARE_WITH_EDGES = 0.6

/** As if ids reached from the least to the most of the sample and edges were spread evenly over some of them. */
function guessedDegrees(column: ColumnFacts, edges: number): EndDegrees {
  const range =
    onlyType(column) === 'integer' && column.minInteger !== null && column.maxInteger !== null
      ? Number(column.maxInteger - column.minInteger + 1n)
      : (edges * column.distinct) / Math.max(1, column.sampled)
  const distinct = Math.max(1, Math.min(edges, Math.round(range * SHARE_WITH_EDGES)))
  const power = Math.max(0, Math.ceil(Math.log2(Math.max(1, edges / distinct))))
  return { distinct, byPowerOfTwo: [...Array.from({ length: power }, () => 0), distinct] }
}

function merge(all: readonly EndDegrees[]): EndDegrees {
  const byPowerOfTwo: number[] = []
  for (const one of all) {
    for (const [power, count] of one.byPowerOfTwo.entries())
      byPowerOfTwo[power] = (byPowerOfTwo[power] ?? 0) + count
  }
  return {
    distinct: sum(all.map(({ distinct }) => distinct)),
    byPowerOfTwo: Array.from(byPowerOfTwo, (n) => n ?? 0),
  }
}

/** Distinct ids over both ends, from how far the ends' ranges of sampled values overlap. */
function endpointNodes(
  plan: LoadPlan,
  tables: ReadonlyMap<string, TableFacts>,
  out: EndDegrees,
  into: EndDegrees,
): number {
  const shared = plan.edgeTables.some((edges) => {
    const table = tables.get(edges.table)
    const [source] = columnsOf(table, edges.sourceColumns)
    const [target] = columnsOf(table, edges.targetColumns)
    if (source === undefined || target === undefined) return false
    if (
      source.maxInteger !== null &&
      target.minInteger !== null &&
      target.maxInteger !== null &&
      source.minInteger !== null
    ) {
      return source.maxInteger >= target.minInteger && target.maxInteger >= source.minInteger
    }
    return true
  })
  const larger = Math.max(out.distinct, into.distinct)
  const smaller = Math.min(out.distinct, into.distinct)
  return shared ? larger + Math.round(smaller * UNSHARED_SHARE) : larger + smaller
}

/** Nodes that are only sources, as a share of sources: 0.2 to 0.35 in the Debian packages and in R-MAT graphs. */
const UNSHARED_SHARE = 0.28

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
