import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '../../../src-shared/contract/failure.ts'
import { countKeys, placeEdges, placeIncoming } from '../topology/csr-steps.ts'
import type { CrewSetup, StepReply, StepRequest } from './crew.ts'
import { danglingIds, rejectedRows, shownRows } from './dangling.ts'
import { PageReader } from './page-reader.ts'
import { counter } from './progress.ts'
import { RowReader } from './row-reader.ts'
import type { DecodedGroup, StepName, Steps } from './steps.ts'
import { TableParts } from './table-parts.ts'

const { counters } = workerData as CrewSetup
const tables = new Map<number, TableParts>()

function tableOf(number: number): TableParts {
  const table = tables.get(number)
  if (table === undefined) throw new Error(`table ${number} was never decoded`)
  return table
}

function decode({ tables: sources, nextTask }: Steps['decode']['input']): DecodedGroup[] {
  const decoded: DecodedGroup[] = []
  let rowReader: RowReader | undefined
  const pageReader = new PageReader()
  for (const { number, source } of sources) tables.set(number, new TableParts(source))
  const tasks = sources.flatMap((numbered) =>
    Array.from({ length: numbered.source.tasks }, (_, task) => ({ ...numbered, task })),
  )
  try {
    for (;;) {
      const claimed = tasks[Atomics.add(nextTask, 0, 1)]
      if (claimed === undefined) break
      const { number, source, task } = claimed
      const table = tableOf(number)
      const { lane } = source
      const groups =
        lane.kind === 'pages'
          ? pageReader.read(source, lane, task, table.settlers)
          : (rowReader ??= new RowReader(lane.file)).read(source, lane, task, table.settlers)
      for (const group of groups) {
        decoded.push(table.add(group, number, task))
        Atomics.add(counters, counter.rows, group.rows)
      }
      Atomics.add(counters, counter.tasks, 1)
    }
  } finally {
    rowReader?.close()
  }
  return decoded
}

const steps: { [S in StepName]: (input: Steps[S]['input']) => Steps[S]['output'] } = {
  decode,
  names: ({ table, column }) => tableOf(table).names(column),
  compose: ({ table, columns }) => tableOf(table).compose(columns),
  fill: (orders) => {
    for (const order of orders) tableOf(order.table).fill(order)
    return null
  },
  resolve: (order) => {
    tableOf(order.table).resolve(order)
    return null
  },
  rejects: (order) => rejectedRows(tableOf(order.table), order),
  dangling: (order) => danglingIds(tableOf(order.table), order),
  show: (order) => shownRows(tableOf(order.table), order),
  release: ({ table }) => {
    tables.delete(table)
    return null
  },
  'count-keys': countKeys,
  'place-edges': (order) => {
    placeEdges(order)
    return null
  },
  'place-incoming': (order) => {
    placeIncoming(order)
    return null
  },
}

parentPort?.on('message', ({ step, input }: StepRequest) => {
  let reply: StepReply
  try {
    reply = { output: (steps[step] as (input: unknown) => unknown)(input) }
  } catch (thrown) {
    reply = { failure: failureOf(thrown) }
  }
  parentPort?.postMessage(reply)
})
