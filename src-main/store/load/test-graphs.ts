import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { EdgeTablePlan, LoadPlan, NodeTablePlan } from '../../../src-shared/contract/load-plan.ts'
import { inEdgeAt } from '../topology/topology.ts'
import type { CellValue } from '../columns/column-data.ts'
import { columnOf } from '../columns/column.ts'
import { formatIso } from './iso-date.ts'
import { loadGraph } from './load-graph.ts'
import type { LoadOptions } from './load-graph.ts'
import type { KindColumn, LoadedGraph } from './loaded-graph.ts'

const folder = mkdtempSync(join(tmpdir(), 'slotgraph-load-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
let files = 0

export function database(sql: string, pragmas = ''): string {
  const file = join(folder, `${files++}.db`)
  const db = new Database(file)
  db.exec(`${pragmas}; ${sql}`)
  db.close()
  return file
}

export const nodeTable = (plan: Partial<NodeTablePlan> = {}): NodeTablePlan => ({
  table: 'nodes',
  idColumns: ['id'],
  attributeColumns: [],
  kindName: 'node',
  ...plan,
})
export const edgeTable = (plan: Partial<EdgeTablePlan> = {}): EdgeTablePlan => ({
  table: 'edges',
  sourceColumns: ['source'],
  targetColumns: ['target'],
  attributeColumns: [],
  kindName: 'edge',
  ...plan,
})
export const planOf = (plan: Partial<LoadPlan> = {}): LoadPlan => ({
  nodeTables: [nodeTable()],
  edgeTables: [edgeTable()],
  danglingEndpoints: 'skip',
  directed: true,
  ...plan,
})

/** A cell as plain SQL gives it. */
export function cell({ data }: KindColumn, i: number): CellValue {
  const value = columnOf(data).get(i)
  const format = 'format' in data ? data.format : undefined
  return format !== undefined && typeof value === 'number' ? formatIso(value, format) : value
}

export function ids(graph: LoadedGraph): string[] {
  return graph.nodeKinds.flatMap((kind) =>
    Array.from({ length: kind.count }, (_, i) =>
      kind.columns
        .filter(({ role }) => role === 'id')
        .map((column) => shown(cell(column, i)))
        .join('+'),
    ),
  )
}

/** Every edge as `source>target kind {attributes}`, sorted. */
export function edges(graph: LoadedGraph): string[] {
  const { topology, edgeKinds, edgeKind, edgeRow } = graph
  const names = ids(graph)
  const lines: string[] = []
  for (let v = 0; v < topology.nodeCount; v++) {
    for (let e = topology.outStarts[v] as number; e < (topology.outStarts[v + 1] as number); e++) {
      const kind = edgeKinds[edgeKind?.[e] ?? 0]
      const row = edgeRow?.[e] ?? e
      const attributes = kind?.columns.map((column) => `${column.name}=${shown(cell(column, row))}`).join()
      lines.push(`${names[v]}>${names[topology.targets[e] as number]} ${kind?.name} ${attributes}`)
    }
  }
  checkIncoming(graph)
  return lines.toSorted()
}

function checkIncoming({ topology }: LoadedGraph): void {
  const { nodeCount, edgeCount, outStarts, targets, inStarts, inSources } = topology
  expect(inStarts[nodeCount]).toBe(edgeCount)
  const seen = new Set<number>()
  for (let v = 0; v < nodeCount; v++) {
    for (let at = inStarts[v] as number; at < (inStarts[v + 1] as number); at++) {
      const edge = inEdgeAt(topology, at)
      const source = inSources[at] as number
      expect(targets[edge]).toBe(v)
      expect(edge >= (outStarts[source] as number) && edge < (outStarts[source + 1] as number)).toBe(true)
      seen.add(edge)
    }
  }
  expect(seen.size).toBe(edgeCount)
}

function shown(value: CellValue): string {
  return typeof value === 'object' && value !== null ? `blob of ${value.blobBytes}` : String(value)
}

/** On one thread: starting threads is most of what loading something small takes. */
export const load = (file: string, plan: LoadPlan, options: LoadOptions = {}): Promise<LoadedGraph> =>
  loadGraph(file, plan, { threads: 1, ...options })
