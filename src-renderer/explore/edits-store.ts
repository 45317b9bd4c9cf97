import { create } from 'zustand'
import type { Mode } from '../../src-shared/contract/mode.ts'
import type { WireValue } from '../../src-shared/contract/values.ts'
import { OneByOne } from '../../src-shared/one-by-one.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { currentEdits, recordEdit, useView } from '../graph/view-store.ts'
import { host } from '../ui/host.ts'
import { orNotify } from '../ui/notice-store.ts'
import type { Edit } from '../../src-shared/contract/session.ts'
import { nextStep } from './edit-steps.ts'

export type EditsState = {
  /** The edits that each store has. Stores hold them in memory only, so one that is loaded anew has none. */
  readonly applied: Partial<Record<Mode, readonly Edit[]>>
  /** Counts the changes of any store: what was read from one before is out of date. */
  readonly version: number
}

export const useEdits = create<EditsState>(() => ({ applied: {}, version: 0 }))

/** For when the dataset is closed. */
export function forgetStores(): void {
  useEdits.setState({ applied: {} })
}

/** A store process of this mode was started anew and has no edits yet. */
export function forgetApplied(mode: Mode): void {
  setApplied(mode, [])
}

/** Sets a value of the analyst's own on nodes, as a step that can be undone. */
export async function setOnNodes(nodes: readonly number[], name: string, value: WireValue): Promise<void> {
  const what = value === null ? `Remove ${name}` : `Set ${name}`
  await makeEdit(what, async (mode) => {
    const params = { nodes: [...nodes], name, values: [value] }
    const { before, keys } = await host().store(mode).setAttribute(params)
    return { type: 'set', nodes: params.nodes, keys, name, value, before }
  })
}

/** Makes an attribute a declared slot of the kinds that have it, as a step that can be undone. */
export async function keepAsSlot(name: string): Promise<void> {
  await makeEdit(`Keep ${name} as slot`, async (mode) => {
    await host().store(mode).keepAttribute({ name })
    return { type: 'keep', name }
  })
}

/** One after another: an edit tells what was there before, and what is there depends on the ones before it. */
const turns = new OneByOne()

/** Makes an edit in the active store; recorded once that has taken it. */
export async function makeEdit(did: string, edit: (mode: Mode) => Promise<Edit>): Promise<void> {
  await turns.run(async () => {
    const mode = activeMode()
    await bring(mode)
    const made = await edit(mode)
    setApplied(mode, [...currentEdits(), made])
    recordEdit(did, made)
  })
  // another mode may have become active meanwhile
  await catchUp(activeMode())
}

/** Brings the active store along when undo or redo changes the edits; others follow when they are switched to. */
export function followEdits(): void {
  useView.subscribe((now, before) => {
    if (now.history.present.edits === before.history.present.edits) return
    const { active, loads } = useDataset.getState()
    if (active && loads[active]) orNotify(catchUp(active))
  })
}

function activeMode(): Mode {
  return useDataset.getState().active ?? 'slotted'
}

/**
 * Gives a store the edits that it lacks and takes back those that were undone, until it has the present ones.
 * One call an edit.
 */
export function catchUp(mode: Mode, signal?: AbortSignal): Promise<void> {
  return turns.run(() => bring(mode, signal))
}

/** Whoever shows values asks for them again each time that edits are told: thousands of edits come back at once. */
const tellAfterMs = 500

async function bring(mode: Mode, signal?: AbortSignal): Promise<void> {
  const options = signal ? { signal } : {}
  const told = () => useEdits.getState().applied[mode]
  let [last, toldAt] = [told(), performance.now()]
  let has = last ?? []
  const tell = () => {
    // a store that was started anew meanwhile has none of these
    if (has === last || told() !== last) return
    setApplied(mode, has)
    last = has
    toldAt = performance.now()
  }
  try {
    for (;;) {
      const step = nextStep(has, currentEdits())
      if (!step) return
      // the order matters, and undo may change what is wanted meanwhile
      // oxlint-disable-next-line no-await-in-loop
      await (step.takesBack ? takeBack : apply)(mode, step.edit, options)
      if (told() !== last) [last, has] = [told(), told() ?? []]
      else has = step.after
      if (performance.now() - toldAt > tellAfterMs) tell()
    }
  } finally {
    tell()
  }
}

async function apply(mode: Mode, edit: Edit, options: { signal?: AbortSignal }): Promise<void> {
  const store = host().store(mode)
  switch (edit.type) {
    case 'keep':
      await store.keepAttribute({ name: edit.name }, options)
      return
    case 'measure': {
      const { name, measure, parameters, reading } = edit
      await store.analyse({ name, measure, parameters, reading, top: 0 }, options)
      return
    }
    case 'set': {
      const { nodes, name, value } = edit
      await store.setAttribute({ nodes: [...nodes], name, values: [value] }, options)
    }
  }
}

async function takeBack(mode: Mode, edit: Edit, options: { signal?: AbortSignal }): Promise<void> {
  const store = host().store(mode)
  switch (edit.type) {
    case 'keep':
      await store.releaseAttribute({ name: edit.name }, options)
      return
    case 'measure':
      await store.forgetMeasure({ name: edit.name }, options)
      return
    case 'set': {
      const { nodes, name, before } = edit
      await store.setAttribute({ nodes: [...nodes], name, values: [...before] }, options)
    }
  }
}

function setApplied(mode: Mode, edits: readonly Edit[]): void {
  useEdits.setState(({ applied, version }) => ({
    applied: { ...applied, [mode]: edits },
    version: version + 1,
  }))
}
