import { modes, type Mode } from '../../../src-shared/contract/mode.ts'
import { buildStore } from '../build.ts'
import type { GraphStore } from '../graph-store.ts'
import { loadGraph } from '../load/load-graph.ts'
import { QueryCache } from '../query/query-cache.ts'
import type { RandomGraph } from './random-graph.ts'

/** A graph held in one mode, as queries take it. */
export type TestStore = { readonly mode: Mode; readonly store: GraphStore; readonly cache: QueryCache }

/** The same graph in every mode. */
export async function storesOf({ file, plan }: Pick<RandomGraph, 'file' | 'plan'>): Promise<TestStore[]> {
  const graph = await loadGraph(file, plan, { threads: 1 })
  const context = { onProgress: () => {}, signal: new AbortController().signal }
  return await Promise.all(
    modes.map(async (mode) => ({
      mode,
      store: await buildStore(graph, mode, context),
      cache: new QueryCache(),
    })),
  )
}
