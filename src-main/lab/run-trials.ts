import { freemem, totalmem } from 'node:os'
import { statSync } from 'node:fs'
import type { AnswerContext } from '../../src-shared/contract/calls.ts'
import { FailureError, type Failure } from '../../src-shared/contract/failure.ts'
import type { CompareProgress } from '../../src-shared/contract/lab.ts'
import { modeNames, type Mode } from '../../src-shared/contract/mode.ts'
import type { CompareOrder } from './compare.ts'
import { sizesOf, type Size } from './sizes.ts'
import { runTrial, SETTLE_MS, type Laboratory, type Trial } from './trial.ts'
import { OneByOne } from '../../src-shared/one-by-one.ts'

/** What a mode may fail of and the comparison still be one. */
const bearable: readonly Failure['code'][] = ['out-of-memory', 'too-many-records', 'store-died']

/** A file so small that RSS cannot tell its bytes anyway is not waited for. */
const SETTLED_FILE_BYTES = 4e6

export type Trials = { readonly trials: Trial[]; readonly failures: ReadonlyMap<Mode, Failure> }

/**
 * Every size of a dataset in every mode, as often as asked. Modes take turns, so that what else the machine does
 * hurts all alike. A size that a mode cannot hold is not tried again, and its failure is kept.
 */
export async function runTrials(
  laboratory: Laboratory,
  order: CompareOrder,
  { signal, progress }: AnswerContext<CompareProgress>,
): Promise<Trials> {
  const sizes = sizesOf(order.plan)
  const trialsTotal = order.modes.length * sizes.length * order.repeats
  const settleMs = statSync(order.file).size < SETTLED_FILE_BYTES ? 0 : SETTLE_MS
  const trials: Trial[] = []
  const failures = new Map<Mode, Failure>()
  const tooBig = new Map<Mode, Set<Size>>(order.modes.map((mode) => [mode, new Set()]))
  let trialsDone = 0
  // the first fault that cannot be borne ends all trials under way
  const ending = new AbortController()
  const all = AbortSignal.any([signal, ending.signal])
  for (let repeat = 1; repeat <= order.repeats; repeat++) {
    for (const mode of order.modes) {
      const turns = new OneByOne()
      const run = async (size: Size, onLoaded: () => void) => {
        const step = `${modeNames[mode]}, run ${repeat} of ${order.repeats}: ${size.name}`
        const tell = (phase: string) => progress({ step: `${step}, ${phase}`, mode, trialsDone, trialsTotal })
        const trial = { ...order, mode, size, repeat, settleMs }
        try {
          trials.push(await runTrial(laboratory, trial, turns, { signal: all, progress: tell }, onLoaded))
        } catch (thrown) {
          if (!(thrown instanceof FailureError) || !bearable.includes(thrown.failure.code)) {
            ending.abort()
            throw thrown
          }
          failures.set(mode, thrown.failure)
          tooBig.get(mode)?.add(size)
        } finally {
          trialsDone++
        }
      }
      const fitting = sizes.filter((size) => !tooBig.get(mode)?.has(size))
      trialsDone += sizes.length - fitting.length
      await overlapping(fitting, run)
    }
  }
  return { trials, failures }
}

/**
 * Starts the next run as soon as the one before has loaded, while it settles; not before it has ended where half of
 * the machine's memory is in use already.
 */
async function overlapping(
  sizes: readonly Size[],
  run: (size: Size, onLoaded: () => void) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>()
  const ends: Promise<void>[] = []
  for (const size of sizes) {
    while (running.size > 0 && freemem() < totalmem() / 2) await Promise.race(running)
    await new Promise<void>((resolve) => {
      const end = run(size, resolve).finally(() => {
        running.delete(end)
        resolve()
      })
      running.add(end)
      ends.push(end)
      // looked at below, once all have started
      end.catch(() => {})
    })
  }
  const results = await Promise.allSettled(ends)
  const failed = results.filter((result) => result.status === 'rejected')
  // what failed first is why the others were ended
  if (failed[0]) throw failed.find(({ reason }) => !isCancelled(reason))?.reason ?? failed[0].reason
}

function isCancelled(reason: unknown): boolean {
  return reason instanceof FailureError && reason.failure.code === 'cancelled'
}
