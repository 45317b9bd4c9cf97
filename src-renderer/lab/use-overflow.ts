import type { StructurePart } from '../../src-shared/contract/memory.ts'
import { modes, type Mode } from '../../src-shared/contract/mode.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { useEdits } from '../explore/edits-store.ts'
import { useAnswer } from '../explore/use-answer.ts'
import { host } from '../ui/host.ts'

/** What lies beside the slots of a store. */
export type Overflow = { readonly names: readonly string[]; readonly bytes: number }

/** Of each store that is loaded, asked anew after every edit. */
export function useOverflow(): Partial<Record<Mode, Overflow>> {
  const loads = useDataset((state) => state.loads)
  const version = useEdits((state) => state.version)
  const loaded = modes.filter((mode) => loads[mode])
  const answer = useAnswer(`${loaded.join()} ${version}`, async (signal) => {
    const all = await Promise.all(
      loaded.map(
        async (mode) => [mode, overflowOf(await host().store(mode).memory({}, { signal }))] as const,
      ),
    )
    return Object.fromEntries(all)
  })
  return answer.at === 'there' ? answer.value : {}
}

function overflowOf({ parts }: { parts: readonly StructurePart[] }): Overflow {
  const beside = parts.filter(({ type }) => type === 'overflow')
  return {
    names: [...new Set(beside.map(({ name }) => name))],
    bytes: beside.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
  }
}
