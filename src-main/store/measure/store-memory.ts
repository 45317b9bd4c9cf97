import type { StoreMemory } from '../../../src-shared/contract/memory.ts'
import type { GraphStore } from '../graph-store.ts'
import { heapReport, settle } from './heap.ts'

/**
 * What a store takes: one reading after a forced collection where `mostCpuMs` is 0, else once RSS no longer falls or
 * collecting took so much of the processor's time.
 */
export async function measure(
  store: GraphStore,
  baselineRssBytes: number,
  mostCpuMs: number,
): Promise<StoreMemory> {
  const { rssBytes, collected, settled } = await settle(mostCpuMs)
  const heap = heapReport()
  return {
    mode: store.mode,
    nodeCount: store.nodeCount,
    edgeCount: store.edgeCount,
    baselineRssBytes,
    loadedRssBytes: rssBytes,
    loadedHeapBytes: heap.heapUsedBytes,
    loadedArrayBufferBytes: heap.arrayBufferBytes,
    collected,
    settled,
    parts: store.structure(),
  }
}
