import * as v from 'valibot'
import { IndexSchema, ViewNodeSchema } from './graph.ts'
import { measures, type MeasureName, type ParameterDeclaration } from './measures.ts'
import { FilterTextSchema, SetsSchema } from './queries.ts'
import type { CallTable } from './calls.ts'

/** Which edges count, and how they are read. */
export const ReadingSchema = v.object({
  /** Undirected, every edge may be walked both ways. */
  directed: v.boolean(),
  /** Names of the edge kinds that count; all when absent. */
  edgeKinds: v.optional(v.array(v.string())),
  /** Name of a numeric edge attribute; every edge weighs 1 when absent. */
  weight: v.optional(v.string()),
  /** Only the nodes that pass, and the edges among them; all when absent. */
  filter: v.exactOptional(FilterTextSchema),
  /** What the filter's `in set` names stand for. */
  sets: v.exactOptional(SetsSchema),
})
export type AnalysisReading = v.InferOutput<typeof ReadingSchema>

export const MeasureNameSchema = v.picklist(Object.keys(measures) as [MeasureName, ...MeasureName[]])

/**
 * How a store is measured. `rows`: on threads, over rows of numbers, which all modes but slotted are first read
 * into. `records`: on one thread, through the interface that all modes share, for comparing the modes; a few
 * measures only, whole and unweighted.
 */
export const PathSchema = v.picklist(['rows', 'records'])

export const ParameterSchema = v.union([v.number(), v.string(), v.array(IndexSchema)])

export const AnalysisSchema = v.object({
  measure: MeasureNameSchema,
  /** Under this name the values are a slot of the nodes, to filter, sort, colour and export by like any other. */
  name: v.string(),
  path: PathSchema,
  /** Time for reading the graph into rows, where the store has none of its own. */
  readMs: v.number(),
  /** Time for the measure itself. */
  elapsedMs: v.number(),
  threads: v.number(),
  /** Numbers of the whole graph; what each means is in docs/analysis.md. `null` where there is no such number. */
  summary: v.record(v.string(), v.nullable(v.number())),
  /** Nodes that have a value: all but the unreached and those that were filtered out. */
  valued: v.number(),
  /** Nodes by value, in bins `[from, to)`, the last closed; empty for measures of the whole graph and groups. */
  histogram: v.array(v.object({ from: v.number(), to: v.number(), count: v.number() })),
  /** The nodes of the highest values, highest first; empty for groups and for measures of the whole graph. */
  top: v.array(v.object({ node: ViewNodeSchema, value: v.number() })),
  /** The largest groups, largest first; only for measures that make groups. */
  groups: v.array(v.object({ group: v.number(), size: v.number() })),
})
export type Analysis = v.InferOutput<typeof AnalysisSchema>

export const AnalysisProgressSchema = v.object({ phase: v.string(), done: v.number(), total: v.number() })

/** Groups as nodes: the overview of a graph too large to draw. */
export const GroupGraphSchema = v.object({
  groups: v.array(v.object({ group: v.number(), size: v.number(), inside: v.number() })),
  edges: v.array(v.object({ source: v.number(), target: v.number(), count: v.number() })),
})
export type GroupGraph = v.InferOutput<typeof GroupGraphSchema>

/** More groups than this make no overview; a pair of them takes 8 bytes. */
const GROUPS_MOST = 1000

/** What the window asks of the analysis of a loaded store. */
export const analysisCalls = {
  /** Runs a measure and makes its values a slot of the nodes; cancelling ends its threads at once. */
  analyse: {
    params: v.object({
      measure: MeasureNameSchema,
      /** Those not given take their defaults. */
      parameters: v.record(v.string(), ParameterSchema),
      reading: ReadingSchema,
      /** `rows` when absent. */
      path: v.optional(PathSchema),
      /**
       * Name of the slot: a new one, or that of an earlier run, whose values it takes the place of. That of the measure
       * when absent, with a number where the data has such an attribute.
       */
      name: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
      top: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
    }),
    result: AnalysisSchema,
    progress: AnalysisProgressSchema,
  },
  /** Takes the values of a measure from the nodes. */
  forgetMeasure: {
    params: v.object({ name: v.string() }),
    result: v.null(),
    deadlineMs: 60_000,
  },
  /** The largest groups of a kept grouping, and how many edges lie inside and between them. */
  groupGraph: {
    params: v.object({
      name: v.string(),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(GROUPS_MOST)),
    }),
    result: GroupGraphSchema,
    deadlineMs: 60_000,
  },
  /** The members of a group that have most edges, most first. */
  groupMembers: {
    params: v.object({
      name: v.string(),
      group: IndexSchema,
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000)),
    }),
    result: v.object({ nodes: v.array(ViewNodeSchema) }),
    deadlineMs: 30_000,
  },
} as const satisfies CallTable

/** A parameter's value, checked against its declaration; a sentence says what is wrong with it. */
export function parameterProblem(
  name: string,
  declared: ParameterDeclaration,
  value: unknown,
): string | undefined {
  switch (declared.kind) {
    case 'number':
    case 'integer': {
      const fits = typeof value === 'number' && value >= declared.least && value <= declared.most
      if (fits && (declared.kind === 'number' || Number.isInteger(value))) return undefined
      const type = declared.kind === 'number' ? 'a number' : 'an integer'
      return `“${name}” is ${type} between ${declared.least} and ${declared.most}.`
    }
    case 'choice':
      if (typeof value === 'string' && declared.options.includes(value)) return undefined
      return `“${name}” is one of ${declared.options.join(', ')}.`
    case 'nodes':
      if (Array.isArray(value) && value.length >= declared.least) return undefined
      return `“${name}” takes ${declared.least === 0 ? '' : `at least ${declared.least} of `}the graph's nodes.`
  }
}

/** Every parameter's value where none is given. */
export function defaultOf(declared: ParameterDeclaration): number | string | number[] {
  return declared.kind === 'nodes' ? [] : declared.default
}
