import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, expect, test } from 'vitest'
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
    'measureValues',
    { name: 'part', nodes: [0, 1, 2] },
    context,
  )) as { values: unknown[] }
  expect(values).toHaveLength(3)
})

test('a question about nodes that are not there is refused in words', async () => {
  const ask = supervisor.call('slotted', 'subgraph', { nodes: [1e9], edgeLimit: 10 }, context)
  await expect(ask).rejects.toMatchObject({ failure: { code: 'bad-call' } })
})
