import {
  defaultOf,
  parameterProblem,
  type Analysis,
  type analysisCalls,
} from '../../../src-shared/contract/analysis.ts'
import type { Answers, ParamsOf } from '../../../src-shared/contract/calls.ts'
import { fail } from '../../../src-shared/contract/failure.ts'
import {
  measures,
  type MeasureDeclaration,
  type MeasureName,
  type ParametersOf,
} from '../../../src-shared/contract/measures.ts'
import type { GraphStore } from '../graph-store.ts'
import { viewNode } from '../query/present.ts'
import { distributionOf, groupSizes, isMissing } from './distribution.ts'
import { groupGraph, groupMembers } from './group-graph.ts'
import { NO_VALUE, type NodeValues } from './measure.ts'
import { runMeasure, type MeasureRun, type RunOptions } from './run-measure.ts'
import { inSlices } from './slices.ts'
import { viewed, type ViewedGraph } from './view.ts'
import { isWalked, walked, walkedMeasures } from './walking/table.ts'
import { walkOf } from './walking/walk.ts'

type Ask = ParamsOf<typeof analysisCalls.analyse>

/** Values kept by name, each a number a node of the store. */
export type KeptValues = Map<string, NodeValues>

/** Answers about the measures of whatever the process has loaded; `kept` holds their values for as long. */
export function analysisAnswers(
  current: () => { store: GraphStore; kept: KeptValues },
): Answers<typeof analysisCalls> {
  const keptAs = (name: string) =>
    current().kept.get(name) ?? fail('bad-call', `No measure has been run under the name “${name}”.`)
  const grouping = (name: string) => {
    const values = keptAs(name)
    return values instanceof Uint32Array ? values : fail('bad-call', `“${name}” does not group nodes.`)
  }
  return {
    analyse: (ask, { signal, progress }) => {
      const { store, kept } = current()
      return analyse(store, kept, ask, {
        signal,
        onProgress: ({ done, total }) => progress({ phase: 'measuring', done, total }),
      })
    },
    measureValues: ({ name, nodes }) => {
      const { store } = current()
      const values = keptAs(name)
      const beyond = nodes.find((node) => node >= store.nodeCount)
      if (beyond !== undefined) fail('bad-call', `There is no node number ${beyond}.`)
      return {
        values: nodes.map((node) => (isMissing(values[node]!) ? null : values[node]!)),
      }
    },
    groupGraph: ({ name, limit }, { signal }) =>
      inSlices(groupGraph(current().store, grouping(name), limit), signal),
    groupMembers: ({ name, group, limit }) => {
      const { store } = current()
      const members = groupMembers(store, grouping(name), group, limit)
      return { nodes: members.map((node) => viewNode(store, node)) }
    },
  }
}

/** Runs a measure on a store of any mode, keeps its values in `kept`, and says what they come to. */
export async function analyse(
  store: GraphStore,
  kept: KeptValues,
  ask: Ask,
  options: RunOptions = {},
): Promise<Analysis> {
  const declared: MeasureDeclaration = measures[ask.measure]
  if (ask.reading.weight !== undefined && !declared.weights) {
    fail('bad-call', `${declared.title} does not heed weights; run it without.`)
  }
  const parameters = parametersFor(declared, ask.parameters)
  const path = ask.path ?? 'rows'
  const run =
    path === 'rows'
      ? await runOverRows(store, ask, parameters, options)
      : await runOverRecords(store, ask, parameters, options)
  const { values } = run
  const name = ask.name ?? ask.measure
  if (values) kept.set(name, values)
  return {
    measure: ask.measure,
    name,
    path,
    readMs: run.readMs,
    elapsedMs: run.elapsedMs,
    threads: run.threads,
    summary: Object.fromEntries(
      Object.entries(run.summary).map(([of, value]) => [of, Number.isFinite(value) ? value : null]),
    ),
    ...describe(store, declared, values, ask.top),
  }
}

type Run = MeasureRun & { readMs: number }

async function runOverRows(
  store: GraphStore,
  { measure, reading }: Ask,
  parameters: Record<string, unknown>,
  options: RunOptions,
): Promise<Run> {
  const started = performance.now()
  const view = await inSlices(viewed(store, reading), options.signal)
  const readMs = performance.now() - started
  const run = await runMeasure(measure, view.graph, renumbered<MeasureName>(parameters, view), options)
  return { ...run, readMs, values: run.values && spread(run.values, view, store.nodeCount) }
}

async function runOverRecords(
  store: GraphStore,
  { measure, reading }: Ask,
  parameters: Record<string, unknown>,
  { signal }: RunOptions,
): Promise<Run> {
  if (!isWalked(measure) || reading.weight !== undefined || reading.edgeKinds !== undefined) {
    const known = Object.keys(walkedMeasures).join(', ')
    fail('bad-call', `Record by record there are ${known}, of the whole graph and without weights.`)
  }
  const started = performance.now()
  const whole = { graph: { nodeCount: store.nodeCount }, nodes: undefined }
  const steps = walked(measure, walkOf(store, reading.directed), renumbered(parameters, whole))
  const { values, summary } = await inSlices(steps, signal)
  return { values, summary, threads: 1, readMs: 0, elapsedMs: performance.now() - started }
}

function describe(
  store: GraphStore,
  { result }: MeasureDeclaration,
  values: NodeValues | undefined,
  top: number,
): Pick<Analysis, 'valued' | 'histogram' | 'top' | 'groups'> {
  if (values === undefined) return { valued: 0, histogram: [], top: [], groups: [] }
  const distribution = distributionOf(values, result === 'group' ? 0 : top)
  return {
    valued: distribution.valued,
    histogram: result === 'group' ? [] : distribution.histogram,
    top: distribution.top.map((node) => ({ node: viewNode(store, node), value: values[node]! })),
    groups: result === 'group' ? groupSizes(values, top) : [],
  }
}

/** The given parameters, checked, and defaults for the rest. */
function parametersFor(
  { parameters: declared }: MeasureDeclaration,
  given: Ask['parameters'],
): Record<string, unknown> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(declared, name)) fail('bad-call', `This measure has no parameter “${name}”.`)
  }
  return Object.fromEntries(
    Object.entries(declared).map(([name, declaration]) => {
      const value = given[name] ?? defaultOf(declaration)
      const problem = parameterProblem(name, declaration, value)
      if (problem !== undefined) fail('bad-call', problem)
      return [name, value]
    }),
  )
}

/** Nodes among the parameters are numbers of the store; the reading may have its own. */
function renumbered<N extends MeasureName>(
  parameters: Record<string, unknown>,
  { graph, nodes }: { graph: { nodeCount: number }; nodes: Uint32Array | undefined },
): ParametersOf<N> {
  const numberOf = (node: number) => {
    const number = nodes ? nodes.indexOf(node) : node
    if (number < 0 || number >= graph.nodeCount)
      fail('bad-call', `There is no node number ${node} in this part.`)
    return number
  }
  const entries = Object.entries(parameters).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(numberOf) : value,
  ])
  return Object.fromEntries(entries) as ParametersOf<N>
}

/** Values by the store's numbers, missing where a node is not part of the reading. */
function spread(values: NodeValues, { nodes }: ViewedGraph, nodeCount: number): NodeValues {
  if (nodes === undefined) return values
  const missing = values instanceof Float64Array ? Number.NaN : NO_VALUE
  const all = values instanceof Float64Array ? new Float64Array(nodeCount) : new Uint32Array(nodeCount)
  all.fill(missing)
  nodes.forEach((node, number) => (all[node] = values[number]!))
  return all
}
