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
import type { BitSet } from '../query/bit-set.ts'
import type { Queried } from '../query/components.ts'
import type { OneByOne } from '../../../src-shared/one-by-one.ts'
import { viewNode } from '../query/present.ts'
import { selected } from '../query/selection.ts'
import { distributionOf, groupSizes } from './distribution.ts'
import { groupGraph, groupMembers } from './group-graph.ts'
import { forgetValues, groupsOf, keepValues, nameFor, type KeptMeasures } from './keep-values.ts'
import { NO_VALUE, type NodeValues } from './measure.ts'
import { runMeasure, type MeasureRun, type RunOptions } from './run-measure.ts'
import { inSlices, ranges, unlessCancelled } from './slices.ts'
import { viewed, type ViewedGraph } from './view.ts'
import { isWalked, walked, walkedMeasures } from './walking/table.ts'
import { walkOf } from './walking/walk.ts'

type Ask = ParamsOf<typeof analysisCalls.analyse>

/** What analysis needs of a process that has loaded. */
export type Analysed = Queried & { readonly kept: KeptMeasures; readonly edits: OneByOne }

/** Answers about the measures of whatever the process has loaded. Values become slots of the nodes. */
export function analysisAnswers(current: () => Analysed): Answers<typeof analysisCalls> {
  const grouping = async ({ store, cache, kept }: Analysed, name: string, signal?: AbortSignal) => {
    checkKept(kept, name)
    if (kept.get(name) !== 'group') fail('bad-call', `“${name}” does not group nodes.`)
    return await cache.of(`groups of ${name}`, async () => {
      const value = await inSlices(groupsOf(store, name), signal)
      return { value, bytes: value.byteLength }
    })
  }
  return {
    analyse: (ask, { signal, progress }) =>
      analyse(current(), ask, {
        signal,
        onProgress: ({ done, total }) => progress({ phase: 'measuring', done, total }),
      }),
    forgetMeasure: ({ name }) => {
      const { store, cache, kept, edits } = current()
      return edits.run(async () => {
        checkKept(kept, name)
        await inSlices(forgetValues(store, kept, name))
        cache.clear()
        return null
      })
    },
    groupGraph: async ({ name, limit }, { signal }) => {
      const { store } = current()
      return await inSlices(groupGraph(store, await grouping(current(), name, signal), limit), signal)
    },
    groupMembers: async ({ name, group, limit }, { signal }) => {
      const { store } = current()
      const groups = await grouping(current(), name, signal)
      const members = await inSlices(groupMembers(store, groups, group, limit), signal)
      return { nodes: members.map((node) => viewNode(store, node)) }
    },
  }
}

function checkKept(kept: KeptMeasures, name: string): void {
  if (!kept.has(name)) fail('bad-call', `No measure has been run under the name “${name}”.`)
}

/**
 * Runs a measure on a store of any mode, makes its values a slot of the nodes, and says what they come to.
 * @throws FailureError `cancelled` within a tenth of a second of the signal; records of objects that are being written
 * then are written to their end and, the name being a new one, the values taken from them again.
 */
export async function analyse(analysed: Analysed, ask: Ask, options: RunOptions = {}): Promise<Analysis> {
  const { store, cache, kept, edits } = analysed
  const name = nameFor(store, kept, ask.name, ask.measure)
  const { filter, sets } = ask.reading
  const nodes =
    filter === undefined ? undefined : await selected(analysed, { of: 'nodes', filter, sets }, options.signal)
  const { analysis, values } = await measured(store, ask, options, nodes)
  if (values === undefined) return analysis
  const { signal } = options
  const keeping = edits.run(async () => {
    const isCancelled = () => signal?.aborted === true
    if (isCancelled()) return
    const isNew = !kept.has(name)
    await inSlices(keepValues(store, kept, { name, result: measures[ask.measure].result, values }))
    if (isNew && isCancelled()) await inSlices(forgetValues(store, kept, name))
    cache.clear()
  })
  await unlessCancelled(keeping, signal)
  return { ...analysis, name }
}

/** Runs a measure on a store of any mode: what its values come to, and the values by the store's numbers. */
export async function measured(
  store: GraphStore,
  ask: Ask,
  options: RunOptions = {},
  nodes?: BitSet,
): Promise<{ analysis: Analysis; values: NodeValues | undefined }> {
  const declared: MeasureDeclaration = measures[ask.measure]
  if (ask.reading.weight !== undefined && !declared.weights) {
    fail('bad-call', `${declared.title} does not heed weights; run it without.`)
  }
  const parameters = parametersFor(declared, ask.parameters)
  const path = ask.path ?? 'rows'
  const run =
    path === 'rows'
      ? await runOverRows(store, ask, nodes, parameters, options)
      : await runOverRecords(store, ask, nodes, parameters, options)
  const { values } = run
  const analysis = {
    measure: ask.measure,
    name: ask.name ?? ask.measure,
    path,
    readMs: run.readMs,
    elapsedMs: run.elapsedMs,
    threads: run.threads,
    summary: Object.fromEntries(
      Object.entries(run.summary).map(([of, value]) => [of, Number.isFinite(value) ? value : null]),
    ),
    ...(await inSlices(describe(store, declared, values, ask.top), options.signal)),
  }
  return { analysis, values }
}

type Run = MeasureRun & { readMs: number }

async function runOverRows(
  store: GraphStore,
  { measure, reading }: Ask,
  nodes: BitSet | undefined,
  parameters: Record<string, unknown>,
  options: RunOptions,
): Promise<Run> {
  const started = performance.now()
  const view = await inSlices(viewed(store, { ...reading, nodes }), options.signal)
  const readMs = performance.now() - started
  const run = await runMeasure(measure, view.graph, renumbered<MeasureName>(parameters, view), options)
  const values = run.values && (await inSlices(spread(run.values, view, store.nodeCount), options.signal))
  return { ...run, readMs, values }
}

async function runOverRecords(
  store: GraphStore,
  { measure, reading }: Ask,
  nodes: BitSet | undefined,
  parameters: Record<string, unknown>,
  { signal }: RunOptions,
): Promise<Run> {
  if (
    !isWalked(measure) ||
    nodes !== undefined ||
    reading.weight !== undefined ||
    reading.edgeKinds !== undefined
  ) {
    const known = Object.keys(walkedMeasures).join(', ')
    fail('bad-call', `Record by record there are ${known}, of the whole graph and without weights.`)
  }
  const started = performance.now()
  const whole = { graph: { nodeCount: store.nodeCount }, nodes: undefined }
  const steps = walked(measure, walkOf(store, reading.directed), renumbered(parameters, whole))
  const { values, summary } = await inSlices(steps, signal)
  return { values, summary, threads: 1, readMs: 0, elapsedMs: performance.now() - started }
}

function* describe(
  store: GraphStore,
  { result }: MeasureDeclaration,
  values: NodeValues | undefined,
  top: number,
): Generator<void, Pick<Analysis, 'valued' | 'histogram' | 'top' | 'groups'>> {
  if (values === undefined) return { valued: 0, histogram: [], top: [], groups: [] }
  const distribution = yield* distributionOf(values, result === 'group' ? 0 : top)
  return {
    valued: distribution.valued,
    histogram: result === 'group' ? [] : distribution.histogram,
    top: distribution.top.map((node) => ({ node: viewNode(store, node), value: values[node]! })),
    groups: result === 'group' ? yield* groupSizes(values, top) : [],
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
function* spread(values: NodeValues, { nodes }: ViewedGraph, nodeCount: number): Generator<void, NodeValues> {
  if (nodes === undefined) return values
  const missing = values instanceof Float64Array ? Number.NaN : NO_VALUE
  const all = values instanceof Float64Array ? new Float64Array(nodeCount) : new Uint32Array(nodeCount)
  yield* ranges(nodeCount, (from, to) => all.fill(missing, from, to))
  yield* ranges(nodes.length, (from, to) => {
    for (let number = from; number < to; number++) all[nodes[number]!] = values[number]!
  })
  return all
}
