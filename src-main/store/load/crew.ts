import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { FailureError, fail } from '../../../src-shared/contract/failure.ts'
import type { Failure } from '../../../src-shared/contract/failure.ts'
import { entryUrl } from '../../entries.ts'
import type { KernelData } from '../../kernel/kernel.ts'
import { kernelModule } from '../../kernel/module.ts'
import type { StepName, Steps } from './steps.ts'

export type StepRequest = { step: StepName; input: unknown } | { step: 'quit' }
export type StepReply = { output: unknown } | { failure: Failure }
export type CrewSetup = KernelData & { worker: number; counters: Int32Array }

type Waiting = { resolve: (output: unknown) => void; reject: (error: Error) => void }

/**
 * What workers make lies in buffers; the little else dies young. V8 would let the young generation of each grow to
 * 48 MB before it looked; half as much as here saves nothing more, twice as much costs 2 MB a worker.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 2 }

/**
 * A heap of a few MB that only grows need not be collected whole on the way: some 2% of the time of loading. Read where
 * a thread begins; memory is taken as it is written to.
 */
setFlagsFromString('--initial-heap-size=64')

/**
 * The worker threads of one load. Ends with `dismiss()` or `end()`, or when a worker fails; a step that a worker died in is
 * rejected, never left waiting.
 */
export class Crew {
  readonly #workers: Worker[]
  readonly #waiting: (Waiting | undefined)[]
  #over: FailureError | undefined

  constructor(size: number, counters: Int32Array) {
    this.#waiting = Array.from({ length: size }, () => undefined)
    this.#workers = Array.from({ length: size }, (_, worker) => {
      const setup: CrewSetup = { worker, counters, kernelModule }
      const thread = new Worker(entryUrl('decode-worker'), { workerData: setup, resourceLimits })
      thread.on('message', (reply: StepReply) => this.#settle(worker, reply))
      thread.on('error', (error) => this.#lose(failureOfThread(error)))
      thread.on('exit', (code) =>
        this.#lose({ code: 'internal', detail: `A loading thread ended (${code}).` }),
      )
      return thread
    })
  }

  get size(): number {
    return this.#workers.length
  }

  /** Has every worker take a step; `inputOf` says what each is given. Resolves to their outputs, by worker. */
  async run<S extends StepName>(
    step: S,
    inputOf: (worker: number) => Steps[S]['input'],
  ): Promise<Steps[S]['output'][]> {
    const outputs = this.#workers.map((thread, worker) => {
      return new Promise((resolve, reject) => {
        if (this.#over !== undefined) return reject(this.#over)
        this.#waiting[worker] = { resolve, reject }
        const request: StepRequest = { step, input: inputOf(worker) }
        thread.postMessage(request)
      })
    })
    const settled = await Promise.allSettled(outputs)
    for (const outcome of settled) if (outcome.status === 'rejected') throw outcome.reason
    return settled.map((outcome) => (outcome as PromiseFulfilledResult<Steps[S]['output']>).value)
  }

  /** Lets the threads end by themselves, once nothing is asked of them any more. */
  async dismiss(): Promise<void> {
    if (this.#over !== undefined) throw this.#over
    const gone = this.#workers.map((thread) => new Promise((resolve) => thread.once('exit', resolve)))
    const request: StepRequest = { step: 'quit' }
    for (const thread of this.#workers) thread.postMessage(request)
    await Promise.all(gone)
  }

  /** Stops the threads where they are and rejects whatever still waits, with `why`. */
  async end(why: Failure = { code: 'cancelled', detail: 'Loading was cancelled.' }): Promise<void> {
    this.#lose(why)
    await Promise.all(this.#workers.map((thread) => thread.terminate()))
  }

  #settle(worker: number, reply: StepReply): void {
    const waiting = this.#waiting[worker]
    this.#waiting[worker] = undefined
    if ('failure' in reply) waiting?.reject(new FailureError(reply.failure))
    else waiting?.resolve(reply.output)
  }

  #lose(failure: Failure): void {
    this.#over ??= new FailureError(failure)
    for (const waiting of this.#waiting.splice(0)) waiting?.reject(this.#over)
  }
}

function failureOfThread(error: unknown): Failure {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return { code: 'out-of-memory', detail: 'A loading thread ran out of memory.', loaded: 0, limitBytes: 0 }
  }
  return { code: 'internal', detail: message }
}

/** Fails with `cancelled` once the signal is given. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) fail('cancelled', 'Loading was cancelled.')
}
