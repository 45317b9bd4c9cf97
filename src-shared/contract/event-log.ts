import * as v from 'valibot'

/** Why a line of an event log is no event. */
export const MalformedReasonSchema = v.picklist([
  'no-time',
  'no-such-time',
  'no-level',
  'no-service',
  'too-long',
])
export type MalformedReason = v.InferOutput<typeof MalformedReasonSchema>

export const malformedReasons: Record<MalformedReason, string> = {
  'no-time': 'no date and time at the beginning',
  'no-such-time': 'a date or time that does not exist',
  'no-level': 'no level after the time',
  'no-service': 'no service after the level',
  'too-long': 'longer than 1 MB',
}

/** What came of an event log that was converted to a dataset. */
export const EventLogReportSchema = v.object({
  bytes: v.number(),
  /** Lines that are not blank: events and malformed ones. */
  lines: v.number(),
  events: v.number(),
  services: v.number(),
  /** Events by level as the log spells it, most first. */
  levels: v.array(v.object({ level: v.string(), events: v.number() })),
  /** Events that took at least this long; those without a duration are none of them. */
  slow: v.object({ thresholdMs: v.number(), events: v.number() }),
  malformed: v.object({
    lines: v.number(),
    byReason: v.array(v.object({ reason: MalformedReasonSchema, lines: v.number() })),
    /** The first few, by line number from 1, cut to a length that a person reads. */
    examples: v.array(v.object({ line: v.number(), reason: MalformedReasonSchema, text: v.string() })),
  }),
})
export type EventLogReport = v.InferOutput<typeof EventLogReportSchema>

export const EventLogProgressSchema = v.object({
  bytesDone: v.number(),
  bytesTotal: v.number(),
  events: v.number(),
})
export type EventLogProgress = v.InferOutput<typeof EventLogProgressSchema>

/** Slow, unless said otherwise: a tenth of a second is about what a person notices. */
export const SLOW_MS = 100
