import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { queryCalls } from '../../../src-shared/contract/queries.ts'
import { forkSpawn } from '../../supervisor/fork-spawn.ts'
import { Supervisor } from '../../supervisor/supervisor.ts'
import { randomGraph } from '../testing/random-graph.ts'

const dataset = randomGraph(21)
const snapshot = `${dataset.file}.snapshot`
const context = { signal: new AbortController().signal, progress: () => {} }
const supervisor = new Supervisor(forkSpawn, () => {})
afterAll(async () => {
  await supervisor.close()
  rmSync(dirname(dataset.file), { recursive: true })
})

test('a store process runs a measure and keeps its values for the nodes that are drawn', async () => {
  await supervisor.load(dataset.file, 'slotted', dataset.plan, snapshot, context)
  const ask = {
    measure: 'weak-components',
    parameters: {},
    reading: { directed: false },
    name: 'part',
    top: 5,
  }
  const answer = (await supervisor.call('slotted', 'analyse', ask, context)) as object
  expect(answer).toMatchObject({ name: 'part', valued: dataset.nodes.length })
  const { values } = (await supervisor.call(
    'slotted',
    'valuesOf',
    { type: 'node', name: 'part', indexes: [0, 1, 2] },
    context,
  )) as { values: unknown[] }
  expect(values).toHaveLength(3)
})

test('a question about nodes that are not there is refused in words', async () => {
  const ask = supervisor.call('slotted', 'subgraph', { nodes: [1e9], edgeLimit: 10 }, context)
  await expect(ask).rejects.toMatchObject({ failure: { code: 'bad-call' } })
})

test('every query is asked and answered across the process boundary, its answer as declared', async () => {
  const filter = 'team = Red or score > 20'
  const byDegree = { by: 'field', field: 'degree', descending: true }
  const page = { columns: ['name', 'degree', 'part'], offset: 0, limit: 5 }
  const asks: [keyof typeof queryCalls, object][] = [
    ['fields', { of: 'nodes' }],
    ['filterCount', { of: 'nodes', filter: 'part = 0 and in set mine', sets: { mine: { nodes: [0, 1] } } }],
    ['filterNodes', { filter, order: byDegree, limit: 5, edgeLimit: 10 }],
    ['filterEdges', { filter: 'weight > 3', order: { by: 'random', seed: 1 }, limit: 5 }],
    ['filterAmong', { of: 'nodes', filter, indexes: [0, 1, 2] }],
    ['attributeSummary', { of: 'nodes', field: 'score', filter, bins: 10, values: 5 }],
    ['componentsSummary', { top: 3 }],
    ['egoNetwork', { nodes: [0], depth: 2, direction: 'both', limit: 10, edgeLimit: 20 }],
    ['commonNeighbours', { nodes: [0, 1], direction: 'both', limit: 5 }],
    ['shortestPaths', { from: 0, to: 5, count: 3, directed: false, weight: 'weight' }],
    [
      'tableRows',
      { of: 'nodes', rows: { which: 'filter', filter }, ...page, sort: { field: 'name', descending: true } },
    ],
    ['tableRows', { of: 'edges', rows: { which: 'all' }, ...page, columns: ['weight', '"kind"'] }],
  ]
  expect(new Set(asks.map(([name]) => name))).toEqual(new Set(Object.keys(queryCalls)))
  for (const [name, ask] of asks) {
    expect(await supervisor.call('slotted', name, ask, context), name).toBeInstanceOf(Object)
  }
  await expect(
    supervisor.call('slotted', 'filterCount', { of: 'nodes', filter: 'tem = 1' }, context),
  ).rejects.toMatchObject({
    failure: { code: 'bad-filter', from: 0, to: 3 },
  })
})
