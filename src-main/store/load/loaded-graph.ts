import type { CellJson, LayoutJson } from '../../../src-shared/records/layout-json.ts'
import type { ColumnData } from '../columns/column-data.ts'
import type { Attribute } from '../graph-store.ts'
import type { Topology } from '../topology/topology.ts'
import type { IdMap } from './id-map.ts'
import type { LoadReport } from './load-report.ts'

/**
 * What loading hands to every store: the same columns and the same numbering, whichever way the store then
 * holds them. Every buffer is a SharedArrayBuffer, so worker threads may read the graph in place.
 */
export type LoadedGraph = {
  readonly topology: Topology
  readonly directed: boolean
  /** In node order: the kinds' ranges `[first, first + count)` follow each other and cover every node. */
  readonly nodeKinds: readonly KindTable[]
  readonly edgeKinds: readonly KindTable[]
  /** Index into `edgeKinds`, by edge number. Absent with at most one edge kind. */
  readonly edgeKind?: Uint8Array | Uint16Array
  /**
   * Where in its kind's columns the record of an edge is, by edge number. Absent with at most one edge kind:
   * its columns are in edge order already.
   */
  readonly edgeRow?: Uint32Array
  readonly idMap: IdMap
  readonly report: LoadReport
}

/** The records of one kind of node or edge, as columns. */
export type KindTable = {
  readonly name: string
  /** The SQLite table it came from; empty for nodes that were made from endpoints. */
  readonly table: string
  /** Index of its first node. For edges, 0: see {@link LoadedGraph.edgeRow}. */
  readonly first: number
  readonly count: number
  readonly columns: readonly KindColumn[]
  /** Of records that a store held before: how they were laid out. Otherwise the columns decide. */
  readonly layout?: LayoutJson
  /** Of such records, what some of them had beyond the layout's slots. */
  readonly beside?: readonly BesideColumn[]
}

/** Values that few records have, by record. */
export type BesideColumn = {
  readonly attribute: Attribute
  readonly cells: readonly (readonly [row: number, cell: CellJson])[]
}

export type KindColumn = {
  readonly name: string
  /** As the schema has it; empty where the column was declared without a type. */
  readonly declaredType: string
  readonly data: ColumnData
  readonly role: ColumnRole
}

export type ColumnRole = 'id' | 'label' | 'attribute'
