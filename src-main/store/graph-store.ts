import type { Mode } from '../../src-shared/contract/mode.ts'
import type { StructurePart } from '../../src-shared/contract/memory.ts'
import type { Column } from './columns/column.ts'
import type { CellValue, TimestampFormat } from './columns/column-data.ts'
import type { KindedRecords } from '../../src-shared/records/kinded-records.ts'
import type { RecordStore } from '../../src-shared/records/record-store.ts'
import type { ColumnRole } from './load/loaded-graph.ts'

/** Called with the node at the other end and the number of the edge. */
export type Visit = (neighbour: number, edge: number) => void

/** One attribute of a kind: its name, its type as people read it, and its part in the graph. */
export type Attribute = {
  readonly name: string
  readonly type: string
  readonly role: ColumnRole
  /** Declared in the layout; else an attribute that some records have beyond their slots. */
  readonly isSlot: boolean
  /** A column of the dataset; else added since. */
  readonly fromSource: boolean
  /** Of a timestamp: the text form that the source held. Stores hold milliseconds. */
  readonly timestamp?: TimestampFormat
}

/** The records of one kind of node or edge; a graph has at least one of each, perhaps empty. */
export type Kind = {
  readonly name: string
  readonly table: string
  /** Number of its first node. For edges 0; see {@link GraphStore.edgeKindOf}. */
  readonly first: number
  readonly count: number
  /** Slots in the layout's order, then attributes that some records have. */
  readonly attributes: readonly Attribute[]
}

/** Who is next to whom, both ways. One implementation a mode. */
export interface Adjacency {
  readonly nodeCount: number
  readonly edgeCount: number
  sourceOf(edge: number): number
  targetOf(edge: number): number
  outDegree(node: number): number
  inDegree(node: number): number
  forEachOut(node: number, visit: Visit): void
  forEachIn(node: number, visit: Visit): void
  /** What it occupies, part by part. */
  structure(): StructurePart[]
}

/** From ids to nodes. One implementation a mode. */
export interface NodeIds {
  /** Node of an id, or -1. Composite ids are asked for as the JSON text of the array of their values. */
  find(id: number | bigint | string): number
  structure(): StructurePart[]
}

/**
 * A loaded graph, whichever way it is held. Nodes and edges are numbered densely from 0, the same in every
 * mode of one dataset. Every mode gives the same answers; only order among a node's neighbours may differ.
 */
export interface GraphStore extends Omit<Adjacency, 'structure'>, Omit<NodeIds, 'structure'> {
  readonly mode: Mode
  readonly directed: boolean
  readonly nodeKinds: readonly Kind[]
  readonly edgeKinds: readonly Kind[]

  /** All nodes' records, numbered as the nodes: for what does not care for kinds. */
  readonly nodes: KindedRecords
  /** All edges' records, numbered as the edges. */
  readonly edges: KindedRecords

  /** Index into `nodeKinds`. */
  nodeKindOf(node: number): number
  /** Index into `edgeKinds`. */
  edgeKindOf(edge: number): number

  /** Value of an attribute of a node by its position in its kind's `attributes`. */
  nodeValue(node: number, attribute: number): CellValue
  edgeValue(edge: number, attribute: number): CellValue

  /** The records of one kind, by position in `nodeKinds`: record 0 is node `first` of the kind. */
  nodeRecords(kind: number): RecordStore
  /** The records of one kind of edge; {@link edgeRowOf} says which record an edge has. */
  edgeRecords(kind: number): RecordStore
  /** Number of an edge's record among those of its kind. */
  edgeRowOf(edge: number): number

  /**
   * The column behind an attribute of a kind, by position in its `attributes`, where this store has columns: lets a
   * scan run over memory in order. Ask again after writes. Stores of records answer `undefined`, and are asked
   * value by value.
   */
  nodeColumn(kind: number, attribute: number): Column | undefined
  edgeColumn(kind: number, attribute: number): Column | undefined

  /** What the store occupies, part by part. */
  structure(): StructurePart[]
  /** Structure bytes of one node's record, `null` where they lie on V8's heap. */
  nodeRecordBytes(node: number): number | null
}
