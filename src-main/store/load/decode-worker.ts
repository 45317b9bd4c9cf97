import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '../../../src-shared/contract/failure.ts'
import { NotByPages } from '../../sqlite/pages/leaf-decoder.ts'
import { countIncoming, sortIncoming, spreadIncoming } from '../topology/incoming-steps.ts'
import { countOutgoing, sortOutgoing, spreadOutgoing, startRows } from '../topology/outgoing-steps.ts'
import type { CrewSetup, StepReply, StepRequest } from './crew.ts'
import { danglingIds, rejectedRows, shownRows } from './dangling.ts'
import { counter } from './progress.ts'
import type { Decoded, StepName, Steps } from './steps.ts'
import { TableParts } from './table-parts.ts'
import { TableReaders } from './table-readers.ts'

const { counters } = workerData as CrewSetup
const tables = new Map<number, TableParts>()

function tableOf(number: number): TableParts {
  const table = tables.get(number)
  if (table === undefined) throw new Error(`table ${number} was never decoded`)
  return table
}

/** Past the last task of any load: stops the workers that have not failed. */
const NO_MORE_TASKS = 2 ** 30

async function decode({ tables: sources, nextTask }: Steps['decode']['input']): Promise<Decoded> {
  const decoded: Decoded = { groups: [], unfit: [] }
  const readers = await TableReaders.open(sources)
  for (const { number, source } of sources) tables.set(number, new TableParts(source))
  const tasks = sources.flatMap(({ number, source }) =>
    Array.from({ length: source.tasks }, (_, task) => ({ number, task })),
  )
  try {
    for (;;) {
      const claimed = tasks[Atomics.add(nextTask, 0, 1)]
      if (claimed === undefined) break
      const { number, task } = claimed
      if (decoded.unfit.some(({ table }) => table === number)) continue
      const table = tableOf(number)
      try {
        for (const group of readers.read(number, task, table.keepers)) {
          decoded.groups.push(table.add(group, number, task))
          Atomics.add(counters, counter.rows, group.rows)
        }
      } catch (thrown) {
        if (!(thrown instanceof NotByPages)) throw thrown
        decoded.unfit.push({ table: number, why: thrown.message })
      }
      Atomics.add(counters, counter.tasks, 1)
      // memory that SQLite's binding handed over is freed by callbacks, which wait for a turn of the event loop
      if (table.source.lane.kind === 'rows') await new Promise((resolve) => setImmediate(resolve))
    }
  } catch (thrown) {
    Atomics.store(nextTask, 0, NO_MORE_TASKS)
    throw thrown
  } finally {
    readers.close()
  }
  return decoded
}

const steps: {
  [S in StepName]: (input: Steps[S]['input']) => Steps[S]['output'] | Promise<Steps[S]['output']>
} = {
  decode,
  names: ({ table, column }) => tableOf(table).names(column),
  compose: ({ table, columns }) => tableOf(table).compose(columns),
  fill: (orders) => {
    for (const order of orders) tableOf(order.table).fill(order)
    return null
  },
  resolve: (order) => tableOf(order.table).resolve(order),
  rejects: (order) => rejectedRows(tableOf(order.table), order),
  dangling: (order) => danglingIds(tableOf(order.table), order),
  show: (order) => shownRows(tableOf(order.table), order),
  release: ({ table, columns }) => {
    tableOf(table).release(columns)
    if (columns === undefined) tables.delete(table)
    return null
  },
  'count-outgoing': countOutgoing,
  'start-rows': silent(startRows),
  'spread-outgoing': silent(spreadOutgoing),
  'sort-outgoing': sortOutgoing,
  'count-incoming': countIncoming,
  'spread-incoming': silent(spreadIncoming),
  'sort-incoming': silent(sortIncoming),
}

/** A step that works on shared memory and has nothing to tell. */
function silent<I>(work: (input: I) => void): (input: I) => null {
  return (input) => {
    work(input)
    return null
  }
}

async function answer(request: StepRequest): Promise<void> {
  if (request.step === 'quit') return parentPort?.close()
  const { step, input } = request
  let reply: StepReply
  try {
    reply = { output: await (steps[step] as (input: unknown) => unknown)(input) }
  } catch (thrown) {
    reply = { failure: failureOf(thrown) }
  }
  parentPort?.postMessage(reply)
}

parentPort?.on('message', (request: StepRequest) => void answer(request))
