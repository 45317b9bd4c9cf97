import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import type { Mode } from '../../src-shared/contract/mode.ts'
import { addBeside } from './add-beside.ts'
import type { Layout } from '../../src-shared/records/layout.ts'
import type { RecordStore } from '../../src-shared/records/record-store.ts'
import type { Unpacking } from '../../src-shared/records/unpacking.ts'
import type { ColumnData } from './columns/column-data.ts'
import { columnOf } from './columns/column.ts'
import { Graph } from './graph.ts'
import type { Adjacency } from './graph-store.ts'
import { IdDictionary } from './id-dictionary.ts'
import { compositeId } from './composite-id.ts'
import { planKinds, type KindPlan } from './kind-plan.ts'
import { RecordKind } from './kinds.ts'
import type { KindTable, LoadedGraph } from './load/loaded-graph.ts'

/** What a mode that holds a record as an object of its own brings along. */
export type RecordMode = {
  readonly mode: Mode
  readonly unpack: (layout: Layout, columns: readonly ColumnData[], length: number) => Unpacking<RecordStore>
  readonly adjacency: (nodeCount: number) => Adjacency & { add(source: number, target: number): void }
}

/** Records unpacked between two looks at the clock: about a millisecond's worth. */
const STRIDE = 1_000

/**
 * Unpacks loaded columns into a graph of objects, yielding now and then the number of records done. Whoever
 * runs it may stop it between two yields; nothing is held then but garbage.
 */
export function* unpackGraph(
  graph: LoadedGraph,
  { mode, unpack, adjacency }: RecordMode,
  gaps?: LoadPlan['gaps'],
): Generator<number, Graph> {
  const { directed, topology, nodeKinds, edgeKinds, edgeKind, edgeRow } = graph
  const { nodeCount, outStarts, targets } = topology
  const ids = new IdDictionary(nodeCount)
  let done = 0

  function* unpackKind(plan: KindPlan): Generator<number, RecordKind> {
    const { kind, layout, slots } = plan
    const unpacking = unpack(
      layout,
      slots.map(({ data }) => data),
      kind.count,
    )
    while (!unpacking.step(STRIDE)) yield done + unpacking.done
    done += kind.count
    for (const row of addBeside(unpacking.store, plan)) yield done - kind.count + row
    return new RecordKind(plan, unpacking.store)
  }

  const nodes: RecordKind[] = []
  for (const plan of planKinds('node', nodeKinds, gaps)) {
    nodes.push(yield* unpackKind(plan))
    yield* addIds(ids, plan.kind, done)
  }
  const edges: RecordKind[] = []
  for (const plan of planKinds('edge', edgeKinds, gaps)) edges.push(yield* unpackKind(plan))

  const neighbours = adjacency(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    const end = outStarts[node + 1]!
    for (let edge = outStarts[node]!; edge < end; edge++) neighbours.add(node, targets[edge]!)
    if (node % STRIDE === 0) yield done
  }
  return new Graph({
    mode,
    directed,
    nodeKinds: nodes,
    edgeKinds: edges,
    edgeKind,
    edgeRow,
    adjacency: neighbours,
    ids,
  })
}

function* addIds(ids: IdDictionary, { first, count, columns }: KindTable, done: number): Generator<number> {
  const parts = columns.filter(({ role }) => role === 'id').map(({ data }) => columnOf(data))
  for (let row = 0; row < count; row++) {
    const values = parts.map((column) => column.get(row))
    ids.add(values.length === 1 ? values[0]! : compositeId(values), first + row)
    if (row % STRIDE === 0) yield done
  }
}
