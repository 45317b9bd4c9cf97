import * as v from 'valibot'
import { EventLogReportSchema } from './event-log.ts'
import { LoadPlanSchema } from './load-plan.ts'
import { ModeSchema } from './mode.ts'
import { WireValueSchema } from './values.ts'

/** What is known of a file before it is loaded. */
export const PreflightSchema = v.object({
  fileName: v.string(),
  fileBytes: v.number(),
  tables: v.array(
    v.object({
      name: v.string(),
      /** Exact where SQLite can say it quickly, else an estimate. */
      rows: v.number(),
      rowsExact: v.boolean(),
      columns: v.array(
        v.object({
          name: v.string(),
          declaredType: v.string(),
          primaryKey: v.boolean(),
          references: v.nullable(v.string()),
        }),
      ),
      firstRows: v.array(v.array(WireValueSchema)),
    }),
  ),
  /** The tables and columns that look like nodes and edges; `null` when nothing does. */
  plan: v.nullable(LoadPlanSchema),
  /** One sentence on each choice of the plan: why this table, why this column. */
  reasons: v.array(v.string()),
  warnings: v.array(v.string()),
  /** What the conversion of an event log came to; the tables are those of the converted dataset then. */
  eventLog: v.exactOptional(EventLogReportSchema),
  /** By mode: RSS growth and time that loading with `plan` is expected to need. */
  estimates: v.array(
    v.object({ mode: ModeSchema, rssBytes: v.number(), elapsedMs: v.number(), fits: v.boolean() }),
  ),
  machine: v.object({ totalBytes: v.number(), freeBytes: v.number(), heapLimitBytes: v.number() }),
})
export type Preflight = v.InferOutput<typeof PreflightSchema>
