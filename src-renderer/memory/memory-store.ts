import { create } from 'zustand'
import type { MemorySample, ProcessName } from '../../src-shared/contract/memory.ts'
import { host } from '../ui/host.ts'
import { MemorySeries, type Measure } from './memory-series.ts'

/** All samples of this window; grows in place, so that four events a second copy nothing. */
export const series = new MemorySeries()

export type MemoryState = {
  /** The last sample of each process that lives. */
  readonly latest: Partial<Record<ProcessName, MemorySample>>
  readonly shownMeasures: ReadonlySet<Measure>
  readonly hiddenProcesses: ReadonlySet<ProcessName>
}

/** Changes with every event: subscribe to as little of it as is drawn. */
export const useMemory = create<MemoryState>(() => ({
  latest: {},
  shownMeasures: new Set<Measure>(['rss', 'heap', 'buffers']),
  hiddenProcesses: new Set<ProcessName>(['main', 'window']),
}))

export function addSamples(samples: readonly MemorySample[]): void {
  if (samples.length === 0) return
  series.add(samples)
  const latest: Partial<Record<ProcessName, MemorySample>> = {}
  for (const sample of samples) latest[sample.process] = sample
  useMemory.setState({ latest })
}

/** What was sampled before this window connected. */
export async function fetchHistory(): Promise<void> {
  series.addHistory(await host().app.memoryHistory({}))
}

/** Modes first. */
export const processOrder: readonly ProcessName[] = ['slotted', 'object', 'dict', 'main', 'window']

/** Every process that has samples, modes first. A new sample alone renders nothing. */
export function useSeenProcesses(): ProcessName[] {
  // as text, which is the same while the processes are
  const seen = useMemory(() =>
    processOrder.filter((process) => series.columns.has(`${process} rss`)).join(' '),
  )
  return seen === '' ? [] : (seen.split(' ') as ProcessName[])
}

export function showMeasure(measure: Measure, isShown: boolean): void {
  useMemory.setState(({ shownMeasures }) => ({ shownMeasures: toggled(shownMeasures, measure, isShown) }))
}

export function showProcess(process: ProcessName, isShown: boolean): void {
  useMemory.setState(({ hiddenProcesses }) => ({
    hiddenProcesses: toggled(hiddenProcesses, process, !isShown),
  }))
}

function toggled<T>(set: ReadonlySet<T>, item: T, isIn: boolean): ReadonlySet<T> {
  const next = new Set(set)
  if (isIn) next.add(item)
  else next.delete(item)
  return next
}
