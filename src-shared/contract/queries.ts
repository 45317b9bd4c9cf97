import * as v from 'valibot'
import type { CallTable } from './calls.ts'
import { DirectionSchema, IndexSchema, SubgraphSchema, ViewNodeSchema } from './graph.ts'
import { CountSchema, EdgeKindsSchema, IndexesSchema, LimitSchema } from './limits.ts'
import { WireValueSchema } from './values.ts'

/** Whether a question is about nodes or edges. */
export const OfSchema = v.picklist(['nodes', 'edges'])
export type Of = v.InferOutput<typeof OfSchema>

/**
 * A filter as text, see `src-shared/filter/parse.ts`: `kind = airport and runways >= 3`. Blank lets everything
 * through. One that cannot be read, or names what is not there, fails with `bad-filter`, which says where.
 */
export const FilterTextSchema = v.pipe(v.string(), v.maxLength(20_000))

/** What the names after `in set` stand for: nodes put together by hand, or a filter that was given a name. */
export const SetsSchema = v.record(
  v.string(),
  v.union([v.object({ nodes: IndexesSchema }), v.object({ filter: FilterTextSchema })]),
)
export type NamedSets = v.InferOutput<typeof SetsSchema>

/**
 * A field as filters name it: built in (`kind`, `degree`, `in-degree`, `out-degree`, `component`), else an
 * attribute: its name, in quotes where it is that of a built-in field (`"degree"`). `printField` writes them.
 */
export const FieldTextSchema = v.pipe(v.string(), v.maxLength(400))

/** Which come first. Missing values come last either way; among equals the lowest numbers first. */
export const OrderSchema = v.variant('by', [
  v.object({ by: v.literal('field'), field: FieldTextSchema, descending: v.boolean() }),
  /** The same for the same seed. */
  v.object({ by: v.literal('random'), seed: v.pipe(v.number(), v.integer()) }),
])
export type Order = v.InferOutput<typeof OrderSchema>

/** Which neighbours come first; by a number of the edge, that of the best of parallel ones. */
export const NeighbourOrderSchema = v.variant('by', [
  v.object({ by: v.literal('degree') }),
  /** By a number on the edges to them, the best where there are several. */
  v.object({ by: v.literal('edge'), attribute: v.string(), descending: v.boolean() }),
  /** By a number of their own. */
  v.object({ by: v.literal('node'), attribute: v.string(), descending: v.boolean() }),
  /** The same for the same seed. */
  v.object({ by: v.literal('random'), seed: v.pipe(v.number(), v.integer()) }),
])
export type NeighbourOrder = v.InferOutput<typeof NeighbourOrderSchema>

const selection = { filter: FilterTextSchema, sets: v.exactOptional(SetsSchema) }

/** Part of what passed: "500 of 41,203" is `subgraph.nodes.length` of `matched`. */
const SampleSchema = v.object({ matched: v.number(), total: v.number(), subgraph: SubgraphSchema })

const FieldSchema = v.object({
  /** As filters, orders and table columns name it. */
  field: FieldTextSchema,
  name: v.string(),
  builtIn: v.boolean(),
  /** What its values are, over all kinds that have it. */
  type: v.picklist(['number', 'text', 'boolean', 'date', 'any']),
  /** Where it comes from: built in, the source's id, label or other column, a measure, or the analyst. */
  origin: v.picklist(['built-in', 'id', 'label', 'attribute', 'measure', 'analyst']),
  /** Names of the kinds whose records have it. */
  kinds: v.array(v.string()),
})
export type FieldInfo = v.InferOutput<typeof FieldSchema>

const BinSchema = v.object({ from: v.number(), to: v.number(), count: v.number() })

export const AttributeSummarySchema = v.object({
  field: FieldTextSchema,
  type: v.picklist(['number', 'text', 'boolean', 'date', 'any']),
  /** Records looked at: those of the filter, of every kind. */
  records: v.number(),
  /** Those without a value. */
  missing: v.number(),
  /** Different values: exactly, or at least this many where `distinctExact` is false. */
  distinct: v.number(),
  distinctExact: v.boolean(),
  /** Of the finite numbers and timestamps (milliseconds since 1970) among the values; `null` without any. */
  numbers: v.nullable(
    v.object({
      count: v.number(),
      least: v.number(),
      most: v.number(),
      mean: v.number(),
      /** Bins `[from, to)`, the last closed; of one width, or doubling where values spread over powers of ten. */
      histogram: v.array(BinSchema),
    }),
  ),
  /** The most frequent values, most first; empty where there are more different ones than can be counted. */
  values: v.array(v.object({ value: WireValueSchema, count: v.number() })),
})
export type AttributeSummary = v.InferOutput<typeof AttributeSummarySchema>

export const ComponentsSummarySchema = v.object({
  components: v.number(),
  largest: v.number(),
  /** Components of a single node. */
  single: v.number(),
  /** Components by size, in bins that double. */
  sizes: v.array(BinSchema),
  /** The largest; `component = 3` is the filter for number 3. */
  top: v.array(v.object({ component: v.number(), size: v.number(), node: ViewNodeSchema })),
})
export type ComponentsSummary = v.InferOutput<typeof ComponentsSummarySchema>

const PathSchema = v.object({
  nodes: v.array(IndexSchema),
  /** One less than nodes: of parallel edges the lightest. */
  edges: v.array(IndexSchema),
  /** In edges, or in weight. */
  length: v.number(),
})
export type GraphPath = v.InferOutput<typeof PathSchema>

const EndSchema = v.object({ index: IndexSchema, label: v.string() })

const RowSchema = v.object({
  index: IndexSchema,
  /** In the order of the columns asked for. */
  values: v.array(WireValueSchema),
  /** Of a node. */
  label: v.exactOptional(v.string()),
  /** Of an edge. */
  source: v.exactOptional(EndSchema),
  target: v.exactOptional(EndSchema),
})
export type TableRow = v.InferOutput<typeof RowSchema>

/** Which records a table lists: all of them, those that pass a filter, or given ones. */
export const RowsSchema = v.variant('which', [
  v.object({ which: v.literal('all') }),
  v.object({ which: v.literal('filter'), ...selection }),
  v.object({ which: v.literal('indexes'), indexes: IndexesSchema }),
])
export type TableSource = v.InferOutput<typeof RowsSchema>

/** Long enough for the slowest store of the largest graph; each of these can be cancelled at any time. */
const DEADLINE_MS = 120_000

/** What the window asks of a loaded store beyond looking at nodes. Answers are the same in every mode. */
export const queryCalls = {
  /** Everything that nodes or edges can be filtered, sorted, coloured and listed by. */
  fields: {
    params: v.object({ of: OfSchema }),
    result: v.object({ fields: v.array(FieldSchema) }),
    deadlineMs: DEADLINE_MS,
  },
  /** How many pass a filter. Kept for a while, so that the calls below find it done. */
  filterCount: {
    params: v.object({ of: OfSchema, ...selection }),
    result: v.object({
      matched: v.number(),
      total: v.number(),
      kinds: v.array(v.object({ name: v.string(), matched: v.number(), total: v.number() })),
    }),
    deadlineMs: DEADLINE_MS,
  },
  /** At most `limit` of the nodes that pass, the first in the order, with the edges among them. */
  filterNodes: {
    params: v.object({ ...selection, order: OrderSchema, limit: LimitSchema, edgeLimit: LimitSchema }),
    result: SampleSchema,
    deadlineMs: DEADLINE_MS,
  },
  /** At most `limit` of the edges that pass, the first in the order, with the nodes at their ends. */
  filterEdges: {
    params: v.object({ ...selection, order: OrderSchema, limit: LimitSchema }),
    result: SampleSchema,
    deadlineMs: DEADLINE_MS,
  },
  /** Those of the given records that pass: a filter of what is drawn. */
  filterAmong: {
    params: v.object({ of: OfSchema, ...selection, indexes: IndexesSchema }),
    result: v.object({ indexes: v.array(IndexSchema) }),
    deadlineMs: DEADLINE_MS,
  },
  /** What a field's values are like, over all records or those of a filter. */
  attributeSummary: {
    params: v.object({
      of: OfSchema,
      field: FieldTextSchema,
      ...selection,
      /** Bins of a histogram of even width, at most. */
      bins: v.pipe(CountSchema, v.minValue(1), v.maxValue(500)),
      /** Frequent values to give, at most. */
      values: v.pipe(CountSchema, v.maxValue(1_000)),
    }),
    result: AttributeSummarySchema,
    deadlineMs: DEADLINE_MS,
  },
  /** Nodes that paths join, whichever way edges point. Numbers stay until the store is loaded anew. */
  componentsSummary: {
    params: v.object({ top: v.pipe(CountSchema, v.maxValue(1_000)) }),
    result: ComponentsSummarySchema,
    deadlineMs: DEADLINE_MS,
  },
  /**
   * What lies within `depth` edges of some nodes, nearest first and at each distance the most connected first, with
   * the edges among them. Distances beyond the one that fills the limit are not looked at.
   */
  egoNetwork: {
    params: v.object({
      nodes: v.pipe(IndexesSchema, v.minLength(1)),
      depth: v.pipe(CountSchema, v.minValue(1), v.maxValue(20)),
      direction: DirectionSchema,
      edgeKinds: EdgeKindsSchema,
      /** Nodes, those in the middle included. */
      limit: LimitSchema,
      edgeLimit: LimitSchema,
    }),
    result: v.object({
      /** Nodes at distance 0, 1, 2, …, as far as was looked. */
      depths: v.array(v.number()),
      /** Whether all distances up to `depth` were looked at, so that the depths add up to the whole. */
      complete: v.boolean(),
      subgraph: SubgraphSchema,
    }),
    deadlineMs: DEADLINE_MS,
  },
  /** Nodes that are neighbours of every one of the given ones, the most connected first, and the edges that tie them. */
  commonNeighbours: {
    params: v.object({
      nodes: v.pipe(IndexesSchema, v.minLength(2), v.maxLength(1_000)),
      /** As seen from the given nodes: `out` is what all of them point to. */
      direction: DirectionSchema,
      edgeKinds: EdgeKindsSchema,
      limit: LimitSchema,
    }),
    result: v.object({
      total: v.number(),
      /** The given nodes, then the common neighbours. */
      subgraph: SubgraphSchema,
    }),
    deadlineMs: DEADLINE_MS,
  },
  /**
   * The shortest paths between two nodes that visit no node twice, shortest first; empty where there is none. Among
   * equal ones the same are found in every mode. (Yen's algorithm.)
   */
  shortestPaths: {
    params: v.object({
      from: IndexSchema,
      to: IndexSchema,
      count: v.pipe(CountSchema, v.minValue(1), v.maxValue(100)),
      /** Undirected, every edge may be walked both ways. */
      directed: v.boolean(),
      edgeKinds: EdgeKindsSchema,
      /** Name of a numeric edge attribute that adds up to a path's length; every edge counts 1 when absent. */
      weight: v.exactOptional(v.string()),
    }),
    result: v.object({
      paths: v.array(PathSchema),
      /** The nodes and edges of all of these paths. */
      subgraph: SubgraphSchema,
    }),
    deadlineMs: DEADLINE_MS,
  },
  /**
   * A page of a table of records. The order of a column is worked out once and kept for a while: pages after the first
   * cost the same wherever they lie. Without a sort, in the order of their numbers, or as `indexes` has them.
   */
  tableRows: {
    params: v.object({
      of: OfSchema,
      rows: RowsSchema,
      columns: v.pipe(v.array(FieldTextSchema), v.maxLength(200)),
      sort: v.exactOptional(v.object({ field: FieldTextSchema, descending: v.boolean() })),
      offset: CountSchema,
      limit: v.pipe(CountSchema, v.maxValue(2_000)),
    }),
    result: v.object({ total: v.number(), rows: v.array(RowSchema) }),
    deadlineMs: DEADLINE_MS,
  },
} as const satisfies CallTable
