import * as v from 'valibot'

/**
 * Why a call failed. Codes survive structured clone and JSON; `instanceof` does not.
 *
 * `detail` says what happened and where in one or two sentences a person can read; it never holds a stack.
 * The window adds the title and the remedy by code (`src-shared/contract/failure-help.ts`).
 */
const where = {
  detail: v.string(),
  file: v.optional(v.string()),
  table: v.optional(v.string()),
  column: v.optional(v.string()),
  row: v.optional(v.string()),
  value: v.optional(v.string()),
}

const plain = <const C extends string>(code: C) => v.object({ code: v.literal(code), ...where })

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
export type Failure = v.InferOutput<typeof FailureSchema>
export type FailureCode = Failure['code']

/** A failure on its way through code that throws; at a process boundary only `failure` is sent. */
export class FailureError extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.detail)
    this.name = 'FailureError'
    this.failure = failure
  }
}

/** Throws a failure of the given code; `at` names the place it is about. */
export function fail(
  code: Exclude<FailureCode, 'out-of-memory' | 'store-died' | 'bad-filter'>,
  detail: string,
  at: { file?: string; table?: string; column?: string; row?: string; value?: string } = {},
): never {
  throw new FailureError({ code, detail, ...at })
}

/** The failure that an unknown thrown value stands for; anything unforeseen becomes `internal`. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof FailureError) return thrown.failure
  if (thrown instanceof Error && thrown.name === 'AbortError') {
    return { code: 'cancelled', detail: 'Cancelled.' }
  }
  return { code: 'internal', detail: thrown instanceof Error ? thrown.message : String(thrown) }
}

/** For switches that must name every case. */
export function assertNever(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`)
}
