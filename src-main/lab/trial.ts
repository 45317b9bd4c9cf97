import type { AnswerContext } from '../../src-shared/contract/calls.ts'
import {
  modeOf,
  type Reading,
  type SpeedAttributes,
  type TrialResult,
  type Way,
} from '../../src-shared/contract/lab.ts'
import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import type { LoadProgress } from '../../src-shared/contract/load-report.ts'
import type { StructurePart } from '../../src-shared/contract/memory.ts'
import type { ReadRss } from '../supervisor/rss.ts'
import type { Supervisor } from '../supervisor/supervisor.ts'
import type { Size } from './sizes.ts'

/** What trials need of the app around them. */
export type Laboratory = { readonly supervisor: Supervisor; readonly readRss: ReadRss }

export type TrialOrder = {
  readonly file: string
  readonly mode: Way
  readonly size: Size
  readonly repeat: number
  readonly seed: number
  /** What an earlier trial has read while timing. */
  readonly attributes?: SpeedAttributes | undefined
}

export type Trial = {
  readonly mode: Way
  readonly whole: boolean
  readonly reading: Reading
  readonly heapLimitBytes: number
  readonly parts: readonly StructurePart[]
  /** Of a trial that held the whole dataset. */
  readonly result: TrialResult | undefined
}

/**
 * One load into a store process of its own, which ends with it: nothing that one trial leaves behind is in the
 * next. Loads from the file, never from a snapshot; lets the process settle; reads its memory, and where it holds
 * the whole dataset its speeds. @throws FailureError as loading, `out-of-memory` among them
 */
export function runTrial(
  { supervisor, readRss }: Laboratory,
  { file, mode: way, size, repeat, seed, attributes }: TrialOrder,
  { signal, progress }: AnswerContext<string>,
): Promise<Trial> {
  return supervisor.errand(async (store) => {
    const onProgress = (at: LoadProgress) => {
      store.rowsDone = at.rowsDone
      progress(at.phase)
    }
    const plan: LoadPlan = way === 'overflow' ? { ...size.plan, gaps: 'overflow' } : size.plan
    const summary = await store.process.load({ file, mode: modeOf(way), plan }, { signal, onProgress })
    progress('measuring')
    const memory = await store.process.settled({}, { signal })
    const outside = store.pid === undefined ? undefined : (await readRss([store.pid])).get(store.pid)
    if (size.whole) progress('timing')
    return {
      mode: way,
      whole: size.whole,
      reading: {
        repeat,
        nodes: summary.nodeCount,
        edges: summary.edgeCount,
        baselineRssBytes: memory.baselineRssBytes,
        rssBytes: memory.loadedRssBytes,
        rssOutsideBytes: outside ?? memory.loadedRssBytes,
        heapBytes: memory.loadedHeapBytes,
        bufferBytes: memory.loadedArrayBufferBytes,
        loadMs: summary.elapsedMs,
      },
      heapLimitBytes: store.heap?.heapLimitBytes ?? 0,
      parts: memory.parts,
      result: size.whole
        ? await store.process.trial({ seed, ...(attributes && { attributes }) }, { signal })
        : undefined,
    }
  })
}
