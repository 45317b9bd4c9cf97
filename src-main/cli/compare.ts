import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { fail } from '../../src-shared/contract/failure.ts'
import { ways, type Comparison, type ReportFormat, type Way } from '../../src-shared/contract/lab.ts'
import { formatCount, formatShare } from '../../src-shared/units.ts'
import { logPlan } from '../event-log/convert-log.ts'
import { compare as compareModes } from '../lab/compare.ts'
import { datasetLine, environmentLines } from '../lab/report/heading.ts'
import { reportText } from '../lab/report/report.ts'
import { tablesOf } from '../lab/report/tables.ts'
import { forkSpawn } from '../supervisor/fork-spawn.ts'
import { readSystemRss } from '../supervisor/rss.ts'
import { Supervisor } from '../supervisor/supervisor.ts'
import { alignedTable } from './aligned.ts'
import { compareRecords } from './compare-records.ts'
import { withDataset, type Dataset } from './dataset-file.ts'
import { onePositional, UsageError, wholeNumber, type Command, type CommandInput } from './command.ts'
import { writeNew } from './write-new.ts'

export const compare: Command = {
  summary: 'Measure what each way of holding a graph costs and gives.',
  help: `Usage: slotgraph compare FILE [--modes LIST] [--repeat N] [--seed N]
                         [--json | --markdown] [--report FILE]
       slotgraph compare --nodes N [--edges N] ...
       slotgraph compare --records [--repeat N] [--json | --markdown]

Loads the graph in each mode several times, every time into a process of its own,
and prints bytes a node and an edge as measured, load time, the speed of what
analysts do, and what each mode would take at other sizes. The file is only read.
FILE is a SQLite database or an event log.

  --modes LIST    dict, object, slotted, overflow, separated by commas (all four);
                  overflow is slotted with only what every record has in slots
  --repeat N      1 to 25; figures are medians (3)
  --nodes N       compare on a made-up graph of N nodes; 10 to 10,000,000
  --edges N       its edges (four times its nodes)
  --records       500,000 records instead of a graph: the benchmark known from
                  Python's __slots__, beside Python's own here if there is one
  --seed N        of the made-up graph and of the nodes picked (1)
  --json          print everything, every reading too, as one JSON object
  --markdown      print a report as Markdown
  --report FILE   also write a report: .html (self-contained), .md or .json

A million nodes take about two minutes a repeat. Progress goes to stderr where
that is a terminal. docs/measuring.md says how every figure was obtained.

Exit codes: 0 done, also where a mode could not hold the graph, which the report
says; 1 failed; 2 wrong arguments; 130 cancelled.

Example: slotgraph compare flights.db --repeat 5 --report flights.html`,
  options: {
    modes: { type: 'string', default: ways.join(',') },
    repeat: { type: 'string', default: '3' },
    nodes: { type: 'string' },
    edges: { type: 'string' },
    records: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    report: { type: 'string' },
  },
  async run(input) {
    const { values, terminal } = input
    const report = typeof values['report'] === 'string' ? values['report'] : undefined
    const format = report === undefined ? undefined : formatOf(report)
    if (values['json'] === true && values['markdown'] === true) {
      throw new UsageError('--json and --markdown are two ways to print; choose one.')
    }
    if (values['records'] === true) return compareRecords(input)
    const comparison = await measured(input)
    terminal.progress('')
    terminal.print(printed(comparison, values))
    if (report !== undefined && format !== undefined) await writeNew(report, reportText(comparison, format))
  },
}

/** Compares on the file named, or on a made-up one that is removed afterwards. */
async function measured(input: CommandInput): Promise<Comparison> {
  const { values, positionals, terminal, signal } = input
  const order = {
    modes: modesOf(String(values['modes'])),
    repeats: wholeNumber(values['repeat'], 'repeat', 1, 25),
    seed: wholeNumber(values['seed'], 'seed', 0, 2 ** 32 - 1),
  }
  if (values['nodes'] === undefined) {
    return onFile(onePositional(positionals, 'a FILE, or --nodes N'), order, input)
  }
  if (positionals.length > 0) throw new UsageError('It takes a FILE or --nodes N, not both.')
  const nodes = wholeNumber(values['nodes'], 'nodes', 10, 10_000_000)
  const edges = wholeNumber(values['edges'] ?? String(nodes * 4), 'edges', 10, 50_000_000)
  const folder = await mkdtemp(join(tmpdir(), 'slotgraph-compare-'))
  try {
    const file = join(folder, `${nodes}-nodes.db`)
    await withSupervisor((supervisor) =>
      supervisor.generate(
        { file, nodes, edges, seed: order.seed },
        {
          signal,
          progress: ({ phase, rowsDone, rowsTotal }) =>
            terminal.progress(`making a graph, ${phase}: ${formatShare(rowsDone / rowsTotal)}`),
        },
      ),
    )
    const name = `a made-up graph of ${formatCount(nodes)} nodes`
    return await onFile(file, { ...order, name }, input)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Order = { modes: Way[]; repeats: number; seed: number; name?: string }

function onFile(path: string, order: Order, input: CommandInput): Promise<Comparison> {
  const { terminal, signal } = input
  const work = ({ path: file, log }: Dataset) =>
    withSupervisor(async (supervisor) => {
      const inspecting = {
        signal,
        progress: ({ phase }: { phase: string }) => terminal.progress(`${phase} …`),
      }
      const plan = log ? logPlan : (await supervisor.inspect(file, inspecting)).plan
      if (plan === null) fail('not-a-graph', 'No table here looks like nodes or edges.', { file })
      return compareModes(
        { supervisor, readRss: readSystemRss },
        { file, plan, host: 'command line', name: basename(path), ...order },
        {
          signal,
          progress: ({ step, trialsDone, trialsTotal }) =>
            terminal.progress(`${formatShare(trialsDone / trialsTotal)}  ${step}`),
        },
      )
    })
  return withDataset(path, input, work)
}

async function withSupervisor<T>(work: (supervisor: Supervisor) => Promise<T>): Promise<T> {
  const supervisor = new Supervisor(forkSpawn, () => {})
  try {
    return await work(supervisor)
  } finally {
    await supervisor.close()
  }
}

function modesOf(list: string): Way[] {
  const names = list.split(',').map((name) => name.trim())
  return names.map((name) => {
    const mode = ways.find((known) => known === name)
    if (!mode) throw new UsageError(`--modes takes ${ways.join(', ')}, not “${name}”.`)
    return mode
  })
}

function formatOf(path: string): ReportFormat {
  const format = { '.html': 'html', '.md': 'markdown', '.json': 'json' }[extname(path).toLowerCase()]
  if (format === undefined) throw new UsageError(`--report takes a file that ends in .html, .md or .json.`)
  return format as ReportFormat
}

function printed(comparison: Comparison, values: CommandInput['values']): string {
  if (values['json'] === true) return reportText(comparison, 'json').trimEnd()
  if (values['markdown'] === true) return reportText(comparison, 'markdown').trimEnd()
  return [
    datasetLine(comparison),
    ...comparison.remarks.map((remark) => `! ${remark}`),
    ...tablesOf(comparison).flatMap((table) => ['', ...alignedTable(table)]),
    '',
    ...environmentLines(comparison).map(([name, text]) => `${name}: ${text}`),
  ].join('\n')
}
