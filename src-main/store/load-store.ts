import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import type { LoadProgress, LoadSummary } from '../../src-shared/contract/load-report.ts'
import type { StoreMemory } from '../../src-shared/contract/memory.ts'
import type { Mode } from '../../src-shared/contract/mode.ts'
import { buildStore } from './build.ts'
import type { GraphStore } from './graph-store.ts'
import { loadGraph } from './load/load-graph.ts'
import type { LoadedGraph } from './load/loaded-graph.ts'
import { collectGarbage, heapReport, settledRssBytes } from './measure/heap.ts'

type LoadContext = {
  /** RSS of this process before anything was loaded. */
  baselineRssBytes: number
  onProgress: (progress: LoadProgress) => void
  signal: AbortSignal
}

/** Reads a dataset, holds it in the given mode, and measures what that came to. */
export async function loadStore(
  file: string,
  mode: Mode,
  plan: LoadPlan,
  { baselineRssBytes, onProgress, signal }: LoadContext,
): Promise<{ store: GraphStore; summary: LoadSummary }> {
  const started = performance.now()
  let graph: LoadedGraph | undefined = await loadGraph(file, plan, { onProgress, signal })
  const { report } = graph
  const { nodeCount, edgeCount } = graph.topology
  const records = nodeCount + edgeCount

  const buildStarted = performance.now()
  const store = await buildStore(graph, mode, {
    onProgress: (recordsDone) => onProgress({ phase: 'building', rowsDone: recordsDone, rowsTotal: records }),
    signal,
  })
  const built = performance.now()
  // stores that unpack their records no longer need the columns, and the measuring must not see them
  graph = undefined

  onProgress({ phase: 'measuring', rowsDone: records, rowsTotal: records })
  const memory = await measure(store, baselineRssBytes)
  return {
    store,
    summary: {
      mode,
      nodeCount,
      edgeCount,
      // measuring is for show and no part of loading
      elapsedMs: built - started,
      phases: [
        ...report.phases.map(({ phase, elapsedMs }) => ({ phase, elapsedMs })),
        { phase: 'building', elapsedMs: built - buildStarted },
      ],
      tables: report.tables,
      rejects: report.rejects,
      memory,
    },
  }
}

/** A reading after a forced collection, when freed pages have gone back to the system. */
async function measure(store: GraphStore, baselineRssBytes: number): Promise<StoreMemory> {
  const collected = collectGarbage()
  const loadedRssBytes = await settledRssBytes()
  const heap = heapReport()
  return {
    mode: store.mode,
    nodeCount: store.nodeCount,
    edgeCount: store.edgeCount,
    baselineRssBytes,
    loadedRssBytes,
    loadedHeapBytes: heap.heapUsedBytes,
    loadedArrayBufferBytes: heap.arrayBufferBytes,
    collected,
    parts: store.structure(),
  }
}
