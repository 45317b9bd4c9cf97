import type { ExportDone, ExportProgress, ExportRequest } from '../../src-shared/contract/export.ts'
import type { GraphStore } from '../store/graph-store.ts'
import { QueryCache } from '../store/query/query-cache.ts'
import { edgeColumns, nodeColumns } from './columns.ts'
import { edgesCsv, nodesCsv } from './csv.ts'
import { cytoscapeJson } from './cytoscape-json.ts'
import { gexf } from './gexf.ts'
import { graphml } from './graphml.ts'
import { nodeKeys, type NodeKey } from './node-keys.ts'
import { Pacer } from './pacer.ts'
import { partOf, type Part } from './part.ts'
import { writeSqlite } from './sqlite.ts'
import { newTally, type Tally } from './tally.ts'
import { TextFile } from './text-file.ts'
import type { Pieces, Sheets } from './text-format.ts'

export type ExportContext = {
  readonly signal: AbortSignal
  readonly onProgress: (progress: ExportProgress) => void
  /** What was worked out about the graph already, for filters. */
  readonly cache?: QueryCache
}

/**
 * Writes a part of a graph to new files, those that `fileNames` counts for the format; they are on disk and
 * whole when this returns. Runs in slices of 40 ms and holds a quarter of a megabyte of text at a time. Whoever
 * calls it removes unfinished files when it throws.
 * @throws FailureError `cannot-write` that names the file; AbortError when cancelled
 */
export async function exportGraph(
  store: GraphStore,
  files: readonly string[],
  { format, part: asked, gexfVersion = '1.3' }: ExportRequest,
  { signal, onProgress, cache = new QueryCache() }: ExportContext,
): Promise<ExportDone> {
  const started = performance.now()
  const part = await partOf({ store, cache }, asked, signal)
  const rowsTotal = part.nodes.length + part.edges.length
  const pacer = new Pacer(rowsTotal, signal, onProgress)
  const tally = newTally()
  if (format === 'sqlite') await writeSqlite(store, part, files[0]!, tally, pacer)
  else {
    const sheets = await sheetsOf(store, part, tally, pacer)
    const texts: Record<typeof format, () => Pieces[]> = {
      graphml: () => [graphml(sheets)],
      gexf: () => [gexf(sheets, gexfVersion)],
      csv: () => [nodesCsv(sheets), edgesCsv(sheets)],
      json: () => [cytoscapeJson(sheets)],
    }
    for (const [at, pieces] of texts[format]().entries()) await writePieces(files[at]!, pieces, pacer)
  }
  onProgress({ rowsDone: rowsTotal, rowsTotal })
  return { ...tally, elapsedMs: performance.now() - started }
}

async function sheetsOf(store: GraphStore, part: Part, tally: Tally, pacer: Pacer): Promise<Sheets> {
  const keys = nodeKeys(store, part.nodes)
  let step = keys.next()
  while (step.done !== true) {
    if (pacer.isOver) await pacer.rest()
    step = keys.next()
  }
  return {
    directed: store.directed,
    nodes: part.nodes,
    edges: part.edges,
    nodeColumns: nodeColumns(store, part),
    edgeColumns: edgeColumns(store),
    keyOf: step.value,
    sourceKey: keyOfEach(step.value, (edge) => store.sourceOf(edge)),
    targetKey: keyOfEach(step.value, (edge) => store.targetOf(edge)),
    tally,
  }
}

/** Keys of an end of edges; edges in a row mostly begin at the same node. */
function keyOfEach(keyOf: NodeKey, end: (edge: number) => number): (edge: number) => string {
  let [last, key] = [-1, '']
  return (edge) => {
    const node = end(edge)
    if (node !== last) [last, key] = [node, keyOf(node)]
    return key
  }
}

async function writePieces(path: string, pieces: Pieces, pacer: Pacer): Promise<void> {
  const file = await TextFile.create(path)
  try {
    for (const piece of pieces) {
      pacer.rowsDone++
      if (file.add(piece)) await file.drain()
      if (pacer.isOver) await pacer.rest()
    }
    await file.finish()
  } finally {
    await file.close()
  }
}
