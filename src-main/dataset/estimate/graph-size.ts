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
  const degrees = (end: 'source' | 'target'): EndDegrees =>
    mergeEnds(
      plan.edgeTables.map((planned, i) => {
        const table =
          planned[`${end}Table`] ?? (plan.nodeTables.length === 1 ? plan.nodeTables[0]?.table : undefined)
        const nodesThere = tables.get(table ?? '')?.rows ?? Infinity
        const rows = edgeTables[i]?.rows ?? 0
        const found = endDegrees(planned, planned[`${end}Columns`], rows, nodesThere, tables, occurrences)
        return { table, nodesThere, degrees: found }
      }),
    )
  const [out, into] = [degrees('source'), degrees('target')]
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
  columns: readonly string[],
  edges: number,
  nodesThere: number,
  tables: ReadonlyMap<string, TableFacts>,
  occurrences: CountOccurrences,
): EndDegrees {
  const table = tables.get(plan.table)
  const [column, ...more] = columnsOf(table, columns)
  // a row's own number, or a key of several columns
  if (table === undefined || column === undefined || more.length > 0) return evenly(edges, nodesThere)
  if (table.primaryKey.length === 1 && table.primaryKey[0] === column.name) return evenly(edges, edges)
  return occurrences(table, column) ?? guessedDegrees(column, edges, nodesThere)
}

/** As if every node had about as many edges as the next. */
function evenly(edges: number, nodes: number): EndDegrees {
  const distinct = Math.max(1, Math.min(edges, Math.round(nodes)))
  const power = Math.max(0, Math.ceil(Math.log2(edges / distinct)))
  return { distinct, byPowerOfTwo: [...Array.from({ length: power }, () => 0), distinct] }
}

/** Graphs of the Graph500 kind have edges at about this share of the ids they could have. */
const SHARE_WITH_EDGES = 0.6

/** As if ids reached from the least to the most of the sample and edges were spread evenly over some of them. */
function guessedDegrees(column: ColumnFacts, edges: number, nodesThere: number): EndDegrees {
  const range =
    onlyType(column) === 'integer' && column.minInteger !== null && column.maxInteger !== null
      ? Number(column.maxInteger - column.minInteger + 1n)
      : (edges * column.distinct) / Math.max(1, column.sampled)
  return evenly(edges, Math.min(range, nodesThere) * SHARE_WITH_EDGES)
}

/**
 * The same end of several edge tables. A node that several of them refer to is one node with more edges; how many
 * there are follows as if each table had its nodes by chance.
 */
function mergeEnds(
  ends: readonly { table: string | undefined; nodesThere: number; degrees: EndDegrees }[],
): EndDegrees {
  const byPowerOfTwo: number[] = []
  let distinct = 0
  for (const name of new Set(ends.map(({ table }) => table))) {
    const same = ends.filter(({ table }) => table === name)
    const counted = sum(same.map(({ degrees }) => degrees.distinct))
    const nodesThere = same[0]?.nodesThere ?? Infinity
    const without = same.reduce(
      (share, { degrees }) => share * Math.max(0, 1 - degrees.distinct / nodesThere),
      1,
    )
    const nodes = same.length === 1 || nodesThere === Infinity ? counted : nodesThere * (1 - without)
    const shift = Math.round(Math.log2(Math.max(1, counted) / Math.max(1, nodes)))
    for (const { degrees } of same) {
      for (const [power, count] of degrees.byPowerOfTwo.entries())
        byPowerOfTwo[power + shift] =
          (byPowerOfTwo[power + shift] ?? 0) + (count * nodes) / Math.max(1, counted)
    }
    distinct += Math.round(nodes)
  }
  return { distinct, byPowerOfTwo: Array.from(byPowerOfTwo, (n) => n ?? 0) }
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
