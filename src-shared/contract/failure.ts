import type { InferOutput } from 'valibot'
import type { FailureSchema } from './failure-schema.ts'

/**
 * Why a call failed. Codes survive structured clone and JSON; `instanceof` does not.
 *
 * `detail` says what happened and where in one or two sentences a person can read; it never holds a stack.
 * The window adds the title and the remedy by code (`src-shared/contract/failure-help.ts`). The schema lies in a
 * module of its own, so that the many threads that only fail start without it.
 */
export type Failure = InferOutput<typeof FailureSchema>
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
