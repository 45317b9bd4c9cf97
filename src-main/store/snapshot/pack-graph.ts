import { cellToJson, layoutToJson } from '../../../src-shared/records/layout-json.ts'
import type { RecordStore } from '../../../src-shared/records/record-store.ts'
import type { ColumnData } from '../columns/column-data.ts'
import type { Graph } from '../graph.ts'
import type { Attribute, Kind } from '../graph-store.ts'
import type { BesideColumn, KindColumn, KindTable, LoadedGraph } from '../load/loaded-graph.ts'
import type { LoadReport } from '../load/load-report.ts'
import { NodeIndex } from '../load/node-index.ts'
import { sharedArray } from '../load/shared-array.ts'
import { CsrAdjacency } from '../slotted/adjacency.ts'
import { topologyOf } from '../topology/topology-of.ts'
import { indexIds } from './index-ids.ts'
import { columnsOf } from './records-sections.ts'

/**
 * A held graph as loading would hand it over: the inverse of `buildStore`, for any mode. What the analyst changed is
 * in it, layouts and attributes beside the slots included; building a store of it, in whichever mode, gives the same
 * records again.
 *
 * A slotted graph lends its arrays, and must not change while they are used; others are read value by value.
 */
export function packGraph(graph: Graph, report: LoadReport): LoadedGraph {
  const { adjacency, directed, edges, edgeCount } = graph
  const nodeKinds = graph.nodeKinds.map((kind) => packKind(kind, kind.records))
  const edgeKinds = graph.edgeKinds.map((kind) => packKind(kind, kind.records))
  const order = { edgeKind: sharedArray.u16(edgeCount), edgeRow: sharedArray.u32(edgeCount) }
  for (let edge = 0; edge < edgeCount; edge++) {
    order.edgeKind[edge] = edges.kindOf(edge)
    order.edgeRow[edge] = edges.rowOf(edge)
  }
  return {
    topology: adjacency instanceof CsrAdjacency ? adjacency.topology : topologyOf(adjacency),
    directed,
    nodeKinds,
    edgeKinds,
    ...(edgeKinds.length > 1 && order),
    idMap: new NodeIndex(indexIds(nodeKinds)),
    report,
  }
}

function packKind({ name, table, first, count, attributes }: Kind, records: RecordStore): KindTable {
  const slots = attributes.filter(({ isSlot }) => isSlot)
  const data = columnsOf(records)
  return {
    name,
    table,
    first,
    count,
    layout: layoutToJson(records.layout),
    columns: slots.map((slot, at) => packSlot(slot, data[at]!)),
    beside: attributes.filter(({ isSlot }) => !isSlot).map((attribute) => packBeside(attribute, records)),
  }
}

/** Heap stores know milliseconds only; which text form the source had is part of the kind. */
function packSlot({ name, role, timestamp }: Attribute, data: ColumnData): KindColumn {
  const dated = data.kind === 'timestamp' && timestamp ? { ...data, format: timestamp } : data
  return { name, declaredType: '', data: dated, role }
}

function packBeside(attribute: Attribute, { attributes }: RecordStore): BesideColumn {
  const cells = [...attributes.entries(attribute.name)]
  return { attribute, cells: cells.map(([row, cell]) => [row, cellToJson(cell)] as const) }
}
