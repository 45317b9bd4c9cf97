import type { LoadPlan } from '../../../src-shared/contract/load-plan.ts'
import { addBeside } from '../add-beside.ts'
import { Graph } from '../graph.ts'
import { planKinds, type KindPlan } from '../kind-plan.ts'
import { RecordKind } from '../kinds.ts'
import type { LoadedGraph } from '../load/loaded-graph.ts'
import { CsrAdjacency } from './adjacency.ts'
import { SlottedRecords } from './records.ts'

/**
 * A graph of typed columns and compressed sparse rows: what was loaded, adopted as it is, in constant time and without
 * bytes beyond those of the columns. Only columns that lie beside the slots take a pass, which yields now and then
 * the number of records done.
 */
export function* slottedGraph(graph: LoadedGraph, gaps?: LoadPlan['gaps']): Generator<number, Graph> {
  const { directed, nodeKinds, edgeKinds, edgeKind, edgeRow, idMap } = graph
  let done = 0

  function* kindsOf(plans: readonly KindPlan[]): Generator<number, RecordKind[]> {
    const kinds: RecordKind[] = []
    for (const plan of plans) {
      const columns = plan.slots.map(({ data }) => data)
      const records = SlottedRecords.fromColumns(plan.layout, columns, plan.kind.count)
      for (const row of addBeside(records, plan)) yield done + row
      done += plan.kind.count
      kinds.push(new RecordKind(plan, records))
    }
    return kinds
  }

  return new Graph({
    mode: 'slotted',
    directed,
    nodeKinds: yield* kindsOf(planKinds('node', nodeKinds, gaps)),
    edgeKinds: yield* kindsOf(planKinds('edge', edgeKinds, gaps)),
    edgeKind,
    edgeRow,
    adjacency: new CsrAdjacency(graph.topology),
    ids: {
      find: (id) => idMap.find(id),
      structure: () => [{ of: 'ids', name: 'id to node', type: 'index', bytes: idMap.bytes }],
    },
  })
}

/** {@link slottedGraph} at once. */
export function buildSlottedGraph(graph: LoadedGraph): Graph {
  const steps = slottedGraph(graph)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
