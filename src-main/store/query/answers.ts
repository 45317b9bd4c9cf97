import type { Answers } from '../../../src-shared/contract/calls.ts'
import type { storeCalls } from '../../../src-shared/contract/store-calls.ts'
import type { StoreMemory } from '../../../src-shared/contract/memory.ts'
import { fromWire, toWire } from '../../../src-shared/contract/values.ts'
import { keepAttribute, releaseAttribute, setAttribute } from '../annotate.ts'
import { analysisAnswers } from '../analysis/answer.ts'
import type { KeptMeasures } from '../analysis/keep-values.ts'
import type { GraphStore } from '../graph-store.ts'
import { ENOUGH_CPU_MS } from '../measure/heap.ts'
import { measure } from '../measure/store-memory.ts'
import { edgeDetail, nodeDetail } from './detail.ts'
import { inSlices } from '../analysis/slices.ts'
import { expand } from './expand.ts'
import { rankedNeighbours } from './neighbours.ts'
import { lesson } from './lessons.ts'
import { locate, nodeKey } from './node-keys.ts'
import type { OneByOne } from '../../../src-shared/one-by-one.ts'
import { overviewOf } from './overview.ts'
import { queryAnswers } from './query-answers.ts'
import type { QueryCache } from './query-cache.ts'
import { search } from './search.ts'
import { viewNode } from './present.ts'
import { startView } from './start-view.ts'
import { subgraphOf } from './subgraph.ts'
import { Match } from './text-scan.ts'
import { edgeValuesOf, nodeValuesOf } from './values-of.ts'
import { fail } from '../../../src-shared/contract/failure.ts'

/** What a process that has loaded holds. */
export type Loaded = {
  store: GraphStore
  memory: StoreMemory
  /** Measures whose values are slots of the nodes. */
  kept: KeptMeasures
  /** What queries worked out and may need again; cleared when values change. */
  cache: QueryCache
  /** Changes to the store, which must not happen at once. */
  edits: OneByOne
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
  /** Makes a change when those before it are done; what was worked out from values is then no longer so. */
  const changed = <T>(change: (loaded: Loaded) => T): Promise<T> => {
    const holder = current()
    return holder.edits.run(async () => {
      await holder.snapshotWritten
      holder.cache.clear()
      return change(holder)
    })
  }
  return {
    ...analysisAnswers(current),
    ...queryAnswers(current),
    overview: ({ top }, { signal }) => inSlices(overviewOf(current().store, top), signal),
    startView: ({ nodeLimit }, { signal }) => inSlices(startView(current().store, nodeLimit), signal),
    search: ({ text, limit, match }, { signal }) =>
      inSlices(search(current().store, text, limit, Match[match ?? 'substring']), signal),
    node: ({ index }) => nodeDetail(current().store, index),
    edge: ({ index }) => edgeDetail(current().store, index),
    neighbours: async (ask, { signal }) => {
      known([ask.index])
      const { store } = current()
      const { total, page } = await inSlices(rankedNeighbours(store, ask), signal)
      return { total, nodes: page.map((node) => viewNode(store, node)) }
    },
    expand: (ask, { signal }) => {
      known([ask.index, ...ask.known])
      return inSlices(expand(current().store, ask), signal)
    },
    subgraph: ({ nodes, at, edgeLimit }) =>
      subgraphOf(current().store, known(nodes), edgeLimit, { at: at && known(at) }),
    valuesOf: ({ type, name, indexes }) => {
      const { store } = current()
      return {
        values:
          type === 'node'
            ? nodeValuesOf(store, name, known(indexes))
            : edgeValuesOf(store, name, knownEdges(indexes)),
      }
    },
    setAttribute: ({ nodes, name, values }) => {
      known(nodes)
      return changed(({ store }) => {
        const { before } = setAttribute(store, nodes, name, values.map(fromWire))
        return { before: before.map(toWire), keys: nodes.map((node) => nodeKey(store, node)) }
      })
    },
    lesson: ({ node, lesson: name }) => {
      known([node])
      return { steps: lesson(current().store, node, name) }
    },
    locate: ({ keys }) => ({ indexes: locate(current().store, keys) }),
    keepAttribute: ({ name }) => changed(({ store }) => keepAttribute(store, name)),
    releaseAttribute: ({ name }) =>
      changed(({ store }) => {
        releaseAttribute(store, name)
        return null
      }),
    memory: () => {
      const { store, memory } = current()
      return measure(store, memory.baselineRssBytes, ENOUGH_CPU_MS)
    },
  }
}
