import type { LoadPlan, NodeTablePlan } from '../../../src-shared/contract/load-plan.ts'
import { closeSync, openSync } from 'node:fs'
import { basename } from 'node:path'
import { fail } from '../../../src-shared/contract/failure.ts'
import { openReadonly, readablePath } from '../../sqlite/open.ts'
import { openPages } from '../../sqlite/pages/page-file.ts'
import { readTableSchema } from '../../sqlite/table-schema.ts'
import { SEGMENT_LENGTH } from '../columns/column-data.ts'
import { buildIncoming, buildOutgoing } from '../topology/build-topology.ts'
import { addNodes } from './added-nodes.ts'
import type { Crew } from './crew.ts'
import { decodeTables, TASK_BYTES } from './decode-tables.ts'
import type { DecodedTable } from './decoded-table.ts'
import type { EdgeTable, KnownNodes } from './edge-tables.ts'
import { gatherKinds, gatherOnlyKind, rejectOrder, releaseEndpoints, resolveEdges } from './edge-tables.ts'
import type { Lane } from './load-report.ts'
import type { KindTable, LoadedGraph } from './loaded-graph.ts'
import type { NodeIndexEntry } from './node-index.ts'
import { NodeIndex } from './node-index.ts'
import type { KeyedEntry } from './node-tables.ts'
import { loadNodeTable } from './node-tables.ts'
import { PhaseClock } from './phase-clock.ts'
import type { PlannedEdges, PlannedNodes } from './planned-table.ts'
import { planEdges, planNodes } from './planned-table.ts'
import type { ProgressMeter } from './progress.ts'
import { RejectList } from './reject-list.ts'
import { sharedArray } from './shared-array.ts'
import type { EndpointReason } from './steps.ts'

/** The phases of loading, one after another, with the file held open for reading from first to last. */
export async function loadPlanned(
  file: string,
  plan: LoadPlan,
  lane: 'auto' | Lane,
  crew: Crew,
  meter: ProgressMeter,
): Promise<LoadedGraph> {
  const clock = new PhaseClock(meter)
  clock.enter('opening')
  const db = openReadonly(file)
  const fd = openSync(readablePath(file), 'r')
  try {
    // with a first read, holds off writers to the file until everything has been decoded
    db.exec('BEGIN; SELECT count(*) FROM sqlite_schema')
    const open = { path: file, db, pages: openPages(fd, basename(file)), taskBytes: TASK_BYTES }
    const nodePlans = plan.nodeTables.map((table) =>
      planNodes(table, readTableSchema(db, table.table), keysOf(plan, table)),
    )
    const edgePlans = plan.edgeTables.map((table) => planEdges(table, readTableSchema(db, table.table)))
    const { tables, reports } = await decodeTables(open, [...nodePlans, ...edgePlans], lane, crew, clock)
    for (const table of tables) checkSize(table)
    const rejects = new RejectList(db)
    const rows = tables.reduce((total, table) => total + table.rows, 0)

    clock.enter('resolving', { rows })
    const nodes = await loadNodes(crew, nodePlans, tables, rejects, meter)
    const edgeTables = rawEdges(edgePlans, tables.slice(nodePlans.length))
    for (const edges of edgeTables.tables) {
      edges.unresolved = await resolveEdges(crew, edges, nodes, false)
    }
    const added = await addNodes(crew, plan, edgeTables.tables, nodes)
    await reportEdges(crew, edgeTables.tables, nodes, rejects)

    for (const edges of edgeTables.tables) await releaseEndpoints(crew, edges)

    clock.enter('linking', { rows })
    const outgoing = await buildOutgoing(crew, nodes.count, edgeTables.sources, edgeTables.targets)
    // before the incoming rows are made: what the parts take is then free for them
    const edges = await gatherEdges(crew, edgeTables.tables, outgoing.place, outgoing.edgeCount)
    const topology = await buildIncoming(crew, outgoing)
    return {
      topology,
      directed: plan.directed,
      nodeKinds: nodes.kinds,
      ...edges,
      idMap: new NodeIndex(nodes.entries),
      report: {
        tables: reports,
        rejects: rejects.rejects,
        phases: clock.end(),
        addedNodes: added,
        elapsedMs: clock.elapsedMs,
        peakRssBytes: meter.peakRssBytes,
        threads: crew.size,
      },
    }
  } finally {
    db.close()
    // last: closing any descriptor of the file drops the locks that SQLite holds on it
    closeSync(fd)
  }
}

/** The sets of columns that edges refer to nodes of a table by, besides its ids. */
function keysOf(plan: LoadPlan, { table }: NodeTablePlan): string[][] {
  const referred = plan.edgeTables.flatMap((edges) => [
    ...(edges.sourceTable === table && edges.sourceKey ? [edges.sourceKey] : []),
    ...(edges.targetTable === table && edges.targetKey ? [edges.targetKey] : []),
  ])
  return [...new Map(referred.map((key) => [key.join('\0'), key])).values()]
}

export type NodesSoFar = {
  kinds: KindTable[]
  entries: NodeIndexEntry[]
  keyed: KeyedEntry[]
  count: number
}

async function loadNodes(
  crew: Crew,
  plans: readonly PlannedNodes[],
  tables: readonly DecodedTable[],
  rejects: RejectList,
  meter: ProgressMeter,
): Promise<NodesSoFar> {
  const nodes: NodesSoFar = { kinds: [], entries: [], keyed: [], count: 0 }
  for (const [i, planned] of plans.entries()) {
    const table = tables[i] as DecodedTable
    const loaded = await loadNodeTable(crew, planned, table, nodes.count, rejects)
    nodes.kinds.push(...loaded.kinds)
    nodes.entries.push(loaded.entry)
    nodes.keyed.push(...loaded.keyed)
    nodes.count += loaded.count
    meter.add(table.rows)
  }
  return nodes
}

/** Room for the endpoints of every row of every edge table, one table after another. */
function rawEdges(
  plans: readonly PlannedEdges[],
  decoded: readonly DecodedTable[],
): { tables: EdgeTable[]; sources: Uint32Array; targets: Uint32Array } {
  const rows = decoded.reduce((total, table) => total + table.rows, 0)
  const sources = sharedArray.u32(rows)
  const targets = sharedArray.u32(rows)
  let firstRaw = 0
  const tables = plans.map((planned, i) => {
    const table = decoded[i] as DecodedTable
    const from = firstRaw
    firstRaw += table.rows
    const own = (nodes: Uint32Array): Uint32Array => nodes.subarray(from, firstRaw)
    return {
      planned,
      table,
      firstRaw: from,
      sources: own(sources),
      targets: own(targets),
      composed: new Map(),
      unresolved: 0,
    }
  })
  return { tables, sources, targets }
}

async function reportEdges(
  crew: Crew,
  tables: readonly EdgeTable[],
  known: KnownNodes,
  rejects: RejectList,
): Promise<void> {
  for (const edges of tables) {
    const { planned, table } = edges
    rejects.addOverLong(table, planned.schema)
    if (edges.unresolved === 0) continue
    const byWorker = await crew.run('rejects', (worker) => rejectOrder(edges, worker, known))
    const reasons = [
      'dangling-source',
      'dangling-target',
      'missing-endpoint',
      'type-mismatch',
    ] satisfies EndpointReason[]
    for (const reason of reasons) {
      if (reason === 'missing-endpoint' && planned.plan.nullEndpoints === 'ignore') continue
      const found = byWorker.flatMap((worker) => worker[reason] ?? [])
      const count = found.reduce((total, one) => total + one.count, 0)
      rejects.add(
        reason,
        count,
        found.flatMap((one) => one.examples),
        table,
        planned.schema,
      )
    }
  }
}

async function gatherEdges(
  crew: Crew,
  tables: readonly EdgeTable[],
  place: Uint32Array | undefined,
  edgeCount: number,
): Promise<Pick<LoadedGraph, 'edgeKinds' | 'edgeKind' | 'edgeRow'>> {
  const [only] = tables
  if (only === undefined) return { edgeKinds: [] }
  if (tables.length === 1 && only.planned.kind === undefined) {
    return { edgeKinds: [await gatherOnlyKind(crew, only, place, edgeCount)] }
  }
  const records = { edgeKind: sharedArray.u16(edgeCount), edgeRow: sharedArray.u32(edgeCount) }
  const edgeKinds: KindTable[] = []
  for (const edges of tables)
    edgeKinds.push(...(await gatherKinds(crew, edges, place, edgeKinds.length, records)))
  return { edgeKinds, ...records }
}

/** Columns here are of one segment, and node and edge numbers of 32 bits. */
function checkSize({ rows, source }: DecodedTable): void {
  if (rows <= SEGMENT_LENGTH) return
  const detail = `Table '${source.table}' has ${rows} rows; at most ${SEGMENT_LENGTH} of one table can be loaded.`
  fail('too-many-records', detail, { table: source.table })
}
