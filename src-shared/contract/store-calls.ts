import * as v from 'valibot'
import {
  DirectionSchema,
  EdgeDetailSchema,
  IndexSchema,
  NodeDetailSchema,
  NodeKeySchema,
  OverviewSchema,
  SearchHitSchema,
  SubgraphSchema,
  ViewNodeSchema,
} from './graph.ts'
import { ExportDoneSchema, ExportProgressSchema, ExportRequestSchema } from './export.ts'
import { EventLogProgressSchema, EventLogReportSchema } from './event-log.ts'
import { SeedSchema, SpeedAttributesSchema, TrialResultSchema } from './lab.ts'
import { CountSchema, EdgeKindsSchema, IndexesSchema, LimitSchema } from './limits.ts'
import { LoadPlanSchema } from './load-plan.ts'
import { LoadProgressSchema, LoadSummarySchema } from './load-report.ts'
import { HeapReportSchema, StoreMemorySchema } from './memory.ts'
import { ModeSchema } from './mode.ts'
import { analysisCalls } from './analysis.ts'
import { NeighbourOrderSchema, queryCalls } from './queries.ts'
import { lessonCalls } from './lessons.ts'
import { WireValueSchema } from './values.ts'
import { PreflightSchema } from './preflight.ts'
import type { CallTable } from './calls.ts'

/** What main asks of a store process besides the queries; the window never sends these itself. */
export const processCalls = {
  /** Looks at a file without loading it: tables, a plan, estimates. Cancelled by ending the process. */
  inspect: {
    params: v.object({ file: v.string() }),
    result: PreflightSchema,
    progress: v.object({ phase: v.string() }),
  },
  /** Writes an R-MAT graph to a new SQLite file; cancelling removes the unfinished file. */
  generate: {
    params: v.object({ file: v.string(), nodes: v.number(), edges: v.number(), seed: v.number() }),
    result: v.null(),
    progress: v.object({ phase: v.string(), rowsDone: v.number(), rowsTotal: v.number() }),
  },
  /** Converts an event log to a new SQLite file; cancelling removes the unfinished file. */
  convertLog: {
    params: v.object({ file: v.string(), into: v.string(), slowMs: v.pipe(v.number(), v.minValue(0)) }),
    result: EventLogReportSchema,
    progress: EventLogProgressSchema,
  },
  load: {
    params: v.object({
      file: v.string(),
      mode: ModeSchema,
      plan: LoadPlanSchema,
      /** Where a snapshot of the loaded graph may be kept, to reopen the file from while it is unchanged. */
      snapshot: v.exactOptional(v.string()),
    }),
    result: LoadSummarySchema,
    progress: LoadProgressSchema,
  },
  /** Writes a part of what was loaded to new files, which cancelling and failing leave unfinished. */
  exportGraph: {
    params: v.object({ files: v.pipe(v.array(v.string()), v.minLength(1)), request: ExportRequestSchema }),
    result: ExportDoneSchema,
    progress: ExportProgressSchema,
  },
  /** Reads the memory of what was loaded anew, collecting until RSS no longer falls, however long that takes. */
  settled: { params: v.object({}), result: StoreMemorySchema },
  /** Measures the speeds of what was loaded; the process is busy for some seconds. */
  trial: {
    params: v.object({ seed: SeedSchema, attributes: v.exactOptional(SpeedAttributesSchema) }),
    result: TrialResultSchema,
  },
} as const satisfies CallTable

const neighbourAsk = {
  index: IndexSchema,
  direction: DirectionSchema,
  edgeKinds: EdgeKindsSchema,
  order: v.exactOptional(NeighbourOrderSchema),
  limit: LimitSchema,
}

/** What the window asks of a loaded store. Answers are the same in every mode. */
export const storeCalls = {
  ...analysisCalls,
  ...lessonCalls,
  ...queryCalls,
  overview: { params: v.object({ top: LimitSchema }), result: OverviewSchema, deadlineMs: 60_000 },
  /** A first useful view: a neighbourhood around the most connected nodes, never the whole graph. */
  startView: { params: v.object({ nodeLimit: LimitSchema }), result: SubgraphSchema, deadlineMs: 60_000 },
  /**
   * Ranked: exact id, exact label, prefix, then substring; among equals the most connected first. `match` asks for
   * nothing looser than that; absent, a substring is enough.
   */
  search: {
    params: v.object({
      text: v.pipe(v.string(), v.maxLength(1_000)),
      limit: LimitSchema,
      match: v.exactOptional(v.picklist(['substring', 'prefix', 'exact'])),
    }),
    result: v.object({ hits: v.array(SearchHitSchema), more: v.boolean() }),
    deadlineMs: 60_000,
  },
  node: { params: v.object({ index: IndexSchema }), result: NodeDetailSchema, deadlineMs: 30_000 },
  edge: { params: v.object({ index: IndexSchema }), result: EdgeDetailSchema, deadlineMs: 30_000 },
  /**
   * Distinct neighbours of a node, the most connected first unless told otherwise. `total` counts all of them, so
   * that a cut can say "50 of 41,203".
   */
  neighbours: {
    params: v.object({ ...neighbourAsk, offset: CountSchema }),
    result: v.object({ total: v.number(), nodes: v.array(ViewNodeSchema) }),
    deadlineMs: 60_000,
  },
  /**
   * The first neighbours of a node that are not among the `known` ones (those on the canvas), and edges that tie them
   * to it without flooding it: all between the node and new ones, one of those asked for to each known neighbour, and of
   * each new one the first `ties` others to what is known or new; `edgeLimit` at most, in that order.
   */
  expand: {
    params: v.object({
      ...neighbourAsk,
      known: IndexesSchema,
      ties: CountSchema,
      edgeLimit: LimitSchema,
    }),
    result: v.object({ total: v.number(), subgraph: SubgraphSchema }),
    deadlineMs: 60_000,
  },
  /** The given nodes and the edges among them; only those at nodes of `at`, where it is given. */
  subgraph: {
    params: v.object({ nodes: IndexesSchema, at: v.exactOptional(IndexesSchema), edgeLimit: LimitSchema }),
    result: SubgraphSchema,
    deadlineMs: 60_000,
  },
  /**
   * Values of one attribute of nodes or edges, in the order given, `null` where there is none; of nodes also those
   * of a kept measure.
   */
  valuesOf: {
    params: v.object({ type: v.picklist(['node', 'edge']), name: v.string(), indexes: IndexesSchema }),
    result: v.object({ values: v.array(WireValueSchema) }),
    deadlineMs: 60_000,
  },
  /**
   * Sets an attribute on nodes: `values` are one for all, or one for each in their order; `null` takes it away.
   * A declared slot takes what it can hold; any other name becomes an attribute of these nodes alone, which
   * costs the others nothing. Answers, in the order of the nodes, what they had and their keys: what undo and
   * sessions go by.
   */
  setAttribute: {
    params: v.pipe(
      v.object({
        nodes: v.pipe(IndexesSchema, v.minLength(1)),
        name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
        values: v.pipe(v.array(WireValueSchema), v.minLength(1)),
      }),
      v.check(
        ({ nodes, values }) => values.length === 1 || values.length === nodes.length,
        'as many values as nodes, or one',
      ),
      v.check(({ nodes }) => new Set(nodes).size === nodes.length, 'each node once'),
    ),
    result: v.object({ before: v.array(WireValueSchema), keys: v.array(NodeKeySchema) }),
    deadlineMs: 30_000,
  },
  /** Where nodes are now, by their keys: `null` where there is none. Up to a pass over the ids of the graph. */
  locate: {
    params: v.object({ keys: v.pipe(v.array(NodeKeySchema), v.maxLength(100_000)) }),
    result: v.object({ indexes: v.array(v.nullable(IndexSchema)) }),
    deadlineMs: 60_000,
  },
  /** Makes an attribute that some nodes have a declared slot of all nodes of the kinds that have it. */
  keepAttribute: {
    params: v.object({ name: v.string() }),
    result: v.object({ slots: v.array(v.object({ kind: v.string(), type: v.string() })) }),
    deadlineMs: 60_000,
  },
  /** Takes the last `keepAttribute` of this name back. */
  releaseAttribute: { params: v.object({ name: v.string() }), result: v.null(), deadlineMs: 60_000 },
  /** What the store takes, measured and part by part, once collecting lowers RSS no further. Answers wait for it, by 50 ms at a time. */
  memory: { params: v.object({}), result: StoreMemorySchema, deadlineMs: 60_000 },
} as const satisfies CallTable

/** What a store process tells unasked. */
export const storeEvents = {
  /** Four times a second while the process can. */
  heap: HeapReportSchema,
} as const
