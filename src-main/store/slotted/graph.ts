import type { Mode } from '../../../src-shared/contract/mode.ts'
import type { StructurePart } from '../../../src-shared/contract/memory.ts'
import { columnBytes } from '../columns/column-bytes.ts'
import { columnOf, type Column } from '../columns/column.ts'
import type { CellValue, ColumnData } from '../columns/column-data.ts'
import type { GraphStore, Kind, Visit } from '../graph-store.ts'
import { kindOfNode, kindsOf, typeName } from '../kinds.ts'
import type { KindTable, LoadedGraph } from '../load/loaded-graph.ts'

/**
 * A graph as typed columns and compressed sparse rows: the loaded columns themselves, nothing copied and
 * nothing added. Reading a value is an array access; a node's neighbours lie side by side.
 */
export class SlottedGraph implements GraphStore {
  readonly mode: Mode = 'slotted'
  readonly directed: boolean
  readonly nodeCount: number
  readonly edgeCount: number
  readonly nodeKinds: readonly Kind[]
  readonly edgeKinds: readonly Kind[]
  readonly #graph: LoadedGraph
  readonly #nodeColumns: readonly (readonly Column[])[]
  readonly #edgeColumns: readonly (readonly Column[])[]

  constructor(graph: LoadedGraph) {
    this.#graph = graph
    this.directed = graph.directed
    this.nodeCount = graph.topology.nodeCount
    this.edgeCount = graph.topology.edgeCount
    this.nodeKinds = kindsOf(graph.nodeKinds)
    this.edgeKinds = kindsOf(graph.edgeKinds)
    this.#nodeColumns = graph.nodeKinds.map(views)
    this.#edgeColumns = graph.edgeKinds.map(views)
  }

  nodeKindOf(node: number): number {
    return kindOfNode(this.nodeKinds, node)
  }

  edgeKindOf(edge: number): number {
    return this.#graph.edgeKind?.[edge] ?? 0
  }

  nodeValue(node: number, attribute: number): CellValue {
    const kind = this.nodeKindOf(node)
    return this.#nodeColumns[kind]?.[attribute]?.get(node - this.nodeKinds[kind]!.first) ?? null
  }

  edgeValue(edge: number, attribute: number): CellValue {
    const row = this.#graph.edgeRow ? this.#graph.edgeRow[edge]! : edge
    return this.#edgeColumns[this.edgeKindOf(edge)]?.[attribute]?.get(row) ?? null
  }

  find(id: number | bigint | string): number {
    return this.#graph.idMap.find(id)
  }

  /** O(log nodes): an outgoing row is found by the edge number that it starts with. */
  sourceOf(edge: number): number {
    const { outStarts, nodeCount } = this.#graph.topology
    let low = 0
    let high = nodeCount
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (outStarts[middle]! <= edge) low = middle
      else high = middle - 1
    }
    return low
  }

  targetOf(edge: number): number {
    return this.#graph.topology.targets[edge]!
  }

  outDegree(node: number): number {
    const { outStarts } = this.#graph.topology
    return outStarts[node + 1]! - outStarts[node]!
  }

  inDegree(node: number): number {
    const { inStarts } = this.#graph.topology
    return inStarts[node + 1]! - inStarts[node]!
  }

  forEachOut(node: number, visit: Visit): void {
    const { outStarts, targets } = this.#graph.topology
    const end = outStarts[node + 1]!
    for (let edge = outStarts[node]!; edge < end; edge++) visit(targets[edge]!, edge)
  }

  forEachIn(node: number, visit: Visit): void {
    const { inStarts, inSources, inEdges } = this.#graph.topology
    const end = inStarts[node + 1]!
    for (let at = inStarts[node]!; at < end; at++) visit(inSources[at]!, inEdges[at]!)
  }

  nodeColumn(kind: number, attribute: number): ColumnData | undefined {
    return this.#nodeColumns[kind]?.[attribute]?.data
  }

  structure(): StructurePart[] {
    const { topology, idMap, edgeKind, edgeRow } = this.#graph
    const part = (of: StructurePart['of'], name: string, type: string, bytes: number) => ({
      of,
      name,
      type,
      bytes,
    })
    return [
      ...columnParts('nodes', this.#graph.nodeKinds),
      ...columnParts('edges', this.#graph.edgeKinds),
      part('topology', 'outgoing rows', 'CSR', topology.outStarts.byteLength + topology.targets.byteLength),
      part(
        'topology',
        'incoming rows',
        'CSR',
        topology.inStarts.byteLength + topology.inSources.byteLength + topology.inEdges.byteLength,
      ),
      ...(edgeKind && edgeRow
        ? [part('topology', 'kind of each edge', 'codes', edgeKind.byteLength + edgeRow.byteLength)]
        : []),
      part('ids', 'id to node', 'map', idMap.bytes),
    ]
  }

  nodeRecordBytes(node: number): number {
    const kind = this.nodeKindOf(node)
    const { count } = this.nodeKinds[kind]!
    const total = this.#nodeColumns[kind]!.reduce((sum, column) => sum + column.bytes, 0)
    return count === 0 ? 0 : Math.round(total / count)
  }
}

function views(kind: KindTable): Column[] {
  return kind.columns.map((column) => columnOf(column.data))
}

function columnParts(of: 'nodes' | 'edges', kinds: readonly KindTable[]): StructurePart[] {
  return kinds.flatMap((kind) =>
    kind.columns.map((column) => ({
      of,
      name: kinds.length > 1 ? `${kind.name}.${column.name}` : column.name,
      type: typeName(column.data),
      bytes: columnBytes(column.data).total,
    })),
  )
}
