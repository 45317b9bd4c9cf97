import { create } from 'zustand'
import { failureOf } from '../../src-shared/contract/failure.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { useEdits } from '../explore/edits-store.ts'
import { useMeasures } from '../measures/measures-store.ts'
import { host } from '../ui/host.ts'
import { notifyFailure } from '../ui/notice-store.ts'
import type { AttributeValues, ValuesOf } from './style/attribute-values.ts'
import type { Needed } from './style/needed-values.ts'
import type { View } from './view.ts'

/** Attribute values of elements that are or were drawn, by {@link keyOf}. The store process has them all. */
export const useValues = create<{ readonly values: ReadonlyMap<string, AttributeValues> }>(() => ({
  values: new Map(),
}))

/** Requests under way, attributes that could not be had, and those whose values are up to date. */
const pending = new Map<string, Promise<void>>()
const failed = new Set<string>()
const fresh = new Set<string>()
/** Counts the times that values went out of date: answers asked for before are dropped. */
let generation = 0

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
  const known = fresh.has(key) ? valuesNow(type, name) : undefined
  const elements = type === 'node' ? view.nodes : view.edges
  const indexes = [...elements.keys()].filter((index) => !known?.has(index))
  if (indexes.length === 0) return
  const work = ask(type, name, indexes)
  pending.set(key, work)
  await work
}

async function ask(type: 'node' | 'edge', name: string, indexes: readonly number[]): Promise<void> {
  const key = keyOf(type, name)
  const asked = generation
  const { active } = useDataset.getState()
  try {
    const { values } = await host()
      .store(active ?? 'slotted')
      .valuesOf({ type, name, indexes: [...indexes] })
    if (asked !== generation) return
    const before = fresh.has(key) ? valuesNow(type, name) : undefined
    fresh.add(key)
    const next = new Map(before)
    indexes.forEach((index, at) => next.set(index, values[at] ?? null))
    useValues.setState((state) => ({ values: new Map(state.values).set(key, next) }))
  } catch (thrown) {
    if (asked !== generation) return
    failed.add(key)
    notifyFailure(failureOf(thrown))
  } finally {
    if (asked === generation) pending.delete(key)
  }
}

/** Values may have changed; those that are there serve until they are fetched again. */
function outdate(): void {
  generation += 1
  pending.clear()
  failed.clear()
  fresh.clear()
}

/** Keeps values in step with edits and with the open dataset, until told to stop; `again` fetches. */
export function followChanges(again: () => void): () => void {
  const offEdits = useEdits.subscribe((now, before) => {
    if (now.version === before.version) return
    outdate()
    again()
  })
  const offMeasures = useMeasures.subscribe((now, before) => {
    // a measure that is run again gives other values under the same name
    if (now.results === before.results) return
    outdate()
    again()
  })
  const offDataset = useDataset.subscribe((now, before) => {
    if (now.active !== before.active) {
      outdate()
      again()
    }
    if (now.stage.at !== before.stage.at) {
      outdate()
      useValues.setState({ values: new Map() })
    }
  })
  return () => {
    offEdits()
    offMeasures()
    offDataset()
  }
}
