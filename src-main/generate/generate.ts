import { createDatabase } from '../sqlite/create.ts'
import { edgeAttributes, edgeColumns, nodeAttributes, nodeColumns } from './attributes.ts'
import { BulkInsert } from './bulk-insert.ts'
import { randomSource } from './random.ts'
import { RmatEdges } from './rmat.ts'

export type GraphToGenerate = { nodes: number; edges: number; seed: number }

export type GenerateOptions = {
  onProgress?: (progress: { phase: string; rowsDone: number; rowsTotal: number }) => void
  signal?: AbortSignal
}

/** Rows between two looks at the clock: about 10 ms. */
const SLICE_ROWS = 8192
const PROGRESS_MS = 100

/**
 * Writes an R-MAT graph with the parameters of Graph500 to a new SQLite file: `nodes(id, label, category,
 * value, score, created)` and `edges(source, target, weight, channel, trust)`. The same numbers give the
 * same rows. Takes 4 bytes of memory a node. Cancelling, and any failure, leaves no file.
 * @throws FailureError `cannot-write` when the file exists or the disk is full; AbortError when cancelled
 */
export async function generateGraph(
  file: string,
  { nodes, edges, seed }: GraphToGenerate,
  { onProgress = () => {}, signal }: GenerateOptions = {},
): Promise<void> {
  const rowsTotal = nodes + edges
  let toldAt = -Infinity
  const pause = async (phase: string, rowsDone: number): Promise<void> => {
    if (performance.now() - toldAt >= PROGRESS_MS) {
      toldAt = performance.now()
      onProgress({ phase, rowsDone, rowsTotal })
    }
    await new Promise((resolve) => setImmediate(resolve))
    signal?.throwIfAborted()
  }
  await createDatabase(file, async (db) => {
    db.exec(`CREATE TABLE nodes(${nodeColumns}); CREATE TABLE edges(${edgeColumns})`)
    const random = randomSource(seed)
    const nodeRows = new BulkInsert(db, 'nodes', 6)
    for (let id = 0; id < nodes; id++) {
      if (id % SLICE_ROWS === 0) await pause('nodes', id)
      nodeRows.add(id, ...nodeAttributes(random))
    }
    nodeRows.finish()
    await pause('shuffling', nodes)
    const drawn = new RmatEdges(nodes, random)
    const edgeRows = new BulkInsert(db, 'edges', 5)
    for (let edge = 0; edge < edges; edge++) {
      if (edge % SLICE_ROWS === 0) await pause('edges', nodes + edge)
      drawn.draw()
      edgeRows.add(drawn.source, drawn.target, ...edgeAttributes(random))
    }
    edgeRows.finish()
    await pause('saving', rowsTotal)
  })
  onProgress({ phase: 'saving', rowsDone: rowsTotal, rowsTotal })
}
