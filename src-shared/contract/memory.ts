import * as v from 'valibot'
import { ModeSchema } from './mode.ts'

/** Which process a sample is of. */
export const ProcessNameSchema = v.union([ModeSchema, v.literal('main'), v.literal('window')])
export type ProcessName = v.InferOutput<typeof ProcessNameSchema>

/** What V8's collector did to a process's main thread since the process started: totals, so that a sample may be missed. */
export const CollectorPausesSchema = v.object({
  count: v.number(),
  totalMs: v.number(),
  longestMs: v.number(),
})
export type CollectorPauses = v.InferOutput<typeof CollectorPausesSchema>

/**
 * Memory of one process at one moment, all in bytes. RSS comes from the operating system by pid; the other
 * figures from the process's own V8, `null` where it has not reported yet or cannot.
 */
export const MemorySampleSchema = v.object({
  process: ProcessNameSchema,
  pid: v.number(),
  /** Milliseconds since 1970-01-01 UTC at which RSS was read. */
  at: v.number(),
  rssBytes: v.number(),
  heapUsedBytes: v.nullable(v.number()),
  heapLimitBytes: v.nullable(v.number()),
  /** ArrayBuffers and SharedArrayBuffers: where slotted columns lie. */
  arrayBufferBytes: v.nullable(v.number()),
  externalBytes: v.nullable(v.number()),
  collectorPauses: v.nullable(CollectorPausesSchema),
})
export type MemorySample = v.InferOutput<typeof MemorySampleSchema>

/** What a store process says of its own heap; the supervisor adds RSS. */
export const HeapReportSchema = v.object({
  heapUsedBytes: v.number(),
  heapLimitBytes: v.number(),
  arrayBufferBytes: v.number(),
  externalBytes: v.number(),
  collectorPauses: CollectorPausesSchema,
})
export type HeapReport = v.InferOutput<typeof HeapReportSchema>

/** One part of a store: a column, an arena, adjacency, the id map. Bytes by summing structures. */
export const StructurePartSchema = v.object({
  of: v.picklist(['nodes', 'edges', 'topology', 'ids']),
  name: v.string(),
  type: v.string(),
  /** `null` where the engine does not let it be summed: dict-style and object records live on V8's heap. */
  bytes: v.nullable(v.number()),
})
export type StructurePart = v.InferOutput<typeof StructurePartSchema>

export const StoreMemorySchema = v.object({
  mode: ModeSchema,
  nodeCount: v.number(),
  edgeCount: v.number(),
  /** RSS of the process before it loaded anything. */
  baselineRssBytes: v.number(),
  /** RSS after loading and a forced collection. */
  loadedRssBytes: v.number(),
  loadedHeapBytes: v.number(),
  loadedArrayBufferBytes: v.number(),
  /** Whether a collection could be forced before the reading. */
  collected: v.boolean(),
  /** Whether collecting no longer lowered RSS, or by then took seconds; else up to 20 MB of it are not the store's. */
  settled: v.boolean(),
  parts: v.array(StructurePartSchema),
})
export type StoreMemory = v.InferOutput<typeof StoreMemorySchema>
