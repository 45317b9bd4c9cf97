/**
 * Builds one store in a bare process and prints what three instruments say of it: `heap-witness.ts FILE MODE`.
 * A heap snapshot counts every object by itself, and knows nothing of the accounts that it is held against.
 */
import { getHeapSnapshot } from 'node:v8'
import { inspectFile } from '../../dataset/inspect.ts'
import { buildStore } from '../../store/build.ts'
import type { Mode } from '../../../src-shared/contract/mode.ts'
import { loadGraph } from '../../store/load/load-graph.ts'
import { collectGarbage, heapReport } from '../../store/measure/heap.ts'

/** Growth by holding the store, in bytes. */
export type Witness = {
  /** As the product accounts for it. */
  heapBytes: number
  bufferBytes: number
  structureBytes: number | null
  /** Sum of the objects that appeared in the heap snapshot. */
  snapshotBytes: number
}

type Snapshot = {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } }
  nodes: number[]
}

/** Bytes of all objects on V8's heap; what a snapshot calls native lies outside of it. */
async function snapshotBytes(): Promise<number> {
  const chunks: Buffer[] = []
  for await (const chunk of getHeapSnapshot() as AsyncIterable<Buffer>) chunks.push(chunk)
  const { snapshot, nodes } = JSON.parse(Buffer.concat(chunks).toString()) as Snapshot
  const { node_fields: fields, node_types: types } = snapshot.meta
  const size = fields.indexOf('self_size')
  const native = types[0].indexOf('native')
  let bytes = 0
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (nodes[at + fields.indexOf('type')] !== native) bytes += nodes[at + size]!
  }
  return bytes
}

function settled() {
  collectGarbage()
  return heapReport()
}

const [file = '', mode = 'slotted'] = process.argv.slice(2)
const { plan } = await inspectFile(file)
const context = { onProgress: () => {}, signal: new AbortController().signal }
const build = async () => buildStore(await loadGraph(file, plan!), mode as Mode, context)

// once before: what the compiler, the loader and the snapshot leave is in both readings then
await build()
await snapshotBytes()
const before = settled()
const snapshotBefore = await snapshotBytes()
const store = await build()
const after = settled()
const witness: Witness = {
  heapBytes: after.heapUsedBytes - before.heapUsedBytes,
  bufferBytes: after.arrayBufferBytes - before.arrayBufferBytes,
  structureBytes: store
    .structure()
    .reduce<number | null>((sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes), 0),
  snapshotBytes: (await snapshotBytes()) - snapshotBefore,
}
if (store.nodeCount === 0) throw new Error('nothing was loaded')
console.log(JSON.stringify(witness))
