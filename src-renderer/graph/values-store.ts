import { create } from 'zustand'
import { failureOf } from '../../src-shared/contract/failure.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { useEdits } from '../explore/edits-store.ts'
import { host } from '../ui/host.ts'
import { notifyFailure } from '../ui/notice-store.ts'
import type { AttributeValues, ValuesOf } from './style/attribute-values.ts'
import type { Needed } from './style/needed-values.ts'
import type { View } from './view.ts'

/** Attribute values of elements that are or were drawn, by {@link keyOf}. The store process has them all. */
export const useValues = create<{ readonly values: ReadonlyMap<string, AttributeValues> }>(() => ({
  values: new Map(),
}))

/** Requests under way, and attributes that could not be had; neither is asked for again. */
const pending = new Map<string, Promise<void>>()
const failed = new Set<string>()

/** Values that are there now; others come by {@link fetchValues}. */
export const valuesNow: ValuesOf = (type, name) => useValues.getState().values.get(keyOf(type, name))

function keyOf(type: 'node' | 'edge', name: string): string {
  return `${type} ${name}`
}

/** Fetches values that are needed of a view's elements and not there yet. Failures are told once. */
export async function fetchValues(needed: readonly Needed[], view: View): Promise<void> {
  await Promise.all(needed.map((each) => fetchOne(each, view)))
}

async function fetchOne({ type, name }: Needed, view: View): Promise<void> {
  const key = keyOf(type, name)
  if (failed.has(key)) return
  const earlier = pending.get(key)
  if (earlier) {
    await earlier
    return fetchOne({ type, name }, view)
  }
  const known = valuesNow(type, name)
  const elements = type === 'node' ? view.nodes : view.edges
  const indexes = [...elements.keys()].filter((index) => !known?.has(index))
  if (indexes.length === 0) return
  const work = ask(type, name, indexes)
  pending.set(key, work)
  await work
}

async function ask(type: 'node' | 'edge', name: string, indexes: readonly number[]): Promise<void> {
  const key = keyOf(type, name)
  const { active } = useDataset.getState()
  try {
    const { values } = await host()
      .store(active ?? 'slotted')
      .valuesOf({ type, name, indexes: [...indexes] })
    // forgotten meanwhile: these may be of another dataset, or from before an edit
    if (!pending.has(key)) return
    useValues.setState((state) => {
      const next = new Map(state.values.get(key))
      indexes.forEach((index, at) => next.set(index, values[at] ?? null))
      return { values: new Map(state.values).set(key, next) }
    })
  } catch (thrown) {
    failed.add(key)
    notifyFailure(failureOf(thrown))
  } finally {
    pending.delete(key)
  }
}

/** Forgets what may have changed: all values, when attributes are edited or another dataset or mode is loaded. */
export function forgetValues(): void {
  pending.clear()
  failed.clear()
  useValues.setState({ values: new Map() })
}

/** Keeps values in step with edits and with what is loaded, until told to stop. */
export function followEdits(): () => void {
  const offEdits = useEdits.subscribe((now, before) => {
    if (now.edits !== before.edits) forgetValues()
  })
  const offDataset = useDataset.subscribe((now, before) => {
    if (now.active !== before.active || now.stage !== before.stage) forgetValues()
  })
  return () => {
    offEdits()
    offDataset()
  }
}
