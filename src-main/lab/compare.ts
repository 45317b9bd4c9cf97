import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { AnswerContext } from '../../src-shared/contract/calls.ts'
import { fail, type Failure } from '../../src-shared/contract/failure.ts'
import {
  wayNames,
  type Comparison,
  type CompareProgress,
  type Environment,
  type Way,
} from '../../src-shared/contract/lab.ts'
import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import { disagreement } from './agreement.ts'
import { environmentOf, loadNow } from './environment.ts'
import { methodOf } from './method.ts'
import { compared, modeFigures } from './mode-figures.ts'
import { projectionOf } from './projection.ts'
import { remarksOf } from './remarks.ts'
import { runTrials } from './run-trials.ts'
import type { Laboratory, Trial } from './trial.ts'

export type CompareOrder = {
  readonly file: string
  /** What people call the dataset, where it is not the file's own name. */
  readonly name?: string
  readonly plan: LoadPlan
  readonly modes: readonly Way[]
  readonly repeats: number
  readonly seed: number
  readonly host: Environment['host']
}

/**
 * Loads a dataset again and again in each mode, every time into a process of its own, and says what each mode costs
 * and gives. Modes take turns, so that what else the machine does hurts all alike.
 *
 * A mode that cannot hold the dataset is reported with its failure and what it reached; it is not tried again.
 * @throws FailureError of anything else, `cancelled` among it: the process of the moment is ended then
 */
export async function compare(
  laboratory: Laboratory,
  order: CompareOrder,
  context: AnswerContext<CompareProgress>,
): Promise<Comparison> {
  const startedAt = Date.now()
  const loadBefore = loadNow()
  const { trials, failures } = await runTrials(laboratory, order, context)
  checkSums(trials)
  return comparisonOf(order, trials, failures, { startedAt, loadBefore })
}

/** What the trials of all modes came to. */
export function comparisonOf(
  order: CompareOrder,
  trials: readonly Trial[],
  failures: ReadonlyMap<Way, Failure>,
  { startedAt, loadBefore }: { startedAt: number; loadBefore: number },
): Comparison {
  const { file, modes, repeats, seed, host } = order
  const alone = modes.map((mode) =>
    modeFigures(
      mode,
      trials.filter((trial) => trial.mode === mode),
      failures.get(mode) ?? null,
    ),
  )
  const dict = alone.find(({ mode }) => mode === 'dict')
  const figures = alone.map((each) => compared(each, dict))
  const nodes = Math.max(0, ...trials.map(({ reading }) => reading.nodes))
  const edges = Math.max(0, ...trials.map(({ reading }) => reading.edges))
  const environment = environmentOf(
    host,
    loadBefore,
    Math.max(0, ...trials.map((trial) => trial.heapLimitBytes)),
  )
  const rssDisagreement = Math.max(
    0,
    ...trials.map(({ reading: { rssBytes, rssOutsideBytes } }) => disagreement(rssBytes, rssOutsideBytes)),
  )
  const result = trials.find((trial) => trial.result)?.result
  return {
    dataset: {
      name: order.name ?? basename(file),
      fileBytes: statSync(file).size,
      nodes,
      edges,
      numberAttribute: result?.numberAttribute ?? null,
      textAttribute: result?.textAttribute ?? null,
    },
    startedAt,
    elapsedMs: Date.now() - startedAt,
    repeats,
    seed,
    environment,
    modes: figures,
    projections: figures.flatMap(
      (each) => projectionOf(each, nodes === 0 ? 0 : edges / nodes, environment) ?? [],
    ),
    rssDisagreement,
    method: methodOf(repeats, seed),
    remarks: remarksOf({ modes: figures, rssDisagreement, environment }),
  }
}

/** Modes that read different values do not hold the same data, and comparing them would be worthless. */
function checkSums(trials: readonly Trial[]): void {
  const read = new Map<string, string>()
  for (const { mode, result } of trials) {
    for (const { name, ops, check } of result?.speeds ?? []) {
      const sum = `${ops}/${check}`
      const known = read.get(name) ?? sum
      read.set(name, known)
      if (known !== sum)
        fail('internal', `The ${wayNames[mode]} store read other values than the others: ${name}.`)
    }
  }
}
