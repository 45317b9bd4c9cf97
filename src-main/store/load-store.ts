import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import type { LoadProgress, LoadSummary } from '../../src-shared/contract/load-report.ts'
import type { Mode } from '../../src-shared/contract/mode.ts'
import { buildStore } from './build.ts'
import type { GraphStore } from './graph-store.ts'
import type { LoadedGraph } from './load/loaded-graph.ts'
import { measure } from './measure/store-memory.ts'
import { obtainGraph, type Obtained } from './snapshot/obtain-graph.ts'

type LoadContext = {
  /** RSS of this process before anything was loaded. */
  baselineRssBytes: number
  /** Where a snapshot of the graph is, or is to be kept. */
  snapshot?: string | undefined
  onProgress: (progress: LoadProgress) => void
  signal: AbortSignal
}

/** What a load came to. `keep` writes the snapshot that the next load may start from; once, when there is time. */
type LoadResult = { store: GraphStore; summary: LoadSummary; keep?: () => Promise<void> }

/** Reads a dataset or its snapshot, holds it in the given mode, and measures what that came to. */
export async function loadStore(
  file: string,
  mode: Mode,
  plan: LoadPlan,
  { baselineRssBytes, snapshot, onProgress, signal }: LoadContext,
): Promise<LoadResult> {
  const started = performance.now()
  let obtained: Obtained | undefined = await obtainGraph(file, plan, snapshot, { onProgress, signal })
  let graph: LoadedGraph | undefined = obtained.graph
  const { fromSnapshot, keep, release } = obtained
  obtained = undefined
  const { report } = graph
  const { nodeCount, edgeCount } = graph.topology
  const records = nodeCount + edgeCount
  const obtainedAt = performance.now()

  const store = await buildStore(graph, mode, {
    gaps: plan.gaps,
    onProgress: (recordsDone) => onProgress({ phase: 'building', rowsDone: recordsDone, rowsTotal: records }),
    signal,
  })
  const built = performance.now()
  // stores that unpack their records no longer need the columns, and the measuring must not see them
  graph = undefined
  if (mode !== 'slotted') release()

  onProgress({ phase: 'measuring', rowsDone: records, rowsTotal: records })
  // one collection; whoever wants what is left in the end asks for it once the graph is on the screen
  const memory = await measure(store, baselineRssBytes, 0)
  const phases = fromSnapshot
    ? [{ phase: 'restoring', elapsedMs: obtainedAt - started }]
    : report.phases.map(({ phase, elapsedMs }) => ({ phase, elapsedMs }))
  const summary: LoadSummary = {
    mode,
    nodeCount,
    edgeCount,
    // measuring is for show and no part of loading
    elapsedMs: built - started,
    phases: [...phases, { phase: 'building', elapsedMs: built - obtainedAt }],
    tables: report.tables,
    rejects: report.rejects,
    fromSnapshot,
    memory,
  }
  return keep && mode === 'slotted' ? { store, summary, keep } : { store, summary }
}
