import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { FailureError, fail } from '../../../src-shared/contract/failure.ts'
import type { MeasureName, ParametersOf } from '../../../src-shared/contract/measures.ts'
import { entryUrl } from '../../entries.ts'
import type { Order, Outcome } from './analysis-worker.ts'
import type { Measure, NodeValues, Summary } from './measure.ts'
import type { Reading } from './reading.ts'
import { measureTable } from './table.ts'
import { progressOf, teamState } from './team.ts'

/** Each thread costs about 15 MB; past this many the memory bus, not the processor, is what measures wait for. */
const THREADS_MOST = 8

/** Below this many edges a second thread takes longer to start than it saves. */
const EDGES_FOR_THREADS = 200_000

/** Often enough for a bar to move, seldom enough to cost nothing. */
const PROGRESS_MS = 100

export type RunOptions = {
  /** As many as the machine runs at once and the measure can use, when not given. */
  threads?: number
  signal?: AbortSignal | undefined
  onProgress?: ((progress: { done: number; total: number }) => void) | undefined
}

export type MeasureRun = {
  /** A number a node, by node number; absent where the measure is of the whole graph. */
  values: NodeValues | undefined
  summary: Summary
  threads: number
  elapsedMs: number
}

/**
 * Runs a measure on worker threads, which end with it. The result is the same for any number of threads.
 *
 * @throws FailureError `cancelled` at once when the signal is given, the threads being ended where they are;
 * `bad-call` for parameters that make no sense on this graph; `out-of-memory`; `internal`.
 */
export async function runMeasure<N extends MeasureName>(
  name: N,
  graph: Reading,
  parameters: ParametersOf<N>,
  { threads: wanted, signal, onProgress }: RunOptions = {},
): Promise<MeasureRun> {
  const started = performance.now()
  const measure: Measure<N> = await measureTable[name]()
  // nothing is awaited between here and where the threads begin to listen
  if (signal?.aborted) fail('cancelled', 'The analysis was cancelled.')
  const threads = measure.parallel ? (wanted ?? threadsFor(graph)) : 1
  const state = measure.allocate(graph, parameters, threads)
  const team = teamState(threads, graph.nodeCount)
  const orders = Array.from({ length: threads }, (_, thread) => ({
    name,
    graph,
    parameters,
    state,
    team,
    thread,
  }))
  const timer = onProgress && setInterval(() => onProgress(progressOf(team)), PROGRESS_MS)
  try {
    const [summary] = await Promise.all(startAll(orders, signal))
    return { values: state.values, summary: summary!, threads, elapsedMs: performance.now() - started }
  } finally {
    clearInterval(timer)
  }
}

function threadsFor({ edgeCount }: Reading): number {
  return edgeCount < EDGES_FOR_THREADS ? 1 : Math.min(availableParallelism(), THREADS_MOST)
}

/** Starts a thread an order. When one fails or the signal is given, all are ended: the others wait for it. */
function startAll(orders: readonly Order[], signal: AbortSignal | undefined): Promise<Summary>[] {
  const workers: Worker[] = []
  const endAll = () => {
    for (const worker of workers) void worker.terminate()
  }
  return orders.map(
    (order) =>
      new Promise<Summary>((resolve, reject) => {
        const worker = new Worker(entryUrl('analysis-worker'), { workerData: order })
        workers.push(worker)
        const stop = (error: Error) => {
          endAll()
          reject(error)
        }
        const cancel = () =>
          stop(new FailureError({ code: 'cancelled', detail: 'The analysis was cancelled.' }))
        signal?.addEventListener('abort', cancel)
        worker.on('message', (outcome: Outcome) => {
          if ('failure' in outcome) stop(new FailureError(outcome.failure))
          else resolve(outcome.summary)
        })
        worker.on('error', (error) => stop(failureOfThread(error)))
        worker.on('exit', (code) => {
          signal?.removeEventListener('abort', cancel)
          // after a result this says nothing; without one, nobody else will
          if (code !== 0)
            stop(new FailureError({ code: 'internal', detail: `A thread ended early (${code}).` }))
        })
      }),
  )
}

function failureOfThread(error: unknown): FailureError {
  const { code, message } = error as NodeJS.ErrnoException
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY') return new FailureError({ code: 'internal', detail: message })
  const detail = 'An analysis thread ran out of memory.'
  return new FailureError({ code: 'out-of-memory', detail, loaded: 0, limitBytes: 0 })
}
