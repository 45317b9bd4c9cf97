import * as v from 'valibot'
import { FailureError, type Failure } from './failure.ts'
import { MessageSchema, type Link, type Message } from './wire.ts'
import type { Callable, CallOptions, CallSpec, CallTable } from './calls.ts'

type Pending = {
  spec: CallSpec
  resolve: (result: unknown) => void
  reject: (error: FailureError) => void
  onProgress: ((progress: never) => void) | undefined
}

/**
 * The asking end of a link. Every call ends: with a parsed result, with a failure, with `cancelled` at once
 * when its signal aborts, with `timed-out` past its deadline, or with `closedFailure` when the link closes.
 */
export class Caller {
  readonly #link: Link
  readonly #pending = new Map<number, Pending>()
  readonly #closedFailure: (why: string) => Failure
  #closedWhy: string | undefined
  #nextId = 1

  constructor(
    link: Link,
    closedFailure: (why: string) => Failure = (why) => ({ code: 'disconnected', detail: why }),
  ) {
    this.#link = link
    this.#closedFailure = closedFailure
    link.onClose((why) => this.#close(why))
  }

  /** Calls waiting for an answer now. */
  get pendingCount(): number {
    return this.#pending.size
  }

  /** The calls of a table as methods, addressed to `to`. */
  callable<T extends CallTable>(table: T, to: string): Callable<T> {
    const methods = Object.entries(table).map(([name, spec]) => [
      name,
      (params: unknown, options?: CallOptions<never>) => this.call(to, name, spec, params, options),
    ])
    return Object.fromEntries(methods) as Callable<T>
  }

  /** One call by name; `callable` is the typed way in. */
  call(
    to: string,
    name: string,
    spec: CallSpec,
    params: unknown,
    options: CallOptions<never> = {},
  ): Promise<unknown> {
    const { signal, onProgress } = options
    return new Promise((resolve, reject) => {
      if (this.#closedWhy !== undefined) {
        reject(new FailureError(this.#closedFailure(this.#closedWhy)))
        return
      }
      if (signal?.aborted) {
        reject(new FailureError(cancelled))
        return
      }
      const id = this.#nextId++
      let timer: ReturnType<typeof setTimeout> | undefined
      const abandon = (failure: Failure) => {
        if (!this.#pending.has(id)) return
        settle()
        this.#link.send({ kind: 'cancel', id })
        reject(new FailureError(failure))
      }
      const onAbort = () => abandon(cancelled)
      const settle = () => {
        this.#pending.delete(id)
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
      }
      this.#pending.set(id, {
        spec,
        onProgress,
        resolve: (result) => {
          settle()
          resolve(result)
        },
        reject: (error) => {
          settle()
          reject(error)
        },
      })
      signal?.addEventListener('abort', onAbort)
      if (spec.deadlineMs !== undefined) {
        const seconds = spec.deadlineMs / 1000
        const failure: Failure = { code: 'timed-out', detail: `No answer to "${name}" within ${seconds} s.` }
        timer = setTimeout(() => abandon(failure), spec.deadlineMs)
      }
      this.#link.send({ kind: 'call', id, to, name, params })
    })
  }

  /** Takes a message if it belongs to a call of this end; `false` leaves it to others on the link. */
  receive(message: Message): boolean {
    if (message.kind !== 'result' && message.kind !== 'failed' && message.kind !== 'progress') return false
    const pending = this.#pending.get(message.id)
    // answers to calls that were cancelled or timed out arrive late and are dropped
    if (!pending) return true
    if (message.kind === 'failed') {
      pending.reject(new FailureError(message.failure))
    } else if (message.kind === 'result') {
      const parsed = v.safeParse(pending.spec.result, message.result)
      if (parsed.success) pending.resolve(parsed.output)
      else
        pending.reject(
          new FailureError({ code: 'internal', detail: `Unreadable answer: ${issueText(parsed.issues)}` }),
        )
    } else if (pending.spec.progress && pending.onProgress) {
      const parsed = v.safeParse(pending.spec.progress, message.progress)
      if (parsed.success) pending.onProgress(parsed.output as never)
    }
    return true
  }

  #close(why: string): void {
    this.#closedWhy = why
    const failure = this.#closedFailure(why)
    for (const pending of this.#pending.values()) pending.reject(new FailureError(failure))
  }
}

const cancelled: Failure = { code: 'cancelled', detail: 'Cancelled.' }

/** The first thing wrong, with its path. */
export function issueText(issues: readonly v.BaseIssue<unknown>[]): string {
  const [first] = issues
  if (!first) return 'unknown'
  const path = v.getDotPath(first)
  return path ? `${path}: ${first.message}` : first.message
}

/** A message as it came off a link, or `undefined` when it is none. */
export function parseMessage(raw: unknown): Message | undefined {
  const parsed = v.safeParse(MessageSchema, raw)
  return parsed.success ? parsed.output : undefined
}
