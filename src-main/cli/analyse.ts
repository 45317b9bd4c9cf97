import type { AnalysisReading } from '../../src-shared/contract/analysis.ts'
import {
  measures,
  type MeasureDeclaration,
  type MeasureName,
  type ParameterDeclaration,
  type ResultKind,
} from '../../src-shared/contract/measures.ts'
import { measured } from '../store/analysis/answer.ts'
import { keepValues, nameFor } from '../store/analysis/keep-values.ts'
import { atOnce } from '../store/analysis/slices.ts'
import type { GraphStore } from '../store/graph-store.ts'
import type { BitSet } from '../store/query/bit-set.ts'
import { QueryCache } from '../store/query/query-cache.ts'
import { selected } from '../store/query/selection.ts'
import { printCsv, printResult } from './analysis-printers.ts'
import { UsageError, wholeNumber, type Command, type CommandInput } from './command.ts'
import { refusingFilters } from './filter-error.ts'
import { nodeOfId } from './node-of-id.ts'
import { withStore } from './with-store.ts'
import { exportTarget, formatList, formatOfName, writeOptions, writeStore } from './write-export.ts'

const names = Object.keys(measures) as MeasureName[]

export const analyse: Command = {
  summary: 'Run a graph measure over a SQLite file and print what it finds.',
  help: `Usage: slotgraph analyse FILE MEASURE [--top N] [--set NAME=VALUE]...
                         [--undirected] [--kind KIND]... [--weight ATTRIBUTE]
                         [--filter TEXT] [--csv | --json] [--out FILE]

Loads the file as “slotgraph info” says it would, with what was annotated. FILE may be
an event log, and is only read. “slotgraph analyse --list” explains the measures and
what --set takes.

  --top N         how many nodes or groups to show, most first (20)
  --set N=V       a parameter; nodes are given by id: --set from=12,40
  --directed      follow edges one way only, whatever the plan says
  --undirected    follow edges both ways
  --kind KIND     only edges of this kind; may be repeated
  --weight NAME   weigh edges by this numeric attribute
  --filter TEXT   only nodes that pass, and the edges among them
  --csv           print id, label and value of every node instead
  --json          print the result as one JSON object instead
  --out FILE      also write the graph, the values being an attribute of its nodes:
                  ${formatList}, by the ending
  --force         replace the file if it is there already

Examples:
  slotgraph analyse flights.db pagerank --top 20 --set damping=0.9
  slotgraph analyse flights.db leiden --filter 'kind = airport' --out parts.graphml`,
  options: {
    list: { type: 'boolean', default: false },
    top: { type: 'string', default: '20' },
    set: { type: 'string', multiple: true, default: [] },
    directed: { type: 'boolean', default: false },
    undirected: { type: 'boolean', default: false },
    kind: { type: 'string', multiple: true, default: [] },
    weight: { type: 'string' },
    filter: { type: 'string' },
    out: { type: 'string' },
    ...writeOptions,
    csv: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  async run(input) {
    const { values, positionals, terminal, signal } = input
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
    const out = values['out'] as string | undefined
    const target = out === undefined ? undefined : exportTarget(out, formatOfName(out), values)
    const filter = (values['filter'] as string | undefined) ?? ''
    await withStore(file, input, async (store) => {
      const ask = { measure, parameters: parametersOf(measures[measure], values['set'] as string[], store) }
      const nodes = await nodesOf(store, filter, signal)
      const { analysis, values: found } = await measured(
        store,
        { ...ask, reading: readingOf(values, store), top },
        {
          signal,
          onProgress: ({ done, total }) =>
            terminal.progress(total === 0 ? measure : `${measure}: ${done} of ${total}`),
        },
        nodes,
      )
      terminal.progress('')
      if (values['json'] === true) print(JSON.stringify(analysis, null, 2))
      else if (values['csv'] === true) printCsv(store, found, analysis, print)
      else printResult(analysis, print)
      if (target === undefined) return
      if (found !== undefined) {
        const kept = new Map<string, ResultKind>()
        const name = nameFor(store, kept, undefined, measure)
        atOnce(keepValues(store, kept, { name, result: measures[measure].result, values: found }))
      }
      await writeStore(store, target, filter === '' ? { of: 'all' } : { of: 'filter', filter }, input)
    })
  },
}

/** The nodes that pass, or undefined for all. */
async function nodesOf(store: GraphStore, filter: string, signal: AbortSignal): Promise<BitSet | undefined> {
  if (filter === '') return undefined
  const queried = { store, cache: new QueryCache() }
  return refusingFilters([filter], () => selected(queried, { of: 'nodes', filter }, signal))
}

function readingOf(values: CommandInput['values'], store: GraphStore): AnalysisReading {
  const kinds = values['kind'] as string[]
  const weight = values['weight'] as string | undefined
  return {
    directed: values['directed'] === true || (values['undirected'] !== true && store.directed),
    ...(kinds.length > 0 && { edgeKinds: kinds }),
    ...(weight !== undefined && { weight }),
  }
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

function explain(print: (line: string) => void): void {
  for (const [name, { title, explains, parameters }] of Object.entries<MeasureDeclaration>(measures)) {
    print(`${name}: ${title}. ${explains}`)
    for (const [parameter, declared] of Object.entries(parameters)) {
      const usual = declared.kind === 'nodes' ? '' : ` (${declared.default})`
      print(`    ${parameter}${usual}: ${declared.explains}`)
    }
  }
}
