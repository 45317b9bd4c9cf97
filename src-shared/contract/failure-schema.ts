import * as v from 'valibot'

const where = {
  detail: v.string(),
  file: v.optional(v.string()),
  table: v.optional(v.string()),
  column: v.optional(v.string()),
  row: v.optional(v.string()),
  value: v.optional(v.string()),
}

const plain = <const C extends string>(code: C) => v.object({ code: v.literal(code), ...where })

/** Every failure there is, as processes check it that take one from another: see `Failure`. */
export const FailureSchema = v.variant('code', [
  // the file
  plain('file-missing'),
  plain('file-unreadable'),
  plain('not-a-database'),
  plain('damaged-file'),
  plain('empty-database'),
  plain('wal-needs-copy'),
  plain('file-changed'),
  // what is in it
  plain('not-a-graph'),
  plain('table-missing'),
  plain('not-a-table'),
  plain('column-missing'),
  plain('value-too-large'),
  plain('too-many-records'),
  // snapshots and sessions
  plain('snapshot-invalid'),
  plain('session-invalid'),
  // the processes
  v.object({ code: v.literal('out-of-memory'), ...where, loaded: v.number(), limitBytes: v.number() }),
  v.object({ code: v.literal('store-died'), ...where, cause: v.string() }),
  plain('no-store'),
  plain('timed-out'),
  plain('cancelled'),
  plain('disconnected'),
  // the call itself
  plain('ticket-unknown'),
  plain('bad-call'),
  plain('not-here'),
  plain('cannot-write'),
  plain('bad-value'),
  /** `from` and `to` say what part of the filter's text it is about. */
  v.object({ code: v.literal('bad-filter'), ...where, from: v.number(), to: v.number() }),
  plain('internal'),
])
