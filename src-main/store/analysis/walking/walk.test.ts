import { expect, it } from 'vitest'
import { buildStore } from '../../build.ts'
import { loadGraph } from '../../load/load-graph.ts'
import { randomGraph } from '../../testing/random-graph.ts'
import { measured } from '../answer.ts'
import { atOnce } from '../slices.ts'
import type { Measure } from '../measure.ts'
import { runInline } from '../run-inline.ts'
import { measureTable } from '../table.ts'
import { viewed } from '../view.ts'
import { walked } from './table.ts'
import { walkOf } from './walk.ts'

const context = { onProgress: () => {}, signal: new AbortController().signal }

const asks = [
  { name: 'degree', parameters: { direction: 'in' } },
  { name: 'pagerank', parameters: { damping: 0.85, from: [1, 4], tolerance: 1e-13, rounds: 1000 } },
  { name: 'weak-components', parameters: {} },
  { name: 'distances', parameters: { from: [2], direction: 'out' } },
  { name: 'core-numbers', parameters: {} },
] as const

it('finds through the interface of each mode what it finds over rows', async () => {
  for (const seed of [1, 2]) {
    const made = randomGraph(seed)
    for (const mode of ['slotted', 'object', 'dict'] as const) {
      const store = await buildStore(await loadGraph(made.file, made.plan, { threads: 1 }), mode, context)
      for (const { name, parameters } of asks) {
        const measure = (await measureTable[name]()) as Measure<typeof name>
        for (const directed of [true, false]) {
          const { graph } = atOnce(viewed(store, { directed }))
          const rows = runInline(measure, graph, parameters as never)
          const records = atOnce(walked(name, walkOf(store, directed), parameters as never))
          for (let node = 0; node < store.nodeCount; node++) {
            if (Number.isNaN(rows.values[node])) expect(records.values[node]).toBeNaN()
            else expect(records.values[node], `${mode} ${name}`).toBeCloseTo(rows.values[node]!, 9)
          }
          if (name !== 'pagerank') expect(records.summary).toEqual(rows.summary)
        }
      }
    }
  }
})

it('is asked for as any analysis', async () => {
  const made = randomGraph(3)
  const store = await buildStore(await loadGraph(made.file, made.plan, { threads: 1 }), 'dict', context)
  const ask = {
    measure: 'degree',
    parameters: {},
    reading: { directed: true },
    top: 3,
    path: 'records',
  } as const
  const { analysis } = await measured(store, ask)
  expect(analysis).toMatchObject({ path: 'records', readMs: 0, threads: 1 })
  await expect(measured(store, { ...ask, measure: 'leiden' })).rejects.toThrow(/Record by record/)
})
