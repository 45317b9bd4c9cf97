import { isDeepStrictEqual } from 'node:util'
import type { LoadPlan } from '../../../src-shared/contract/load-plan.ts'
import type { LoadProgress } from '../../../src-shared/contract/load-report.ts'
import { loadGraph } from '../load/load-graph.ts'
import type { LoadedGraph } from '../load/loaded-graph.ts'
import { isSnapshotOf, readGraphSnapshot, writeGraphSnapshot } from './graph-snapshot.ts'
import { sourceState } from './source-state.ts'

/** Below this a graph loads in the time that a process takes to start. */
const RECORDS_WORTH_KEEPING = 20_000

type Context = { onProgress: (progress: LoadProgress) => void; signal: AbortSignal }

export type Obtained = {
  graph: LoadedGraph
  fromSnapshot: boolean
  /** Writes the snapshot; absent where there is one already or none is wanted. */
  keep?: () => Promise<void>
  /** Lets go of the graph: `keep` holds it otherwise. */
  release: () => void
}

/**
 * The graph of a dataset: from its snapshot while the source file is unchanged and used in the same way, else
 * from the file. A snapshot that turns out damaged is passed over: the source is there.
 */
export async function obtainGraph(
  file: string,
  plan: LoadPlan,
  snapshot: string | undefined,
  { onProgress, signal }: Context,
): Promise<Obtained> {
  const source = snapshot === undefined ? undefined : await sourceState(file).catch(() => undefined)
  if (snapshot === undefined || !source) {
    return {
      graph: await loadGraph(file, plan, { onProgress, signal }),
      fromSnapshot: false,
      release: () => {},
    }
  }
  const origin = { source, plan }
  if (await isSnapshotOf(snapshot, origin)) {
    const onBytes = (done: number, total: number) =>
      onProgress({ phase: 'restoring', rowsDone: done, rowsTotal: total })
    try {
      const graph = await readGraphSnapshot(snapshot, { onProgress: onBytes, signal })
      return { graph, fromSnapshot: true, release: () => {} }
    } catch {
      signal.throwIfAborted()
    }
  }
  const loaded = await loadGraph(file, plan, { onProgress, signal })
  let held: LoadedGraph | undefined = loaded
  return {
    graph: loaded,
    fromSnapshot: false,
    release: () => (held = undefined),
    keep: async () => {
      const graph = held
      if (!graph || graph.topology.nodeCount + graph.topology.edgeCount < RECORDS_WORTH_KEEPING) return
      // a file that was written to while it was read is not the one that a later look would find
      if (isDeepStrictEqual(await sourceState(file), source))
        await writeGraphSnapshot(snapshot, graph, origin)
    },
  }
}
