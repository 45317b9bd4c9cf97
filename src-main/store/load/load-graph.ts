import type { LoadPlan } from '../../../src-shared/contract/load-plan.ts'
import type { LoadProgress } from '../../../src-shared/contract/load-report.ts'
import { failureOf } from '../../../src-shared/contract/failure.ts'
import { availableParallelism } from 'node:os'
import { Crew, throwIfCancelled } from './crew.ts'
import { sqliteFailure } from '../../sqlite/sqlite-failure.ts'
import { collectGarbage } from '../measure/heap.ts'
import { MemoryGuard } from '../memory-guard.ts'
import type { Lane } from './load-report.ts'
import type { LoadedGraph } from './loaded-graph.ts'
import { loadPlanned } from './load-planned.ts'
import { ProgressMeter } from './progress.ts'

export type LoadOptions = {
  /** Worker threads; as many as the machine runs at once, up to {@link THREADS_MOST}, when not given. */
  threads?: number
  onProgress?: (progress: LoadProgress) => void
  signal?: AbortSignal
  /** `auto` decodes pages where that is certain to be right. */
  lane?: 'auto' | Lane
}

/** Each thread costs about 15 MB; past this many the memory bus, not the processor, is what loading waits for. */
const THREADS_MOST = 8

/**
 * Loads a graph from a SQLite file: decodes its tables in parallel straight into columns, numbers the nodes,
 * resolves the edges' endpoints and builds the adjacency both ways.
 *
 * The file is only read. Rows that cannot become a node or an edge are counted in the report, and are no
 * failure. Fails with a `FailureError`: those of opening, `damaged-file`, `table-missing`, `not-a-table`,
 * `column-missing`, `not-a-graph`, `too-many-records`, `out-of-memory`, `cancelled` (within a tenth of a second).
 */
export async function loadGraph(
  file: string,
  plan: LoadPlan,
  options: LoadOptions = {},
): Promise<LoadedGraph> {
  const { signal, onProgress = () => {}, lane = 'auto' } = options
  throwIfCancelled(signal)
  const threads = Math.max(1, options.threads ?? Math.min(availableParallelism(), THREADS_MOST))
  const guard = new MemoryGuard()
  const meter = new ProgressMeter((progress) => {
    onProgress(progress)
    try {
      guard.checkBudget(progress.rowsDone)
    } catch (error) {
      void crew.end(failureOf(error))
    }
  })
  const crew = new Crew(threads, meter.counters)
  const cancel = (): void => void crew.end()
  signal?.addEventListener('abort', cancel)
  try {
    const graph = await loadPlanned(file, plan, lane, crew, meter)
    await crew.dismiss()
    return graph
  } catch (error) {
    await crew.end()
    // what a cancelled load held must not wait for the next collection
    collectGarbage()
    throw sqliteFailure(error, file)
  } finally {
    signal?.removeEventListener('abort', cancel)
    meter.end()
  }
}
