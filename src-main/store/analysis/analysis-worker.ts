import { parentPort } from 'node:worker_threads'
import type { MeasureName } from '../../../src-shared/contract/measures.ts'
import type { Failure, FailureError } from '../../../src-shared/contract/failure.ts'
import type { Measure, State, Summary } from './measure.ts'
import type { Reading } from './reading.ts'
import { collectGarbage } from '../measure/heap.ts'
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
async function work({ name, graph, parameters, state, team, thread }: Order): Promise<Outcome> {
  try {
    const measure = (await measureTable[name]()) as Measure<MeasureName>
    return { summary: measure.run(graph, parameters as never, state, new Team(team, thread)) }
  } catch (thrown) {
    // without the class: parsing what it brings along would take longer than many a measure
    const { failure, message } = thrown as Partial<FailureError> & Error
    return { failure: failure ?? { code: 'internal', detail: message } }
  }
}

/** Long enough for the next run of a row to come first, short enough that nobody reads the memory before. */
const COLLECT_AFTER_MS = 250

let collecting: NodeJS.Timeout | undefined

async function answer(order: Order): Promise<void> {
  clearTimeout(collecting)
  parentPort?.postMessage(await work(order))
  // what the run shared is given back only when no thread holds it
  collecting = setTimeout(collectGarbage, COLLECT_AFTER_MS)
}

parentPort?.on('message', (order: Order) => void answer(order))
