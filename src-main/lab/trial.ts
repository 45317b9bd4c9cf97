import { setTimeout as sleep } from 'node:timers/promises'
import type { AnswerContext } from '../../src-shared/contract/calls.ts'
import { failureOf } from '../../src-shared/contract/failure.ts'
import type { Reading, TrialResult } from '../../src-shared/contract/lab.ts'
import type { StructurePart } from '../../src-shared/contract/memory.ts'
import type { Mode } from '../../src-shared/contract/mode.ts'
import { FailureError } from '../../src-shared/contract/failure.ts'
import type { ReadRss } from '../supervisor/rss.ts'
import type { Supervisor } from '../supervisor/supervisor.ts'
import type { Size } from './sizes.ts'
import type { OneByOne } from '../../src-shared/one-by-one.ts'

/** What trials need of the app around them. */
export type Laboratory = { readonly supervisor: Supervisor; readonly readRss: ReadRss }

export type TrialOrder = {
  readonly file: string
  readonly mode: Mode
  readonly size: Size
  readonly repeat: number
  readonly seed: number
  /** How long freed pages are waited for; see {@link SETTLE_MS}. */
  readonly settleMs: number
}

export type Trial = {
  readonly mode: Mode
  readonly whole: boolean
  readonly reading: Reading
  readonly heapLimitBytes: number
  readonly parts: readonly StructurePart[]
  /** Of a trial that held the whole dataset. */
  readonly result: TrialResult | undefined
}

/**
 * V8 keeps the pages of worker threads that have ended for 8 s (measured with `/proc/PID/smaps`; its page pool):
 * 8 to 20 MB after a load, the less the longer the load took, which would tilt every slope.
 */
export const SETTLE_MS = 9_000

/**
 * One load into a store process of its own, which ends with it: nothing that one trial leaves behind is in the
 * next. Loads from the file, never from a snapshot; lets the process settle; reads its memory, and where it holds
 * the whole dataset its speeds. Loading and reading wait for their turn, settling does not; `onLoaded` tells when
 * the next may load. @throws FailureError as loading, `out-of-memory` among them
 */
export function runTrial(
  { supervisor, readRss }: Laboratory,
  { file, mode, size, repeat, seed, settleMs }: TrialOrder,
  turns: OneByOne,
  { signal, progress }: AnswerContext<string>,
  onLoaded: () => void,
): Promise<Trial> {
  return supervisor.errand(async (store) => {
    const summary = await turns.run(() =>
      store.process.load(
        { file, mode, plan: size.plan },
        {
          signal,
          onProgress: (at) => {
            store.rowsDone = at.rowsDone
            progress(at.phase)
          },
        },
      ),
    )
    onLoaded()
    await sleep(settleMs, undefined, { signal }).catch((error: unknown) => {
      throw new FailureError(failureOf(error))
    })
    return turns.run(async () => {
      progress('measuring')
      const memory = await store.process.settled({}, { signal })
      const outside = store.pid === undefined ? undefined : (await readRss([store.pid])).get(store.pid)
      if (size.whole) progress('timing')
      return {
        mode,
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
        result: size.whole ? await store.process.trial({ seed }, { signal }) : undefined,
      }
    })
  })
}
