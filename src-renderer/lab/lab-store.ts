import { create } from 'zustand'
import type { Failure } from '../../src-shared/contract/failure.ts'
import type { Comparison, CompareProgress, Way } from '../../src-shared/contract/lab.ts'

export const labTabs = ['live', 'compare', 'record'] as const
export type LabTab = (typeof labTabs)[number]

export type LabState = {
  readonly tab: LabTab
  /** What is left out of the comparison. */
  readonly without: readonly Way[]
  readonly repeats: number
  readonly progress: CompareProgress | null
  readonly failure: Failure | null
  /** The last comparison of this dataset. */
  readonly comparison: Comparison | null
}

export const noLab: LabState = {
  tab: 'live',
  without: [],
  // the least that tells a spread; more take minutes on a graph of millions
  repeats: 3,
  progress: null,
  failure: null,
  comparison: null,
}

export const useLab = create<LabState>(() => noLab)
