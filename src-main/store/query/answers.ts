import type { Answers } from '../../../src-shared/contract/calls.ts'
import type { storeCalls } from '../../../src-shared/contract/store-calls.ts'
import type { StoreMemory } from '../../../src-shared/contract/memory.ts'
import { fromWire, toWire } from '../../../src-shared/contract/values.ts'
import { keepAttribute, releaseAttribute, setAttribute } from '../annotate.ts'
import { analysisAnswers, type KeptValues } from '../analysis/answer.ts'
import type { GraphStore } from '../graph-store.ts'
import { edgeDetail, nodeDetail } from './detail.ts'
import { inSlices } from '../analysis/slices.ts'
import { expand } from './neighbours.ts'
import { locate, nodeKey } from './node-keys.ts'
import { overviewOf } from './overview.ts'
import { queryAnswers } from './query-answers.ts'
import type { QueryCache } from './query-cache.ts'
import { search } from './search.ts'
import { startView } from './start-view.ts'
import { subgraphOf } from './subgraph.ts'
import { Match } from './text-scan.ts'
import { edgeValuesOf, nodeValuesOf } from './values-of.ts'
import { fail } from '../../../src-shared/contract/failure.ts'

/** What a process that has loaded holds. */
export type Loaded = {
  store: GraphStore
  memory: StoreMemory
  /** Values of measures that were run, by the name they were kept under. */
  kept: KeptValues
  /** What queries worked out and may need again; cleared when values change. */
  cache: QueryCache
  /** Ends when the snapshot of the source has been written: what is changed before then must not get into it. */
  snapshotWritten: Promise<void>
}

/** Answers to the window's questions, from whatever the process has loaded by then. */
export function storeAnswers(loaded: () => Loaded | undefined): Answers<typeof storeCalls> {
  const current = () => loaded() ?? fail('no-store', 'Nothing has been loaded in this mode.')
  const known = (nodes: readonly number[]) => {
    const { nodeCount } = current().store
    const beyond = nodes.find((node) => node >= nodeCount)
    if (beyond !== undefined)
      fail('bad-call', `There is no node number ${beyond}: the graph has ${nodeCount} nodes.`)
    return nodes
  }
  const knownEdges = (edges: readonly number[]) => {
    const { edgeCount } = current().store
    const beyond = edges.find((edge) => edge >= edgeCount)
    if (beyond !== undefined)
      fail('bad-call', `There is no edge number ${beyond}: the graph has ${edgeCount} edges.`)
    return edges
  }
  return {
    ...analysisAnswers(current),
    ...queryAnswers(current),
    overview: ({ top }) => overviewOf(current().store, top),
    startView: ({ nodeLimit }) => startView(current().store, nodeLimit),
    search: ({ text, limit, match }, { signal }) =>
      inSlices(search(current().store, text, limit, Match[match ?? 'substring']), signal),
    node: ({ index }) => nodeDetail(current().store, index),
    edge: ({ index }) => edgeDetail(current().store, index),
    neighbours: (ask) => {
      known([ask.index, ...ask.known])
      return expand(current().store, ask)
    },
    subgraph: ({ nodes, at, edgeLimit }) =>
      subgraphOf(current().store, known(nodes), edgeLimit, { at: at && known(at) }),
    valuesOf: ({ type, name, indexes }) => {
      const { store, kept } = current()
      return {
        values:
          type === 'node'
            ? nodeValuesOf(store, kept, name, known(indexes))
            : edgeValuesOf(store, name, knownEdges(indexes)),
      }
    },
    setAttribute: async ({ nodes, name, values }) => {
      await current().snapshotWritten
      const { store, cache } = current()
      const { before } = setAttribute(store, known(nodes), name, values.map(fromWire))
      cache.clear()
      return { before: before.map(toWire), keys: nodes.map((node) => nodeKey(store, node)) }
    },
    locate: ({ keys }) => ({ indexes: locate(current().store, keys) }),
    keepAttribute: ({ name }) => {
      const { store, cache } = current()
      cache.clear()
      return keepAttribute(store, name)
    },
    releaseAttribute: ({ name }) => {
      const { store, cache } = current()
      cache.clear()
      releaseAttribute(store, name)
      return null
    },
    memory: () => current().memory,
  }
}
