import type { Analysis } from '../../src-shared/contract/analysis.ts'
import { fail } from '../../src-shared/contract/failure.ts'
import {
  measures,
  type MeasureDeclaration,
  type MeasureName,
  type ParameterDeclaration,
} from '../../src-shared/contract/measures.ts'
import { formatCount, formatDuration } from '../../src-shared/units.ts'
import { inspectFile } from '../dataset/inspect.ts'
import { measured } from '../store/analysis/answer.ts'
import { isMissing } from '../store/analysis/distribution.ts'
import type { NodeValues } from '../store/analysis/measure.ts'
import type { GraphStore } from '../store/graph-store.ts'
import { loadGraph } from '../store/load/load-graph.ts'
import { idOf, labelOf, textOf } from '../store/query/present.ts'
import { buildSlottedGraph } from '../store/slotted/build.ts'
import { UsageError, wholeNumber, type Command } from './command.ts'
import { nodeOfId } from './node-of-id.ts'

const names = Object.keys(measures) as MeasureName[]

export const analyse: Command = {
  summary: 'Run a graph measure over a SQLite file and print what it finds.',
  help: `Usage: slotgraph analyse FILE MEASURE [--top N] [--set NAME=VALUE]...
                         [--undirected] [--kind KIND]... [--weight ATTRIBUTE]
                         [--csv | --json]

Loads the file as “slotgraph info” says it would, and measures all of it. The file
is only read. “slotgraph analyse --list” explains the measures and what --set takes.

  --top N         how many nodes or groups to show, most first (20)
  --set N=V       a parameter; nodes are given by id: --set from=12,40
  --directed      follow edges one way only, whatever the plan says
  --undirected    follow edges both ways
  --kind KIND     only edges of this kind; may be repeated
  --weight NAME   weigh edges by this numeric attribute
  --csv           print id, label and value of every node instead
  --json          print the result as one JSON object instead

Example: slotgraph analyse flights.db pagerank --top 20 --set damping=0.9`,
  options: {
    list: { type: 'boolean', default: false },
    top: { type: 'string', default: '20' },
    set: { type: 'string', multiple: true, default: [] },
    directed: { type: 'boolean', default: false },
    undirected: { type: 'boolean', default: false },
    kind: { type: 'string', multiple: true, default: [] },
    weight: { type: 'string' },
    csv: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  async run({ values, positionals, terminal, signal }) {
    const print = (line: string) => terminal.print(line)
    if (values['list'] === true) return explain(print)
    const [file, measure, ...more] = positionals
    if (file === undefined || measure === undefined || more.length > 0) {
      throw new UsageError('It needs a FILE and a MEASURE.')
    }
    if (!isMeasure(measure)) {
      throw new UsageError(`There is no measure “${measure}”. There are: ${names.join(', ')}.`)
    }
    const top = wholeNumber(values['top'], 'top', 0, 10_000)
    const { plan } = await inspectFile(file, (phase) => terminal.progress(`${phase} …`))
    if (plan === null) fail('not-a-graph', 'No table here looks like nodes or edges.', { file })
    const loaded = await loadGraph(file, plan, {
      signal,
      onProgress: ({ phase }) => terminal.progress(`${phase} …`),
    })
    const store = buildSlottedGraph(loaded)
    const kinds = values['kind'] as string[]
    const weight = values['weight'] as string | undefined
    const { analysis: result, values: found } = await measured(
      store,
      {
        measure,
        parameters: parametersOf(measures[measure], values['set'] as string[], store),
        reading: {
          directed: values['directed'] === true || (values['undirected'] !== true && store.directed),
          ...(kinds.length > 0 && { edgeKinds: kinds }),
          ...(weight !== undefined && { weight }),
        },
        top,
      },
      {
        signal,
        onProgress: ({ done, total }) =>
          terminal.progress(total === 0 ? measure : `${measure}: ${done} of ${total}`),
      },
    )
    terminal.progress('')
    if (values['json'] === true) print(JSON.stringify(result, null, 2))
    else if (values['csv'] === true) printCsv(store, found, result, print)
    else printResult(result, print)
  },
}

function isMeasure(name: string): name is MeasureName {
  return Object.hasOwn(measures, name)
}

function parametersOf(
  { parameters }: MeasureDeclaration,
  given: readonly string[],
  store: GraphStore,
): Record<string, number | string | number[]> {
  return Object.fromEntries(
    given.map((each) => {
      const [name = '', ...value] = each.split('=')
      const declared = parameters[name]
      if (declared === undefined) {
        const known = Object.keys(parameters).join(', ') || 'none'
        throw new UsageError(`--set takes ${known}, not “${name}”.`)
      }
      return [name, parsed(declared, value.join('='), store)]
    }),
  )
}

function parsed(declared: ParameterDeclaration, text: string, store: GraphStore): number | string | number[] {
  if (declared.kind === 'choice') return text
  if (declared.kind !== 'nodes') return Number(text)
  return text.split(',').map((id) => nodeOfId(store, id))
}

function printResult(result: Analysis, print: (line: string) => void): void {
  const { title } = measures[result.measure]
  print(
    `${title}, in ${formatDuration(result.elapsedMs)} on ${result.threads} ${result.threads === 1 ? 'thread' : 'threads'}`,
  )
  for (const [name, value] of Object.entries(result.summary)) print(`  ${name}  ${value ?? 'none'}`)
  if (result.top.length > 0) print('')
  for (const { node, value } of result.top) {
    print(`${String(Number(value.toPrecision(7))).padStart(14)}  ${textOf(idCell(node.id))}  ${node.label}`)
  }
  if (result.groups.length > 0) print('')
  for (const { group, size } of result.groups) print(`${formatCount(size).padStart(14)}  group ${group}`)
}

function idCell(id: Analysis['top'][number]['node']['id']): string | number | null {
  if (typeof id !== 'object' || id === null) return typeof id === 'boolean' ? String(id) : id
  return 'int64' in id ? id.int64 : JSON.stringify(id)
}

function printCsv(
  store: GraphStore,
  values: NodeValues | undefined,
  { name }: Analysis,
  print: (line: string) => void,
): void {
  if (values === undefined) throw new UsageError('This measure has no value a node; leave --csv out.')
  print(`id,label,${quoted(name)}`)
  values.forEach((value, node) => {
    const cell = isMissing(value) ? '' : String(value)
    print(`${quoted(textOf(idOf(store, node)))},${quoted(labelOf(store, node))},${cell}`)
  })
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function explain(print: (line: string) => void): void {
  for (const [name, { title, explains, parameters }] of Object.entries<MeasureDeclaration>(measures)) {
    print(`${name}: ${title}. ${explains}`)
    for (const [parameter, declared] of Object.entries(parameters)) {
      const usual = declared.kind === 'nodes' ? '' : ` (${declared.default})`
      print(`    ${parameter}${usual}: ${declared.explains}`)
    }
  }
}
