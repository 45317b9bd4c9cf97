import { fail } from '../../src-shared/contract/failure.ts'
import { modeNames } from '../../src-shared/contract/mode.ts'
import { reasonTexts, rejectsCsv, rowsLeftOut } from '../../src-shared/rejects.ts'
import { formatCount, formatCountOf, formatDuration } from '../../src-shared/units.ts'
import { inspectFile } from '../dataset/inspect.ts'
import { logPlan } from '../event-log/convert-log.ts'
import { malformedWarnings } from '../event-log/log-preflight.ts'
import { loadGraph } from '../store/load/load-graph.ts'
import type { LoadReport } from '../store/load/load-report.ts'
import { onePositional, type Command } from './command.ts'
import { withDataset } from './dataset-file.ts'

export const check: Command = {
  summary: 'Load a SQLite file and say how it was read, and what was left out and why.',
  help: `Usage: slotgraph check FILE [--add-nodes] [--csv | --json]

Loads the file as “slotgraph info” says it would. FILE may be an event log, and is
only read.

  --add-nodes  make a node of an end that no node has, rather than leave the edge out
  --csv        print what was left out as CSV: a line for each example
  --json       print the whole report as one JSON object

Example: slotgraph check dump.db --csv > left-out.csv`,
  options: {
    'add-nodes': { type: 'boolean', default: false },
    csv: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  async run({ values, positionals, terminal, signal }) {
    const file = onePositional(positionals, 'a FILE')
    await withDataset(file, { terminal, signal }, async ({ path: dataset, log }) => {
      const plan = log
        ? logPlan
        : (await inspectFile(dataset, (phase) => terminal.progress(`${phase} …`))).plan
      if (plan === null) fail('not-a-graph', 'No table here looks like nodes or edges.', { file })
      const { report, topology } = await loadGraph(
        dataset,
        values['add-nodes'] === true ? { ...plan, danglingEndpoints: 'add-nodes' } : plan,
        {
          signal,
          onProgress: ({ phase, rowsDone }) => terminal.progress(`${phase}: ${formatCount(rowsDone)} rows`),
        },
      )
      terminal.progress('')
      if (values['csv'] === true) terminal.print(rejectsCsv(report.rejects).trimEnd())
      else if (values['json'] === true) {
        const { nodeCount, edgeCount } = topology
        terminal.print(JSON.stringify({ nodeCount, edgeCount, ...report, ...(log && { log }) }, null, 2))
      } else {
        const size = `${formatCountOf(topology.nodeCount, 'node')}, ${formatCountOf(topology.edgeCount, 'edge')}`
        terminal.print(`${size}, ${modeNames.slotted}, in ${formatDuration(report.elapsedMs)}`)
        for (const line of log ? malformedWarnings(log) : []) terminal.print(line)
        for (const line of describe(report)) terminal.print(line)
      }
    })
  },
}

function describe({ tables, rejects, addedNodes }: LoadReport): string[] {
  return [
    ...tables.map(
      ({ table, rows, lane, why }) => `  ${table}: ${formatCountOf(rows, 'row')} by ${lane}, ${why}`,
    ),
    ...(addedNodes > 0 ? [`${formatCountOf(addedNodes, 'node')} made from ends that no node had`] : []),
    rejects.length === 0
      ? 'Nothing was left out.'
      : `${formatCountOf(rowsLeftOut(rejects), 'row')} left out; values that were not taken in:`,
    ...rejects.flatMap(({ table, reason, count, examples }) => [
      `  ${table}: ${formatCount(count)}, ${reasonTexts[reason]}`,
      ...examples.map(({ row, value }) => `    row ${row}: ${value}`),
    ]),
  ]
}
