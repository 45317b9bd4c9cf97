import { layoutFromColumns } from '../columns/slot-columns.ts'
import { Graph } from '../graph.ts'
import { kindsOf } from '../kinds.ts'
import type { KindTable, LoadedGraph } from '../load/loaded-graph.ts'
import { CsrAdjacency } from './adjacency.ts'
import { SlottedRecords } from './records.ts'

/**
 * A graph of typed columns and compressed sparse rows: what was loaded, adopted as it is. Constant time; no
 * bytes beyond those of the columns.
 */
export function buildSlottedGraph(graph: LoadedGraph): Graph {
  const { directed, nodeKinds, edgeKinds, edgeKind, edgeRow, idMap } = graph
  return new Graph({
    mode: 'slotted',
    directed,
    nodeKinds: kindsOf(nodeKinds),
    edgeKinds: kindsOf(edgeKinds),
    nodeRecords: nodeKinds.map(recordsOf),
    edgeRecords: edgeKinds.map(recordsOf),
    edgeKind,
    edgeRow,
    adjacency: new CsrAdjacency(graph.topology),
    ids: {
      find: (id) => idMap.find(id),
      structure: () => [{ of: 'ids', name: 'id to node', type: 'index', bytes: idMap.bytes }],
    },
  })
}

function recordsOf({ name, columns, count }: KindTable): SlottedRecords {
  const data = columns.map((column) => column.data)
  return SlottedRecords.fromColumns(layoutFromColumns(name, columns, { overflow: true }), data, count)
}
