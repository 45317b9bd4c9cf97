import * as v from 'valibot'
import { ModeSchema } from './mode.ts'
import { StoreMemorySchema } from './memory.ts'

/**
 * Where a load is. `rowsTotal` may be an estimate until the tables have been counted. While `restoring`, bytes
 * are counted in place of rows.
 */
export const LoadProgressSchema = v.object({
  phase: v.picklist(['opening', 'restoring', 'reading', 'resolving', 'linking', 'building', 'measuring']),
  rowsDone: v.number(),
  rowsTotal: v.number(),
})
export type LoadProgress = v.InferOutput<typeof LoadProgressSchema>

export const RejectReasonSchema = v.picklist([
  'dangling-source',
  'dangling-target',
  'duplicate-id',
  'missing-id',
  'missing-endpoint',
  'type-mismatch',
  'over-long-text',
])
export type RejectReason = v.InferOutput<typeof RejectReasonSchema>

/** Rows that did not become a node or an edge, by reason, with the first few of them. */
export const RejectSchema = v.object({
  reason: RejectReasonSchema,
  table: v.string(),
  count: v.number(),
  examples: v.array(v.object({ row: v.string(), value: v.string() })),
})
export type Reject = v.InferOutput<typeof RejectSchema>

export const LoadSummarySchema = v.object({
  mode: ModeSchema,
  nodeCount: v.number(),
  edgeCount: v.number(),
  elapsedMs: v.number(),
  phases: v.array(v.object({ phase: v.string(), elapsedMs: v.number() })),
  /** How each table was read, and why not the fast way where it was not. */
  tables: v.array(
    v.object({ table: v.string(), rows: v.number(), lane: v.picklist(['pages', 'rows']), why: v.string() }),
  ),
  rejects: v.array(RejectSchema),
  /** Reopened from the snapshot of an earlier load; the tables and rejects are those of that load. */
  fromSnapshot: v.boolean(),
  memory: StoreMemorySchema,
})
export type LoadSummary = v.InferOutput<typeof LoadSummarySchema>
