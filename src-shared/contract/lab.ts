import * as v from 'valibot'
import { FailureSchema } from './failure-schema.ts'
import { StructurePartSchema } from './memory.ts'
import { modeNames, modes, type Mode } from './mode.ts'

/**
 * What is compared: the modes, and slotted once more with overflow, where only what every record has is a slot, as with
 * `__dict__` among Python's `__slots__`.
 */
export const ways = [...modes, 'overflow'] as const
export type Way = (typeof ways)[number]
export const WaySchema = v.picklist(ways)
export const wayNames: Record<Way, string> = { ...modeNames, overflow: 'slotted with overflow' }

/** The mode of the store that holds a graph this way. */
export function modeOf(way: Way): Mode {
  return way === 'overflow' ? 'slotted' : way
}

/** A figure over repeated runs: each run gives one value. */
export const FigureSchema = v.object({
  median: v.number(),
  least: v.number(),
  most: v.number(),
  /** Whole range over the median: 0.04 where the runs lie within 4% of each other. 0 of a single run. */
  spread: v.number(),
  runs: v.number(),
})
export type Figure = v.InferOutput<typeof FigureSchema>

/** What analysts do, in the order it is shown. */
export const speedNames = [
  'read-number',
  'read-text',
  'scan',
  'neighbours',
  'ego',
  'pagerank',
  'annotate',
] as const
export const SpeedNameSchema = v.picklist(speedNames)
export type SpeedName = v.InferOutput<typeof SpeedNameSchema>

/** Titles and units of {@link speedNames}; every speed is nanoseconds for one `per`. */
export const speeds: Record<SpeedName, { title: string; per: string; how: string }> = {
  'read-number': {
    title: 'Read a number of a random node',
    per: 'read',
    how: 'A numeric attribute of nodes picked at random, the same nodes in every mode.',
  },
  'read-text': {
    title: 'Read a text of a random node',
    per: 'read',
    how: 'A text attribute of nodes picked at random, the same nodes in every mode.',
  },
  scan: {
    title: 'Scan and filter a column',
    per: 'node',
    how: 'Counts the nodes whose numeric attribute is above its middle: over the column where the mode has columns, over the records in order elsewhere.',
  },
  neighbours: {
    title: 'Walk neighbours',
    per: 'neighbour',
    how: 'Visits every neighbour, out and in, of nodes picked at random.',
  },
  ego: {
    title: 'Two-hop ego network',
    per: 'edge',
    how: 'Collects the distinct nodes within two steps of nodes picked at random; time for each edge followed.',
  },
  pagerank: {
    title: 'A round of PageRank',
    per: 'edge',
    how: 'Every node gathers from those that point to it, node by node on one thread, through the interface that all modes share. Analysis itself reads the rows of the slotted store.',
  },
  annotate: {
    title: 'Add an attribute',
    per: 'node',
    how: 'Gives nodes picked at random an attribute that their layout does not declare, and takes it away again.',
  },
}

const NullableFigure = v.nullable(FigureSchema)

/** One load of a part of the dataset into a process of its own: what every measured byte is fitted to. */
export const ReadingSchema = v.object({
  repeat: v.number(),
  nodes: v.number(),
  edges: v.number(),
  /** RSS of the empty store process, its library loaded and its garbage collected. */
  baselineRssBytes: v.number(),
  /** RSS after loading and a forced collection, as the process says. */
  rssBytes: v.number(),
  /** The same as the operating system tells it from outside, by pid. */
  rssOutsideBytes: v.number(),
  heapBytes: v.number(),
  bufferBytes: v.number(),
  loadMs: v.number(),
})
export type Reading = v.InferOutput<typeof ReadingSchema>

/** Attributes whose values are read while timing: named by the first load, so that every mode reads the same. */
export const SpeedAttributesSchema = v.object({
  number: v.nullable(v.string()),
  text: v.nullable(v.string()),
})
export type SpeedAttributes = v.InferOutput<typeof SpeedAttributesSchema>

/** What a store process measured of itself: speeds in its own rounds, and what an attribute beside the slots costs. */
export const SpeedReadingSchema = v.object({
  name: SpeedNameSchema,
  /** Median of the rounds, nanoseconds for one `per`. */
  ns: v.number(),
  /** How many a round did, and a sum over what it read: every mode must come to the same two. */
  ops: v.number(),
  check: v.number(),
})
export type SpeedReading = v.InferOutput<typeof SpeedReadingSchema>
export const TrialResultSchema = v.object({
  speeds: v.array(SpeedReadingSchema),
  overflowBytes: v.nullable(v.number()),
  numberAttribute: v.nullable(v.string()),
  textAttribute: v.nullable(v.string()),
})
export type TrialResult = v.InferOutput<typeof TrialResultSchema>

export const SpeedSchema = v.object({
  name: SpeedNameSchema,
  /** Nanoseconds for one `per`. */
  ns: FigureSchema,
  /** How many times as fast as dict-style; `null` where dict-style was not measured. */
  timesDict: v.nullable(v.number()),
})

/** Formula figures: sums of the lengths of buffers. `null` where records lie on V8's heap, which has no lengths. */
export const StructureSchema = v.object({
  nodeBytes: v.nullable(v.number()),
  edgeBytes: v.nullable(v.number()),
  totalBytes: v.nullable(v.number()),
  /** `totalBytes` over the measured growth without the fixed part; 1 is full agreement. */
  ofMeasured: v.nullable(v.number()),
  parts: v.array(StructurePartSchema),
})

export const ModeFiguresSchema = v.object({
  mode: WaySchema,
  /** Why this mode could not hold the dataset; figures then come from the parts of it that fitted. */
  failure: v.nullable(FailureSchema),
  /** RSS of a process that holds all of the dataset, above the median of the empty processes of its mode. */
  growthBytes: NullableFigure,
  baselineBytes: NullableFigure,
  /**
   * Measured: slopes of RSS growth over loads of at least three sizes. `null` where sizes did not differ enough,
   * or the slope drowns in the noise of RSS. Where nodes are made from edges, `nodeBytes` is `null` and
   * `edgeBytes` holds both.
   */
  nodeBytes: NullableFigure,
  edgeBytes: NullableFigure,
  /** Measured: what a load costs whatever its size (code, threads that were, SQLite). */
  fixedBytes: NullableFigure,
  /** The same slopes of heap used plus buffers, as V8 accounts for them: steadier than RSS, and always less. */
  heldNodeBytes: NullableFigure,
  heldEdgeBytes: NullableFigure,
  structure: v.nullable(StructureSchema),
  loadMs: NullableFigure,
  speeds: v.array(SpeedSchema),
  /** Measured: growth of heap and buffers for one attribute beside the slots, on one node. */
  overflowBytes: NullableFigure,
  /** How many times less than dict-style; `null` without it. */
  timesDict: v.object({
    growth: v.nullable(v.number()),
    nodeBytes: v.nullable(v.number()),
    edgeBytes: v.nullable(v.number()),
    load: v.nullable(v.number()),
  }),
  readings: v.array(ReadingSchema),
})
export type ModeFigures = v.InferOutput<typeof ModeFiguresSchema>

/** What a mode would take at other sizes, by its measured slopes at this dataset's edges a node. */
export const ProjectionSchema = v.object({
  mode: WaySchema,
  sizes: v.array(
    v.object({
      nodes: v.number(),
      edges: v.number(),
      rssBytes: v.number(),
      heapBytes: v.number(),
      fits: v.boolean(),
      /** Why not; empty where it fits. */
      why: v.string(),
    }),
  ),
  /** Most nodes each limit lets through; `null` where the limit is not what stops this mode. */
  limits: v.array(
    v.object({
      limit: v.picklist(['heap', 'machine', 'engine']),
      nodes: v.nullable(v.number()),
      text: v.string(),
    }),
  ),
  /** The least of them, and its sentence. */
  stopsAtNodes: v.nullable(v.number()),
  stopsBecause: v.string(),
})
export type Projection = v.InferOutput<typeof ProjectionSchema>

export const EnvironmentSchema = v.object({
  appVersion: v.string(),
  host: v.picklist(['electron', 'web', 'command line']),
  versions: v.array(v.object({ name: v.string(), version: v.string() })),
  v8PointerBytes: v.number(),
  cpu: v.string(),
  cores: v.number(),
  memoryBytes: v.number(),
  freeBytes: v.number(),
  platform: v.string(),
  /** Mean load of the machine over the last minute when the comparison began and ended; 0 on Windows. */
  loadAverage: v.tuple([v.number(), v.number()]),
  heapLimitBytes: v.number(),
})
export type Environment = v.InferOutput<typeof EnvironmentSchema>

/** The modes of holding one dataset, compared. Bytes and milliseconds throughout; counts are whole. */
export const ComparisonSchema = v.object({
  dataset: v.object({
    name: v.string(),
    fileBytes: v.number(),
    nodes: v.number(),
    edges: v.number(),
    /** Which attributes the speeds read; `null` where no attribute of the type was found. */
    numberAttribute: v.nullable(v.string()),
    textAttribute: v.nullable(v.string()),
  }),
  /** Milliseconds since 1970-01-01 UTC. */
  startedAt: v.number(),
  elapsedMs: v.number(),
  repeats: v.number(),
  seed: v.number(),
  environment: EnvironmentSchema,
  /** In the order asked for. */
  modes: v.array(ModeFiguresSchema),
  projections: v.array(ProjectionSchema),
  /** Largest disagreement between RSS as the processes say and as the system says, as a share. */
  rssDisagreement: v.number(),
  /** How each figure was obtained, for hovers and the report. */
  method: v.array(v.object({ figure: v.string(), how: v.string() })),
  /** What a reader must know: unwelcome results, figures too small to measure, modes that did not fit. */
  remarks: v.array(v.string()),
})
export type Comparison = v.InferOutput<typeof ComparisonSchema>

export const CompareProgressSchema = v.object({
  /** What goes on now, for people: `dict-style, run 2 of 5: half of the edges, building`. */
  step: v.string(),
  mode: WaySchema,
  trialsDone: v.number(),
  trialsTotal: v.number(),
})
export type CompareProgress = v.InferOutput<typeof CompareProgressSchema>

export const RepeatsSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(25))
export const SeedSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff))
export const ReportFormatSchema = v.picklist(['html', 'markdown', 'json'])
export type ReportFormat = v.InferOutput<typeof ReportFormatSchema>
