import type { AnswerContext } from '../../src-shared/contract/calls.ts'
import { FailureError, type Failure } from '../../src-shared/contract/failure.ts'
import {
  wayNames,
  type CompareProgress,
  type SpeedAttributes,
  type Way,
} from '../../src-shared/contract/lab.ts'
import type { CompareOrder } from './compare.ts'
import { sizesOf, type Size } from './sizes.ts'
import { loadsOf } from './slopes.ts'
import { runTrial, type Laboratory, type Trial } from './trial.ts'

/** What a mode may fail of and the comparison still be one. */
const bearable: readonly Failure['code'][] = ['out-of-memory', 'too-many-records', 'store-died']

export type Trials = { readonly trials: Trial[]; readonly failures: ReadonlyMap<Way, Failure> }

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
  const trials: Trial[] = []
  const failures = new Map<Way, Failure>()
  const tooBig = new Map<Way, Set<Size>>(order.modes.map((mode) => [mode, new Set()]))
  let trialsDone = 0
  for (let repeat = 1; repeat <= order.repeats; repeat++) {
    for (const mode of order.modes) {
      for (const size of sizes) {
        if (!tooBig.get(mode)?.has(size)) {
          const step = `${wayNames[mode]}, run ${repeat} of ${order.repeats}: ${size.name}`
          const tell = (phase: string) =>
            progress({ step: `${step}, ${phase}`, mode, trialsDone, trialsTotal })
          try {
            const trialOrder = { ...order, mode, size, repeat, attributes: namedBy(trials) }
            const trial = await runTrial(laboratory, trialOrder, { signal, progress: tell })
            trials.push(trial)
            // speeds are measured, and growth is told, by the first
            const loads = loadsOf(trial.reading)
            for (let load = 2; load <= loads; load++) {
              const again = { ...trialOrder, size: { ...size, whole: false } }
              const tellAgain = (phase: string) => tell(`load ${load} of ${loads}, ${phase}`)
              trials.push(await runTrial(laboratory, again, { signal, progress: tellAgain }))
            }
          } catch (thrown) {
            if (!(thrown instanceof FailureError) || !bearable.includes(thrown.failure.code)) throw thrown
            failures.set(mode, thrown.failure)
            tooBig.get(mode)?.add(size)
          }
        }
        trialsDone++
      }
    }
  }
  return { trials, failures }
}

/** The attributes that the first trial to time anything has read: the others read the same. */
function namedBy(trials: readonly Trial[]): SpeedAttributes | undefined {
  const result = trials.find((trial) => trial.result)?.result
  return result && { number: result.numberAttribute, text: result.textAttribute }
}
