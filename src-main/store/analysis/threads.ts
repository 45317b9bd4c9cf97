import { Worker } from 'node:worker_threads'
import { FailureError } from '../../../src-shared/contract/failure.ts'
import { entryUrl } from '../../entries.ts'
import type { Order, Outcome } from './analysis-worker.ts'
import type { Summary } from './measure.ts'

/** How long a thread is kept for the next run: people who try measures do so within seconds, and each takes 7 MB. */
const KEPT_MS = 10_000

/** Threads that wait for a run. */
const waiting: Thread[] = []

/**
 * Gives every order to a thread: one that waits, else a new one. The threads are kept for some seconds, as starting
 * one takes longer than many a measure. When one fails or the signal is given, all are ended where they are: the
 * others wait for it.
 *
 * @throws FailureError `cancelled`; `out-of-memory`; `internal`; what a measure throws.
 */
export async function runOrders(orders: readonly Order[], signal?: AbortSignal): Promise<Summary[]> {
  const threads = orders.map(() => waiting.pop() ?? new Thread())
  const cancel = () => {
    for (const thread of threads) {
      thread.end(new FailureError({ code: 'cancelled', detail: 'The analysis was cancelled.' }))
    }
  }
  signal?.addEventListener('abort', cancel)
  try {
    const summaries = await Promise.all(threads.map((thread, at) => thread.run(orders[at]!)))
    for (const thread of threads) thread.keep()
    return summaries
  } catch (error) {
    for (const thread of threads) thread.end()
    throw error
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
}

class Thread {
  readonly #worker = new Worker(entryUrl('analysis-worker'))
  #settle: { resolve: (summary: Summary) => void; reject: (error: Error) => void } | undefined
  #timer: NodeJS.Timeout | undefined

  constructor() {
    this.#worker.on('message', (outcome: Outcome) => {
      if ('failure' in outcome) this.#settle?.reject(new FailureError(outcome.failure))
      else this.#settle?.resolve(outcome.summary)
    })
    this.#worker.on('error', (error) => this.end(failureOfThread(error)))
    this.#worker.on('exit', (code) => {
      // after a result this says nothing; without one, nobody else will
      this.end(new FailureError({ code: 'internal', detail: `A thread ended early (${code}).` }))
    })
  }

  run(order: Order): Promise<Summary> {
    clearTimeout(this.#timer)
    this.#worker.ref()
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
      this.#worker.postMessage(order)
    })
  }

  /** Waits for another run, but lets the process end meanwhile. */
  keep(): void {
    this.#settle = undefined
    this.#worker.unref()
    this.#timer = setTimeout(() => this.end(), KEPT_MS).unref()
    waiting.push(this)
  }

  end(why?: Error): void {
    clearTimeout(this.#timer)
    if (why) this.#settle?.reject(why)
    if (waiting.includes(this)) waiting.splice(waiting.indexOf(this), 1)
    void this.#worker.terminate()
  }
}

function failureOfThread(error: unknown): FailureError {
  const { code, message } = error as NodeJS.ErrnoException
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY') return new FailureError({ code: 'internal', detail: message })
  const detail = 'An analysis thread ran out of memory.'
  return new FailureError({ code: 'out-of-memory', detail, loaded: 0, limitBytes: 0 })
}
