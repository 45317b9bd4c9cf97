import { availableParallelism } from 'node:os'
import { fail } from '../../../src-shared/contract/failure.ts'
import type { MeasureName, ParametersOf } from '../../../src-shared/contract/measures.ts'
import type { Measure, NodeValues, Summary } from './measure.ts'
import type { Reading } from './reading.ts'
import { measureTable } from './table.ts'
import { progressOf, teamState } from './team.ts'
import { runOrders } from './threads.ts'

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
 * Runs a measure on worker threads. The result is the same for any number of threads.
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
  const { parallel } = measure
  const isParallel = typeof parallel === 'function' ? parallel(graph) : parallel
  const threads = isParallel ? (wanted ?? threadsFor(graph)) : 1
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
    const [summary] = await runOrders(orders, signal)
    return { values: state.values, summary: summary!, threads, elapsedMs: performance.now() - started }
  } finally {
    clearInterval(timer)
  }
}

function threadsFor({ edgeCount }: Reading): number {
  return edgeCount < EDGES_FOR_THREADS ? 1 : Math.min(availableParallelism(), THREADS_MOST)
}
