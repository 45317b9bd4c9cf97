import * as v from 'valibot'
import { ExportDoneSchema, ExportProgressSchema, ExportRequestSchema, WrittenFileSchema } from './export.ts'
import {
  CompareProgressSchema,
  ComparisonSchema,
  RepeatsSchema,
  ReportFormatSchema,
  SeedSchema,
  ways,
  WaySchema,
} from './lab.ts'
import { LoadPlanSchema } from './load-plan.ts'
import { LoadProgressSchema, LoadSummarySchema } from './load-report.ts'
import { MemorySampleSchema } from './memory.ts'
import { ModeSchema } from './mode.ts'
import { PreflightSchema } from './preflight.ts'
import { SessionSchema } from './session.ts'
import type { CallTable } from './calls.ts'

/**
 * A ticket stands for a file that a dialog, a drop, the command line or the confined browser named. The
 * window holds tickets only, never paths; a ticket is 128 random bits in hex and lives as long as the app.
 */
export const TicketSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
export type Ticket = v.InferOutput<typeof TicketSchema>

/** A file as the window may know it: names for people, a ticket for calls. */
export const FileCardSchema = v.object({
  ticket: TicketSchema,
  name: v.string(),
  /** Folder as shown to a person; not usable in any call. */
  folder: v.string(),
  bytes: v.nullable(v.number()),
})
export type FileCard = v.InferOutput<typeof FileCardSchema>

export const AboutSchema = v.object({
  name: v.string(),
  version: v.string(),
  host: v.picklist(['electron', 'web']),
  versions: v.array(v.object({ name: v.string(), version: v.string() })),
  /** Bytes V8 uses for a pointer on its heap: 4 where pointers are compressed. */
  v8PointerBytes: v.number(),
  machine: v.object({ cpu: v.string(), cores: v.number(), memoryBytes: v.number(), platform: v.string() }),
  /** What this host can do for the window; the window asks these, never which host it is. */
  can: v.object({ chooseWithDialog: v.boolean(), browseFolder: v.boolean(), download: v.boolean() }),
})
export type About = v.InferOutput<typeof AboutSchema>

export const SettingsSchema = v.object({
  theme: v.picklist(['system', 'light', 'dark']),
  /** Sizes of panels by name, in per cent of their group; folded panels are 0. */
  panels: v.record(v.string(), v.array(v.number())),
  /** Most elements the canvas takes before it asks. */
  elementLimit: v.pipe(v.number(), v.integer(), v.minValue(50), v.maxValue(20_000)),
  /** Draws the picture by WebGL, where the window can. */
  webgl: v.optional(v.boolean(), false),
})
export type Settings = v.InferOutput<typeof SettingsSchema>

/** The session that goes with a file that is being opened. */
export const FoundSessionSchema = v.object({
  session: SessionSchema,
  /** The dataset it belongs to; `null` when it is not where it was, and has to be found by hand. */
  dataset: v.nullable(FileCardSchema),
  datasetName: v.string(),
  /** The dataset has not changed since: its nodes and edges have the same numbers. */
  isSameData: v.boolean(),
})
export type FoundSession = v.InferOutput<typeof FoundSessionSchema>

const Empty = v.object({})
const GenerateParams = v.object({
  /** From `chooseSave` or `saveInFolder`. */
  ticket: TicketSchema,
  nodes: v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(10_000_000)),
  edges: v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(50_000_000)),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)),
})

/** What the window asks of the app in the main process (or web server). */
export const appCalls = {
  about: { params: Empty, result: AboutSchema, deadlineMs: 10_000 },
  settings: { params: Empty, result: SettingsSchema, deadlineMs: 10_000 },
  saveSettings: { params: SettingsSchema, result: v.null(), deadlineMs: 10_000 },
  recents: { params: Empty, result: v.array(FileCardSchema), deadlineMs: 10_000 },
  forgetRecent: { params: v.object({ ticket: TicketSchema }), result: v.null(), deadlineMs: 10_000 },
  /** The file named on the command line, once; `null` when there is none. */
  fileFromCommandLine: { params: Empty, result: v.nullable(FileCardSchema), deadlineMs: 10_000 },
  sample: { params: Empty, result: FileCardSchema, deadlineMs: 30_000 },
  /** Shows the system's dialog; `null` when the person backs out. `not-here` without dialogs. */
  chooseOpen: { params: Empty, result: v.nullable(FileCardSchema) },
  chooseSave: { params: v.object({ suggestedName: v.string() }), result: v.nullable(FileCardSchema) },
  /** Lists a folder below the one that the server was started for; `folder: null` is that one. */
  browse: {
    params: v.object({ folder: v.nullable(TicketSchema) }),
    result: v.object({
      path: v.string(),
      parent: v.nullable(TicketSchema),
      folders: v.array(v.object({ ticket: TicketSchema, name: v.string() })),
      files: v.array(FileCardSchema),
    }),
    deadlineMs: 10_000,
  },
  /** A place for a new file in a browsed folder; refuses names with separators and existing files. */
  saveInFolder: {
    params: v.object({ folder: v.nullable(TicketSchema), name: v.pipe(v.string(), v.maxLength(200)) }),
    result: FileCardSchema,
    deadlineMs: 10_000,
  },
  /** A place for a file that the browser then fetches, see `WrittenFile.url`; `not-here` without downloads. */
  placeForDownload: {
    params: v.object({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
    result: FileCardSchema,
    deadlineMs: 10_000,
  },
  /**
   * Writes a part of the graph that a mode holds at a place from `chooseSave`, `saveInFolder` or
   * `placeForDownload`. CSV becomes two files, `NAME-nodes.csv` and `NAME-edges.csv`. Files come to their names
   * when they are whole; cancelling leaves none.
   */
  exportGraph: {
    params: v.object({ ticket: TicketSchema, mode: ModeSchema, request: ExportRequestSchema }),
    result: v.object({ done: ExportDoneSchema, files: v.array(WrittenFileSchema) }),
    progress: ExportProgressSchema,
  },
  /**
   * Writes a file that the window made, such as a picture, in parts that follow each other; it comes to its name
   * with the last one, which gives what was written.
   */
  writePart: {
    params: v.object({
      ticket: TicketSchema,
      /** Bytes before this part. */
      at: v.pipe(v.number(), v.integer(), v.minValue(0)),
      base64: v.pipe(v.string(), v.maxLength(2_000_000), v.base64()),
      isLast: v.boolean(),
    }),
    result: v.nullable(WrittenFileSchema),
    deadlineMs: 60_000,
  },
  /** Writes an R-MAT graph to a SQLite file; cancelling removes the unfinished file. */
  generate: {
    params: GenerateParams,
    result: FileCardSchema,
    progress: v.object({ phase: v.string(), rowsDone: v.number(), rowsTotal: v.number() }),
  },
  /** Looks at a file before loading; runs in a process that cancelling ends. */
  preflight: {
    params: v.object({ ticket: TicketSchema }),
    result: PreflightSchema,
    progress: v.object({ phase: v.string() }),
  },
  /**
   * The session in a session file, or the one that was kept for a dataset; `null` when there is none. `dataset`:
   * the dataset of a session file, where it had to be found by hand.
   */
  session: {
    params: v.object({ ticket: TicketSchema, dataset: v.exactOptional(TicketSchema) }),
    result: v.nullable(FoundSessionSchema),
    deadlineMs: 30_000,
  },
  /** Keeps the session of a dataset, to be found when it is opened again; at `place` also as a file of its own. */
  keepSession: {
    params: v.object({
      ticket: TicketSchema,
      session: SessionSchema,
      place: v.exactOptional(TicketSchema),
    }),
    result: v.null(),
    deadlineMs: 30_000,
  },
  /** Forgets what was kept for a dataset. */
  forgetSession: { params: v.object({ ticket: TicketSchema }), result: v.null(), deadlineMs: 10_000 },
  /** Starts a store process and loads into it; replaces what that mode held. Cancelling ends the process. */
  load: {
    params: v.object({ ticket: TicketSchema, mode: ModeSchema, plan: LoadPlanSchema }),
    result: LoadSummarySchema,
    progress: LoadProgressSchema,
  },
  /** Ends the store process of a mode; nothing happens when there is none. */
  unload: { params: v.object({ mode: ModeSchema }), result: v.null(), deadlineMs: 10_000 },
  /**
   * Measures what each mode costs and gives, in store processes of its own; those that are loaded stay. Minutes on
   * a graph of millions: shows progress, and cancelling ends the processes.
   */
  compare: {
    params: v.object({
      ticket: TicketSchema,
      plan: LoadPlanSchema,
      modes: v.pipe(v.array(WaySchema), v.minLength(1), v.maxLength(ways.length)),
      repeats: RepeatsSchema,
      seed: v.exactOptional(SeedSchema),
    }),
    result: ComparisonSchema,
    progress: CompareProgressSchema,
  },
  /** Writes a comparison to a place from `chooseSave` or `saveInFolder`, as one self-contained file. */
  writeReport: {
    params: v.object({ ticket: TicketSchema, comparison: ComparisonSchema, format: ReportFormatSchema }),
    result: FileCardSchema,
    deadlineMs: 30_000,
  },
  /** Samples of the last two minutes, oldest first, for a window that has just (re)connected. */
  memoryHistory: { params: Empty, result: v.array(MemorySampleSchema), deadlineMs: 10_000 },
} as const satisfies CallTable

/** What the app tells the window unasked. */
export const appEvents = {
  /** Four times a second: one sample of each process. */
  memory: v.array(MemorySampleSchema),
  /** A store process ended by itself or was killed; calls that waited for it have failed already. */
  storeDied: v.object({ mode: ModeSchema, cause: v.string() }),
  /** The menu, a second start of the app or the system asks to open a file. */
  openFile: FileCardSchema,
  /** A menu item that the window carries out. */
  command: v.object({
    name: v.picklist(['open', 'close', 'export', 'about', 'find', 'fit', 'toggle-mode', 'memory']),
  }),
} as const
export type AppEvents = { readonly [N in keyof typeof appEvents]: v.InferOutput<(typeof appEvents)[N]> }
