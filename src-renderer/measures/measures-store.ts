import { create } from 'zustand'
import type { Analysis } from '../../src-shared/contract/analysis.ts'
import type { Failure } from '../../src-shared/contract/failure.ts'
import type { MeasureName } from '../../src-shared/contract/measures.ts'
import type { Pace } from '../ui/pace.ts'

/** What parameters may be: numbers, choices, and lists of nodes. */
export type ParameterValues = Readonly<Record<string, number | string | number[]>>

export type Running = {
  readonly measure: MeasureName
  readonly part: number | null
  readonly pace: Pace
}

export type MeasuresState = {
  /** The measure that is set up. */
  readonly chosen: MeasureName
  /** Parameters that were changed, by measure; the others have their defaults. */
  readonly changed: Readonly<Partial<Record<MeasureName, ParameterValues>>>
  /** How edges are read; `null` as the dataset says. */
  readonly directed: boolean | null
  /** Edge kinds left out. */
  readonly without: readonly string[]
  /** A numeric attribute of edges. */
  readonly weight: string | null
  /** Only the nodes that pass. */
  readonly filter: string
  readonly running: Running | null
  readonly failure: Failure | null
  /** What was worked out on this dataset, the last first. */
  readonly results: readonly Analysis[]
}

export const noMeasures: MeasuresState = {
  chosen: 'pagerank',
  changed: {},
  directed: null,
  without: [],
  weight: null,
  filter: '',
  running: null,
  failure: null,
  results: [],
}

export const useMeasures = create<MeasuresState>(() => noMeasures)

/** Changes a parameter of the measure that is set up. */
export function setParameter(name: string, value: number | string | number[]): void {
  useMeasures.setState(({ chosen, changed }) => ({
    changed: { ...changed, [chosen]: { ...changed[chosen], [name]: value } },
  }))
}
