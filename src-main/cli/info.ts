import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import { modeNames } from '../../src-shared/contract/mode.ts'
import type { Preflight } from '../../src-shared/contract/preflight.ts'
import { formatBytes, formatCount, formatDuration } from '../../src-shared/units.ts'
import { inspectFile } from '../dataset/inspect.ts'
import { logPreflight } from '../event-log/log-preflight.ts'
import { withDataset } from './dataset-file.ts'
import { onePositional, type Command } from './command.ts'

export const info: Command = {
  summary: 'Say what a SQLite file or event log holds, and how it would make a graph.',
  help: `Usage: slotgraph info FILE [--json]

Looks at a file without loading it: its tables, the nodes and edges they seem to
hold and why, and what each memory mode would need here. The file is only read.
An event log is converted first, to a file that is removed again.

  --json   print the preflight as one JSON object

Example: slotgraph info flights.db --json | jq .plan`,
  options: { json: { type: 'boolean', default: false } },
  async run(input) {
    const { values, positionals, terminal } = input
    const file = onePositional(positionals, 'a FILE')
    const preflight = await withDataset(file, input, async ({ path: dataset, log }) => {
      const inspected = await inspectFile(dataset, (phase) => terminal.progress(`${phase} …`))
      return log ? logPreflight(inspected, file, log) : inspected
    })
    terminal.progress('')
    const text = values['json'] === true ? JSON.stringify(preflight, null, 2) : describe(preflight).join('\n')
    terminal.print(text)
  },
}

function describe(preflight: Preflight): string[] {
  const { fileName, fileBytes, tables, plan, reasons, warnings } = preflight
  return [
    `${fileName}, ${formatBytes(fileBytes)}`,
    ...warnings.map((warning) => `! ${warning}`),
    '',
    'Tables',
    ...columns(
      tables.map(({ name, rows, rowsExact, columns: held }) => [
        name,
        `${rowsExact ? '' : 'about '}${formatCount(rows)} rows`,
        held.map((column) => column.name).join(', '),
      ]),
    ),
    '',
    'As a graph',
    ...(plan === null ? [] : describePlan(plan)),
    ...reasons.map((reason) => `  ${reason}`),
    ...describeEstimates(preflight),
  ]
}

function describePlan({ nodeTables, edgeTables }: LoadPlan): string[] {
  return [
    ...nodeTables.map(
      ({ table, idColumns }) => `  nodes  ${table} by ${idColumns.join(', ') || 'row number'}`,
    ),
    ...edgeTables.map(({ table, sourceColumns, sourceKey, targetColumns, targetKey }) => {
      const end = (names: string[], key: string[] | undefined): string =>
        (names.join(', ') || 'its row') + (key === undefined ? '' : ` (by ${key.join(', ')})`)
      return `  edges  ${table} from ${end(sourceColumns, sourceKey)} to ${end(targetColumns, targetKey)}`
    }),
    '',
  ]
}

function describeEstimates({ estimates, machine }: Preflight): string[] {
  if (estimates.length === 0) return []
  return [
    '',
    `Expected of each mode, with ${formatBytes(machine.freeBytes)} of memory free`,
    ...columns(
      estimates.map(({ mode, rssBytes, elapsedMs, fits }) => [
        modeNames[mode],
        formatBytes(rssBytes),
        `in ${formatDuration(elapsedMs)}`,
        fits ? '' : 'does not fit',
      ]),
    ),
  ]
}

/** Rows of text with their columns aligned, indented by two. */
function columns(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd())
}
