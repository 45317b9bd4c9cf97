import * as v from 'valibot'
import { WireValueSchema } from './values.ts'

/** Dense number of a node or an edge: the same in every mode of one dataset. Zero-based. */
export const IndexSchema = v.pipe(v.number(), v.integer(), v.minValue(0))

/** A node by what outlives a change of the dataset. */
export const NodeKeySchema = v.object({ kind: v.string(), id: WireValueSchema })
export type NodeKey = v.InferOutput<typeof NodeKeySchema>

export const DirectionSchema = v.picklist(['out', 'in', 'both'])
export type Direction = v.InferOutput<typeof DirectionSchema>

/** A node as drawn: no attributes beyond what a label and a size need. */
export const ViewNodeSchema = v.object({
  index: IndexSchema,
  id: WireValueSchema,
  label: v.string(),
  kind: v.string(),
  /** Edges at the node in the whole graph, in plus out. */
  degree: v.number(),
})
export type ViewNode = v.InferOutput<typeof ViewNodeSchema>

export const ViewEdgeSchema = v.object({
  index: IndexSchema,
  source: IndexSchema,
  target: IndexSchema,
  kind: v.string(),
})
export type ViewEdge = v.InferOutput<typeof ViewEdgeSchema>

/**
 * Part of the graph: nodes, and edges whose ends are both among the nodes known to the asker.
 * `edgesOmitted` counts edges left out to keep within the limit.
 */
export const SubgraphSchema = v.object({
  nodes: v.array(ViewNodeSchema),
  edges: v.array(ViewEdgeSchema),
  edgesOmitted: v.number(),
})
export type Subgraph = v.InferOutput<typeof SubgraphSchema>

export const AttributeSchema = v.object({
  name: v.string(),
  value: WireValueSchema,
  type: v.string(),
  /** Declared for all of the kind; else kept beside the slots, for those alone that have it. */
  isSlot: v.boolean(),
})

/** How the records of a kind are laid out. */
export const RecordLayoutSchema = v.object({
  name: v.string(),
  /** The layout that it extends. */
  parent: v.nullable(v.string()),
  /** Why its records may have attributes beyond their slots, as a sentence without its full stop. */
  overflowReason: v.nullable(v.string()),
  /** At declared widths, texts counting as their four-byte starts. */
  bytesPerRecord: v.number(),
  /** In the order of the layout: the parent's first. */
  slots: v.array(
    v.object({
      name: v.string(),
      type: v.string(),
      declaredBy: v.string(),
      /** Bytes a record at the declared width; a bit is an eighth. */
      bytes: v.number(),
      /** Bytes a record of the column as it is, texts included; `null` where values lie on V8's heap. */
      heldBytes: v.nullable(v.number()),
    }),
  ),
})
export type RecordLayout = v.InferOutput<typeof RecordLayoutSchema>

export const NodeDetailSchema = v.object({
  node: ViewNodeSchema,
  attributes: v.array(AttributeSchema),
  layout: RecordLayoutSchema,
  inDegree: v.number(),
  outDegree: v.number(),
  /** Bytes of this record's share of the structure in the answering store (structure, not measured). */
  recordBytes: v.nullable(v.number()),
})
export type NodeDetail = v.InferOutput<typeof NodeDetailSchema>

export const EdgeDetailSchema = v.object({
  edge: ViewEdgeSchema,
  source: ViewNodeSchema,
  target: ViewNodeSchema,
  attributes: v.array(AttributeSchema),
  layout: RecordLayoutSchema,
})
export type EdgeDetail = v.InferOutput<typeof EdgeDetailSchema>

export const SearchHitSchema = v.object({
  node: ViewNodeSchema,
  /** The attribute that matched: `id`, or a column's name. */
  matched: v.string(),
  text: v.string(),
})
export type SearchHit = v.InferOutput<typeof SearchHitSchema>

export const KindSummarySchema = v.object({
  name: v.string(),
  table: v.string(),
  count: v.number(),
  attributes: v.array(v.object({ name: v.string(), type: v.string() })),
})
export type KindSummary = v.InferOutput<typeof KindSummarySchema>

export const OverviewSchema = v.object({
  nodeCount: v.number(),
  edgeCount: v.number(),
  directed: v.boolean(),
  nodeKinds: v.array(KindSummarySchema),
  edgeKinds: v.array(KindSummarySchema),
  /** The nodes with most edges, most first. */
  topByDegree: v.array(ViewNodeSchema),
  /** Nodes by degree, in bins that double: `[0], [1], [2,3], [4..7], …`. */
  degreeHistogram: v.array(v.object({ from: v.number(), to: v.number(), count: v.number() })),
  isolatedCount: v.number(),
})
export type Overview = v.InferOutput<typeof OverviewSchema>
