/**
 * Holds the preflight's estimates against real loads, each in a store process of its own.
 *
 *   node scripts/check-estimate.ts FILE.db... [--mode dict --mode slotted ...]
 */
import { parseArgs } from 'node:util'
import { modes, type Mode } from '../src-shared/contract/mode.ts'
import { forkSpawn } from '../src-main/supervisor/fork-spawn.ts'
import { StoreProcess } from '../src-main/supervisor/store-process.ts'

export type Checked = {
  mode: Mode
  nodes: number
  edges: number
  estimatedBytes: number
  measuredBytes: number
  heapBytes: number
  structureBytes: number
  estimatedMs: number
  elapsedMs: number
}

/** Inspects and loads a file in one mode. */
export async function checkEstimate(file: string, mode: Mode): Promise<Checked> {
  const inspecting = new StoreProcess(forkSpawn())
  const preflight = await inspecting.process.inspect({ file })
  await inspecting.end('done')
  const estimate = preflight.estimates.find((one) => one.mode === mode)
  if (preflight.plan === null || estimate === undefined)
    throw new Error(`${file}: ${preflight.reasons.join(' ')}`)
  const store = new StoreProcess(forkSpawn())
  try {
    const { elapsedMs } = await store.process.load({ file, mode, plan: preflight.plan })
    const memory = await store.process.settled({})
    return {
      mode,
      nodes: memory.nodeCount,
      edges: memory.edgeCount,
      estimatedBytes: estimate.rssBytes,
      measuredBytes: memory.loadedRssBytes - memory.baselineRssBytes,
      heapBytes: memory.loadedHeapBytes,
      structureBytes: memory.parts.reduce((total, { bytes }) => total + (bytes ?? 0), 0),
      estimatedMs: estimate.elapsedMs,
      elapsedMs,
    }
  } finally {
    await store.end('done')
  }
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { mode: { type: 'string', multiple: true, default: [...modes] } },
  })
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1).padStart(7)
  for (const file of positionals) {
    console.log(file)
    for (const mode of modes.filter((one) => values.mode.includes(one))) {
      try {
        const c = await checkEstimate(file, mode)
        const percent = Math.round((c.estimatedBytes / c.measuredBytes - 1) * 100)
        console.log(
          `  ${mode.padEnd(8)} ${c.nodes} nodes ${c.edges} edges: measured ${megabytes(c.measuredBytes)} MB ` +
            `(heap ${megabytes(c.heapBytes)}, structure ${megabytes(c.structureBytes)}), ` +
            `estimated ${megabytes(c.estimatedBytes)} MB (${percent > 0 ? '+' : ''}${percent}%); ` +
            `${Math.round(c.elapsedMs)} ms, estimated ${c.estimatedMs} ms`,
        )
      } catch (error) {
        console.log(`  ${mode.padEnd(8)} ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
}
