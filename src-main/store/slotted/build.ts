import { Graph } from '../graph.ts'
import { addBeside } from '../add-beside.ts'
import { planKinds, type KindPlan } from '../kind-plan.ts'
import { RecordKind } from '../kinds.ts'
import type { LoadedGraph } from '../load/loaded-graph.ts'
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
    nodeKinds: planKinds('node', nodeKinds).map(kindOf),
    edgeKinds: planKinds('edge', edgeKinds).map(kindOf),
    edgeKind,
    edgeRow,
    adjacency: new CsrAdjacency(graph.topology),
    ids: {
      find: (id) => idMap.find(id),
      structure: () => [{ of: 'ids', name: 'id to node', type: 'index', bytes: idMap.bytes }],
    },
  })
}

function kindOf(plan: KindPlan): RecordKind {
  const columns = plan.slots.map(({ data }) => data)
  const records = SlottedRecords.fromColumns(plan.layout, columns, plan.kind.count)
  addBeside(records, plan)
  return new RecordKind(plan, records)
}
