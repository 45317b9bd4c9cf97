import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { QueryCache } from '../store/query/query-cache.ts'
import { randomGraph } from '../store/testing/random-graph.ts'
import { partOf, type Rows } from './part.ts'
import { storesOf } from './testing/every-type.ts'

const numbers = (rows: Rows) =>
  Array.from({ length: rows.length }, (_, i) => rows.at(i)).filter((row) => row >= 0)

test('what passes filters is what the rows themselves say, in every store', async () => {
  const graph = randomGraph(5)
  const stores = await storesOf(graph.file, graph.plan)
  const signal = new AbortController().signal
  const passing = graph.nodes.flatMap(({ id, score }) => (score !== null && score > 40 ? [id] : []))
  const ends = graph.edges.filter(
    ({ source, target, weight }) => passing.includes(source) && passing.includes(target) && weight < 30,
  )
  expect(ends.length).toBeGreaterThan(3)
  for (const store of stores) {
    const idOf = (node: number) => Number(store.nodeValue(node, 0))
    const asked = { of: 'filter' as const, filter: 'score > 40', edgeFilter: 'weight < 30' }
    const { nodes, edges } = await partOf({ store, cache: new QueryCache() }, asked, signal)
    expect(numbers(nodes).map(idOf)).toEqual(passing)
    const pairs = numbers(edges).map((edge) => `${idOf(store.sourceOf(edge))}>${idOf(store.targetOf(edge))}`)
    expect(pairs.toSorted()).toEqual(ends.map(({ source, target }) => `${source}>${target}`).toSorted())

    const nodesOnly = {
      of: 'elements' as const,
      nodes: numbers(nodes).map((index) => ({ index })),
      edges: null,
    }
    const part = await partOf({ store, cache: new QueryCache() }, nodesOnly, signal)
    const within = graph.edges.filter(
      ({ source, target }) => passing.includes(source) && passing.includes(target),
    )
    expect([part.nodes.length, part.edges.length]).toEqual([passing.length, within.length])
  }
  rmSync(dirname(graph.file), { recursive: true })
})
