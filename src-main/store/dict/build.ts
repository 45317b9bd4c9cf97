import { fail } from '../../../src-shared/contract/failure.ts'
import { toWire } from '../../../src-shared/contract/values.ts'
import { columnOf } from '../columns/column.ts'
import type { CellValue } from '../columns/column-data.ts'
import { kindsOf } from '../kinds.ts'
import type { KindTable, LoadedGraph } from '../load/loaded-graph.ts'
import { DictGraph, type DictAdjacency, type DictParts, type DictRecord } from './graph.ts'

/** Records unpacked between two looks at the clock. */
const STRIDE = 2_000

/** A V8 `Map` holds at most this many entries (nodejs/node#51895). */
const MAP_LIMIT = 2 ** 24

/**
 * Unpacks loaded columns into a graph of dictionaries, yielding the number of records done every
 * {@link STRIDE} records. Whoever runs it may stop it between two yields.
 */
export function* buildDictGraph(graph: LoadedGraph): Generator<number, DictGraph> {
  const { topology, nodeKinds, edgeKinds } = graph
  if (topology.nodeCount > MAP_LIMIT) {
    fail(
      'too-many-records',
      `A dictionary of this engine ends at ${MAP_LIMIT.toLocaleString('en')} entries; this graph has ` +
        `${topology.nodeCount.toLocaleString('en')} nodes. The slotted store has no such limit.`,
    )
  }
  const parts: DictParts = {
    directed: graph.directed,
    nodeKinds: kindsOf(nodeKinds),
    edgeKinds: kindsOf(edgeKinds),
    nodes: [],
    nodeKind: [],
    edges: [],
    edgeKind: [],
    sources: [],
    targets: [],
    index: new Map(),
    successors: [],
    predecessors: [],
  }
  yield* buildNodes(graph, parts)
  yield* buildEdges(graph, parts)
  return new DictGraph(parts)
}

function* buildNodes({ nodeKinds }: LoadedGraph, parts: DictParts): Generator<number> {
  for (const [kindAt, kind] of nodeKinds.entries()) {
    const read = reader(kind)
    const ids = kind.columns.flatMap((column, at) =>
      column.role === 'id' ? [{ at, name: column.name }] : [],
    )
    for (let row = 0; row < kind.count; row++) {
      const record = read(row)
      const node = parts.nodes.push(record) - 1
      if (nodeKinds.length > 1) parts.nodeKind.push(kindAt)
      const id =
        ids.length === 1
          ? record[ids[0]!.name]!
          : JSON.stringify(ids.map(({ name }) => toWire(record[name]!)))
      // the first of several tables that use the same ids is the one found, as in every store
      if (!parts.index.has(id)) parts.index.set(id, node)
      parts.successors.push(undefined)
      parts.predecessors.push(undefined)
      if (node % STRIDE === 0) yield node
    }
  }
}

function* buildEdges(
  { topology, edgeKinds, edgeKind, edgeRow }: LoadedGraph,
  parts: DictParts,
): Generator<number> {
  const { nodeCount, outStarts, targets } = topology
  const readers = edgeKinds.map(reader)
  for (let node = 0; node < nodeCount; node++) {
    const end = outStarts[node + 1]!
    for (let edge = outStarts[node]!; edge < end; edge++) {
      const kind = edgeKind ? edgeKind[edge]! : 0
      parts.edges.push(readers[kind]!(edgeRow ? edgeRow[edge]! : edge))
      if (edgeKind) parts.edgeKind.push(kind)
      const target = targets[edge]!
      parts.sources.push(node)
      parts.targets.push(target)
      link(parts.successors, node, target, edge)
      link(parts.predecessors, target, node, edge)
      if (edge % STRIDE === 0) yield nodeCount + edge
    }
  }
}

function link(adjacency: (DictAdjacency | undefined)[], from: number, to: number, edge: number): void {
  const neighbours = (adjacency[from] ??= new Map())
  const known = neighbours.get(to)
  if (known === undefined) neighbours.set(to, edge)
  else if (typeof known === 'number') neighbours.set(to, [known, edge])
  else known.push(edge)
}

/** Reads a row of a kind's columns as a dictionary of its own, with missing values left out. */
function reader(kind: KindTable): (row: number) => DictRecord {
  const columns = kind.columns.map(({ name, data }) => ({ name, column: columnOf(data) }))
  return (row) => {
    const record = Object.create(null) as DictRecord
    for (const { name, column } of columns) {
      const value: CellValue = column.get(row)
      if (value !== null) record[name] = value
    }
    return record
  }
}
