import { create } from 'zustand'
import type { FileCard } from '../../src-shared/contract/app-calls.ts'
import type { Failure } from '../../src-shared/contract/failure.ts'
import type { Overview } from '../../src-shared/contract/graph.ts'
import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import type { LoadProgress, LoadSummary } from '../../src-shared/contract/load-report.ts'
import type { Mode } from '../../src-shared/contract/mode.ts'
import type { Preflight } from '../../src-shared/contract/preflight.ts'
import type { UploadProgress } from '../transport/transport.ts'
import type { Pace } from '../ui/pace.ts'

/** A load as it goes. */
export type Loading = { readonly mode: Mode; readonly progress: LoadProgress | null; readonly pace: Pace }

/** Where the window is on the way from nothing to an open graph. */
export type Stage =
  | { readonly at: 'start' }
  | { readonly at: 'receiving'; readonly name: string; readonly progress: UploadProgress | null }
  | { readonly at: 'inspecting'; readonly file: FileCard; readonly phase: string }
  | { readonly at: 'preflight'; readonly file: FileCard; readonly preflight: Preflight }
  | {
      readonly at: 'loading'
      readonly file: FileCard
      readonly preflight: Preflight
      readonly loading: Loading
    }
  | { readonly at: 'open'; readonly file: FileCard; readonly preflight: Preflight }

export type DatasetState = {
  readonly stage: Stage
  readonly recents: readonly FileCard[]
  /** The plan as the analyst has it now; `null` until there is one. */
  readonly plan: LoadPlan | null
  readonly chosenMode: Mode
  /** What went wrong on the way to an open graph; shown where it happened. */
  readonly failure: Failure | null
  /** What is loaded now, by mode. */
  readonly loads: Partial<Record<Mode, LoadSummary>>
  /** What each mode measured when it was last loaded with this plan; outlives its process, for comparison. */
  readonly measured: Partial<Record<Mode, LoadSummary>>
  /** The mode that answers queries; stays set when its process has died, so that it can be restarted. */
  readonly active: Mode | null
  /** A second mode that is loading while the first goes on answering. */
  readonly switching: Loading | null
  readonly keepBoth: boolean
  readonly overview: Overview | null
}

export const useDataset = create<DatasetState>(() => ({
  stage: { at: 'start' },
  recents: [],
  plan: null,
  chosenMode: 'slotted',
  failure: null,
  loads: {},
  measured: {},
  active: null,
  switching: null,
  keepBoth: false,
  overview: null,
}))

/** Modes this app offers for the open dataset, in the order of the toggle. */
export function offeredModes(preflight: Preflight): readonly Mode[] {
  const order: readonly Mode[] = ['dict', 'object', 'slotted']
  const estimated = new Set(preflight.estimates.map(({ mode }) => mode))
  // without a guessed plan there are no estimates, but both first modes can be loaded
  return estimated.size === 0 ? ['dict', 'slotted'] : order.filter((mode) => estimated.has(mode))
}

/** Whether a graph is loaded and shown, for actions. */
export function isGraphOpen(): boolean {
  return useDataset.getState().stage.at === 'open'
}
