import type { LoadSummary } from '../../src-shared/contract/load-report.ts'
import type { StoreMemory } from '../../src-shared/contract/memory.ts'
import { modeNames, type Mode } from '../../src-shared/contract/mode.ts'
import { formatBytes, formatRatio } from '../../src-shared/units.ts'

/** Growth of the process's RSS by loading: after a collection, less what the empty process had. Bytes. */
export function growthBytes({ loadedRssBytes, baselineRssBytes }: StoreMemory): number {
  return Math.max(0, loadedRssBytes - baselineRssBytes)
}

/**
 * Records below which growth says nothing of a record: loading anything at all warms up code and workers by some
 * 25 MB of RSS, which would be 250 bytes for each of 100,000 records.
 */
const leastRecords = 100_000

/** Growth divided by all records, nodes and edges alike; `null` where there are too few to tell, or RSS still falls. */
export function measuredPerRecord(memory: StoreMemory): number | null {
  return memory.settled ? perRecord(growthBytes(memory), memory) : null
}

/** Bytes of all records together, as a mean; `null` where there are too few to tell. */
export function perRecord(
  bytes: number,
  { nodeCount, edgeCount }: Pick<StoreMemory, 'nodeCount' | 'edgeCount'>,
): number | null {
  const records = nodeCount + edgeCount
  return records < leastRecords ? null : bytes / records
}

/** Bytes summed from the parts of a store; `null` where some of them cannot be summed. */
export function structureBytes({ parts }: StoreMemory): number | null {
  let sum = 0
  for (const { bytes } of parts) {
    if (bytes === null) return null
    sum += bytes
  }
  return parts.length === 0 ? null : sum
}

export function structurePerRecord(memory: StoreMemory): number | null {
  const records = memory.nodeCount + memory.edgeCount
  const bytes = structureBytes(memory)
  return bytes === null || records === 0 ? null : bytes / records
}

/** How a measured figure came about, for tooltips. */
export function howMeasured({ collected }: StoreMemory): string {
  const when = collected
    ? 'after loading and a forced collection'
    : 'after loading, without a forced collection'
  return `RSS of the store process ${when}, less its RSS before it loaded anything`
}

/** What slotted saves against another mode, in one sentence with how it was measured; `null` until both were. */
export function comparison(measured: Partial<Record<Mode, LoadSummary>>): string | null {
  const slotted = measured.slotted
  const other = measured.dict ?? measured.object
  if (!slotted?.memory.settled || !other?.memory.settled) return null
  const [less, more] = [growthBytes(slotted.memory), growthBytes(other.memory)]
  if (less === 0 || measuredPerRecord(slotted.memory) === null) {
    return 'This graph is too small to compare by RSS: what any load takes outweighs its records.'
  }
  const figures = `${formatBytes(more)} against ${formatBytes(less)}`
  return (
    `${capital(modeNames[other.mode])} takes ${formatRatio(more / less)} the memory of slotted for this graph: ${figures}, ` +
    `measured as growth of each process’s RSS by loading${bothCollected(slotted, other)}.`
  )
}

function bothCollected(...loads: readonly LoadSummary[]): string {
  return loads.every(({ memory }) => memory.collected) ? ', after a forced collection' : ''
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
