import { parentPort, workerData } from 'node:worker_threads'
import type { MeasureName } from '../../../src-shared/contract/measures.ts'
import { failureOf, type Failure } from '../../../src-shared/contract/failure.ts'
import type { Measure, State, Summary } from './measure.ts'
import type { Reading } from './reading.ts'
import { measureTable } from './table.ts'
import { Team, type TeamState } from './team.ts'

/** What one thread of a run is given; every array is shared. */
export type Order = {
  name: MeasureName
  graph: Reading
  parameters: unknown
  state: State
  team: TeamState
  thread: number
}

export type Outcome = { summary: Summary } | { failure: Failure }

/** Does this thread's part; the table pairs each name with its own parameters and state. */
function work({ name, graph, parameters, state, team, thread }: Order): Outcome {
  const measure = measureTable[name] as Measure<MeasureName>
  try {
    return { summary: measure.run(graph, parameters as never, state, new Team(team, thread)) }
  } catch (thrown) {
    return { failure: failureOf(thrown) }
  }
}

parentPort?.postMessage(work(workerData as Order))
