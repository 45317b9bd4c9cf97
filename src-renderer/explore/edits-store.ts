import { create } from 'zustand'
import type { Mode } from '../../src-shared/contract/mode.ts'
import type { WireValue } from '../../src-shared/contract/values.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { host } from '../ui/host.ts'

/** What the analyst changed: a value set on nodes (`null` removes it), or an attribute kept as a slot. */
export type Edit =
  | {
      readonly type: 'set'
      readonly nodes: readonly number[]
      readonly name: string
      readonly value: WireValue
    }
  | { readonly type: 'keep'; readonly name: string }

export type EditsState = {
  /** In the order they were made: what a slot is kept as depends on the values before it. */
  readonly edits: readonly Edit[]
  /** How many of them each store has. */
  readonly applied: Partial<Record<Mode, number>>
}

/** Stores hold edits in memory only, so the window remembers them for the stores that are loaded later. */
export const useEdits = create<EditsState>(() => ({ edits: [], applied: {} }))

/** For when the dataset is closed. */
export function clearEdits(): void {
  useEdits.setState({ edits: [], applied: {} })
}

/** Sets a value of the analyst's own on nodes; remembered once the active store has taken it. */
export async function setOnNodes(nodes: readonly number[], name: string, value: WireValue): Promise<void> {
  await make({ type: 'set', nodes, name, value })
}

/** Makes an attribute a declared slot of the kinds that have it. */
export async function keepAsSlot(name: string): Promise<void> {
  await make({ type: 'keep', name })
}

async function make(edit: Edit): Promise<void> {
  const mode = activeMode()
  await apply(mode, edit)
  useEdits.setState(({ edits, applied }) => ({
    edits: [...edits, edit],
    applied: { ...applied, [mode]: edits.length + 1 },
  }))
  // another mode may have become active meanwhile
  if (activeMode() !== mode) await catchUp(activeMode())
}

function activeMode(): Mode {
  return useDataset.getState().active ?? 'slotted'
}

/** A store process of this mode was started anew and has no edits yet. */
export function forgetApplied(mode: Mode): void {
  useEdits.setState(({ applied }) => ({ applied: { ...applied, [mode]: 0 } }))
}

/** Gives a store the edits that it does not have, those made meanwhile included. One call each. */
export async function catchUp(mode: Mode, signal?: AbortSignal): Promise<void> {
  for (;;) {
    const { edits, applied } = useEdits.getState()
    const done = applied[mode] ?? 0
    const next = edits[done]
    if (!next) return
    // one after another: a slot is kept with the values that were there then
    // oxlint-disable-next-line no-await-in-loop
    await apply(mode, next, signal)
    useEdits.setState((now) => ({ applied: { ...now.applied, [mode]: done + 1 } }))
  }
}

async function apply(mode: Mode, edit: Edit, signal?: AbortSignal): Promise<void> {
  const store = host().store(mode)
  const options = signal ? { signal } : {}
  if (edit.type === 'keep') await store.keepAttribute({ name: edit.name }, options)
  else await store.setAttribute({ nodes: [...edit.nodes], name: edit.name, value: edit.value }, options)
}
