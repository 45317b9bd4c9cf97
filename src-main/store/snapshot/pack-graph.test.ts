import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LoadPlan } from '../../../src-shared/contract/load-plan.ts'
import { modes, type Mode } from '../../../src-shared/contract/mode.ts'
import { keepAttribute, setAttribute } from '../annotate.ts'
import { buildStore } from '../build.ts'
import type { Graph } from '../graph.ts'
import { loadGraph } from '../load/load-graph.ts'
import type { LoadedGraph } from '../load/loaded-graph.ts'
import { edgeDetail, nodeDetail } from '../query/detail.ts'
import { overviewOf } from '../query/overview.ts'
import { search } from '../query/search.ts'
import { randomGraph } from '../testing/random-graph.ts'
import { atOnce } from '../analysis/slices.ts'
import { readGraphSnapshot, writeGraphSnapshot } from './graph-snapshot.ts'
import { packGraph } from './pack-graph.ts'
import { sourceState } from './source-state.ts'

const { file, plan: single, nodes } = randomGraph(23)
const folder = dirname(file)
const fresh = join(folder, 'fresh.snapshot')
beforeAll(async () => {
  const loaded = await loadGraph(file, plan, { threads: 1 })
  await writeGraphSnapshot(fresh, loaded, { source: (await sourceState(file))!, plan })
})
afterAll(() => rmSync(folder, { recursive: true }))

/** With a kind of node a team, and of edge a kind. */
const plan: LoadPlan = {
  ...single,
  nodeTables: single.nodeTables.map((table) => ({
    ...table,
    kindColumn: 'team',
    attributeColumns: ['score'],
  })),
  edgeTables: single.edgeTables.map((table) => ({
    ...table,
    kindColumn: 'kind',
    attributeColumns: ['weight'],
  })),
}

async function built(graph: LoadedGraph, mode: Mode): Promise<Graph> {
  const context = { onProgress: () => {}, signal: new AbortController().signal }
  return (await buildStore(graph, mode, context)) as Graph
}

/** What the analyst does: flags of every sort, a slot kept, a text and a number changed. */
function work(graph: Graph): void {
  const some = (step: number) => nodes.filter((_, at) => at % step === 0).map(({ id }) => graph.find(id))
  setAttribute(graph, some(5), 'flag', [true])
  setAttribute(graph, some(7), 'note', ['läuft'])
  setAttribute(graph, some(9), 'big', [2n ** 60n])
  setAttribute(graph, some(11), 'odd', [-0])
  setAttribute(graph, some(2), 'rank', [7])
  keepAttribute(graph, 'rank')
  setAttribute(graph, some(13), 'name', ['Renamed'])
  setAttribute(graph, some(3), 'score', [0.125])
}

type Shown = ReturnType<typeof nodeDetail>['attributes']

/**
 * Everything that can be asked, but for what differs by mode: bytes, the order among a node's neighbours, and how
 * wide a column lies, which is part of its type as people read it.
 */
function contents(graph: Graph) {
  const valuesOf = (attributes: Shown) =>
    attributes.map(({ name, value, isSlot }) => ({ name, value, isSlot }))
  const numbers = (count: number) => Array.from({ length: count }, (_, at) => at)
  return {
    top: atOnce(overviewOf(graph, 10)).topByDegree,
    kinds: graph.nodeKinds.map(({ name, table, first, count }) => ({ name, table, first, count })),
    nodes: numbers(graph.nodeCount).map((node) => valuesOf(nodeDetail(graph, node).attributes)),
    edges: numbers(graph.edgeCount).map((edge) => {
      const { edge: shown, attributes } = edgeDetail(graph, edge)
      return { shown, attributes: valuesOf(attributes) }
    }),
    incoming: numbers(graph.nodeCount).map((node) => {
      const seen: number[] = []
      graph.forEachIn(node, (_, edge) => seen.push(edge))
      return seen.toSorted((a, b) => a - b)
    }),
    ids: nodes.map(({ id }) => graph.find(id)),
    found: ['Renamed', 'läuft'].map((text) =>
      atOnce(search(graph, text, 50)).hits.map(({ node }) => node.index),
    ),
    layouts: graph.nodeKinds.map(({ records: { layout } }) => [
      layout.parent?.name,
      ...layout.slots.map(({ name, type, declaredBy }) => `${declaredBy}.${name} ${type.name}`),
    ]),
  }
}

describe.each(modes)('a graph held %s', (mode) => {
  test.each(modes)(
    'goes to a snapshot with its layouts, topology and attributes, and comes back %s',
    async (into) => {
      // slotted stores write to the columns that they are given: each test has its own
      const loaded = await readGraphSnapshot(fresh)
      const graph = await built(loaded, mode)
      work(graph)
      const before = contents(graph)
      expect(before.found.every((hits) => hits.length > 0)).toBe(true)
      const path = join(folder, `${mode}-${into}.snapshot`)
      const source = (await sourceState(file))!
      await writeGraphSnapshot(path, packGraph(graph, loaded.report), { source, plan })
      const restored = await built(await readGraphSnapshot(path), into)
      expect(contents(restored)).toEqual(before)
      // and it is as good a graph as the first: it can be changed, kept and packed again
      setAttribute(restored, [0], 'flag', [false])
      keepAttribute(restored, 'flag')
      const again = await built(packGraph(restored, loaded.report), mode)
      expect(contents(again)).toEqual(contents(restored))
    },
  )
})
