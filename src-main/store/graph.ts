import type { Mode } from '../../src-shared/contract/mode.ts'
import type { StructurePart } from '../../src-shared/contract/memory.ts'
import { KindedRecords, type KindOrder } from '../../src-shared/records/kinded-records.ts'
import { Layout } from '../../src-shared/records/layout.ts'
import type { RecordStore } from '../../src-shared/records/record-store.ts'
import type { CellValue } from './columns/column-data.ts'
import type { Column } from './columns/column.ts'
import type { Adjacency, GraphStore, NodeIds, Visit } from './graph-store.ts'
import type { RecordKind } from './kinds.ts'
import { SlottedRecords } from './slotted/records.ts'

/** What a mode puts together to hold a graph. */
export type GraphParts = {
  readonly mode: Mode
  readonly directed: boolean
  readonly nodeKinds: readonly RecordKind[]
  readonly edgeKinds: readonly RecordKind[]
  /** Kind of each edge and its record there; absent with at most one kind, whose records are in edge order. */
  readonly edgeKind?: Uint8Array | Uint16Array | undefined
  readonly edgeRow?: Uint32Array | undefined
  readonly adjacency: Adjacency
  readonly ids: NodeIds
}

/** A graph made of a mode's parts: records, adjacency and ids. The only graph there is; modes differ in parts. */
export class Graph implements GraphStore {
  readonly mode: Mode
  readonly directed: boolean
  readonly nodeKinds: readonly RecordKind[]
  readonly edgeKinds: readonly RecordKind[]
  readonly nodes: KindedRecords
  readonly edges: KindedRecords
  readonly nodeCount: number
  readonly edgeCount: number
  readonly #parts: GraphParts
  readonly #adjacency: Adjacency

  constructor(parts: GraphParts) {
    this.#parts = parts
    this.#adjacency = parts.adjacency
    this.mode = parts.mode
    this.directed = parts.directed
    this.nodeKinds = parts.nodeKinds
    this.edgeKinds = parts.edgeKinds
    this.nodes = kinded('node', parts.nodeKinds)
    this.edges = kinded('edge', parts.edgeKinds, edgeOrder(parts))
    this.nodeCount = parts.adjacency.nodeCount
    this.edgeCount = parts.adjacency.edgeCount
  }

  /** The part that knows who is next to whom: rows, in the slotted mode. */
  get adjacency(): Adjacency {
    return this.#adjacency
  }

  nodeKindOf(node: number): number {
    return this.nodes.kindOf(node)
  }

  edgeKindOf(edge: number): number {
    return this.edges.kindOf(edge)
  }

  edgeRowOf(edge: number): number {
    return this.edges.rowOf(edge)
  }

  nodeValue(node: number, attribute: number): CellValue {
    const kind = this.nodeKinds[this.nodeKindOf(node)]!
    return valueOf(kind, node - kind.first, attribute)
  }

  edgeValue(edge: number, attribute: number): CellValue {
    return valueOf(this.edgeKinds[this.edgeKindOf(edge)]!, this.edgeRowOf(edge), attribute)
  }

  nodeRecords(kind: number): RecordStore {
    return this.nodeKinds[kind]!.records
  }

  edgeRecords(kind: number): RecordStore {
    return this.edgeKinds[kind]!.records
  }

  nodeColumn(kind: number, attribute: number): Column | undefined {
    return columnOf(this.nodeKinds[kind], attribute)
  }

  edgeColumn(kind: number, attribute: number): Column | undefined {
    return columnOf(this.edgeKinds[kind], attribute)
  }

  find(id: number | bigint | string): number {
    return this.#parts.ids.find(id)
  }

  sourceOf(edge: number): number {
    return this.#adjacency.sourceOf(edge)
  }

  targetOf(edge: number): number {
    return this.#adjacency.targetOf(edge)
  }

  outDegree(node: number): number {
    return this.#adjacency.outDegree(node)
  }

  inDegree(node: number): number {
    return this.#adjacency.inDegree(node)
  }

  forEachOut(node: number, visit: Visit): void {
    this.#adjacency.forEachOut(node, visit)
  }

  forEachIn(node: number, visit: Visit): void {
    this.#adjacency.forEachIn(node, visit)
  }

  structure(): StructurePart[] {
    const { edgeKind, edgeRow, adjacency, ids } = this.#parts
    const parts = [...recordParts('nodes', this.nodeKinds), ...recordParts('edges', this.edgeKinds)]
    if (edgeKind && edgeRow) {
      parts.push({
        of: 'topology',
        name: 'kind of each edge',
        type: 'codes',
        bytes: edgeKind.byteLength + edgeRow.byteLength,
      })
    }
    return [...parts, ...adjacency.structure(), ...ids.structure()]
  }

  nodeRecordBytes(node: number): number | null {
    const { count, records } = this.nodeKinds[this.nodeKindOf(node)]!
    const parts = records.structure()
    const total = parts.reduce<number | null>(
      (sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes),
      0,
    )
    return total === null ? null : Math.round(total / Math.max(1, count))
  }
}

function kinded(base: string, kinds: readonly RecordKind[], order?: KindOrder): KindedRecords {
  const [first, ...others] = kinds.map(({ records }) => records.layout)
  const shared = others.length === 0 ? first : first?.parent
  return new KindedRecords(
    shared ?? new Layout({ name: base, declared: [] }),
    kinds.map(({ records }) => records),
    order,
  )
}

/** Edges of several kinds are numbered along the rows of the adjacency, whatever their kind. */
function edgeOrder({ edgeKind, edgeRow, adjacency }: GraphParts): KindOrder | undefined {
  if (!edgeKind || !edgeRow) return undefined
  return {
    length: adjacency.edgeCount,
    kindOf: (edge) => edgeKind[edge]!,
    rowOf: (edge) => edgeRow[edge]!,
  }
}

function valueOf({ records }: RecordKind, row: number, attribute: number): CellValue {
  const { slots } = records.layout
  if (attribute < slots.length) return records.get(row, attribute)
  const name = records.attributes.names[attribute - slots.length]
  return name === undefined ? null : (records.attributes.get(row, name) ?? null)
}

function columnOf(kind: RecordKind | undefined, attribute: number): Column | undefined {
  const records = kind?.records
  if (!(records instanceof SlottedRecords) || attribute >= records.layout.slots.length) return undefined
  return records.column(attribute)
}

function recordParts(of: 'nodes' | 'edges', kinds: readonly RecordKind[]): StructurePart[] {
  return kinds.flatMap(({ name: kind, records }) =>
    records.structure().map(({ name, type, bytes }) => ({
      of,
      name: kinds.length > 1 ? `${kind}.${name}` : name,
      type,
      bytes,
    })),
  )
}
