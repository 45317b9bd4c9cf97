import { isDeepStrictEqual } from 'node:util'
import type { LoadPlan } from '../../../src-shared/contract/load-plan.ts'
import type { LoadedGraph } from '../load/loaded-graph.ts'
import { NodeIndex, type NodeIndexEntry } from '../load/node-index.ts'
import { readSnapshot, readSnapshotMeta } from './read-snapshot.ts'
import type { SourceState } from './source-state.ts'
import { putSections, takeSections } from './tree-sections.ts'
import { writeSnapshot, type TransferOptions } from './write-snapshot.ts'

/** Raised whenever what a loaded graph consists of changes, so that older snapshots are made anew. */
const GRAPH_VERSION = 4

/** What a snapshot was made of; it is good for nothing else. */
export type SnapshotOrigin = { readonly source: SourceState; readonly plan: LoadPlan }

type Meta = SnapshotOrigin & { readonly graphVersion: number; readonly graph: unknown }
type GraphTree = Omit<LoadedGraph, 'idMap'> & { idIndexes: readonly NodeIndexEntry[] }

/** Writes a loaded graph to one file, whole or not at all. Gives its length in bytes. */
export async function writeGraphSnapshot(
  path: string,
  { idMap, ...graph }: LoadedGraph,
  { source, plan }: SnapshotOrigin,
  options?: TransferOptions,
): Promise<number> {
  const { json, sections } = takeSections({ ...graph, idIndexes: idMap.entries } satisfies GraphTree)
  const meta: Meta = { graphVersion: GRAPH_VERSION, source, plan, graph: json }
  return writeSnapshot(path, meta, sections, options)
}

/** Whether the file is a snapshot of exactly this source, used in this way. Reads its table of contents only. */
export async function isSnapshotOf(path: string, origin: SnapshotOrigin): Promise<boolean> {
  try {
    const { graphVersion, source, plan } = (await readSnapshotMeta(path)) as Meta
    return graphVersion === GRAPH_VERSION && isDeepStrictEqual({ source, plan }, { ...origin })
  } catch {
    // none there, of another version or damaged: the source is there to load
    return false
  }
}

/**
 * The graph in a snapshot, every array on shared memory. Takes about as long as reading the file.
 * @throws NotASnapshotError, SnapshotVersionError, SnapshotDamagedError
 */
export async function readGraphSnapshot(path: string, options?: TransferOptions): Promise<LoadedGraph> {
  const { meta, sections } = await readSnapshot(path, options)
  const { idIndexes, ...graph } = putSections((meta as Meta).graph, sections) as GraphTree
  return { ...graph, idMap: new NodeIndex(idIndexes) }
}
