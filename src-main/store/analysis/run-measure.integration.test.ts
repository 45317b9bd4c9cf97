import { readdirSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { measures, type MeasureName } from '../../../src-shared/contract/measures.ts'
import type { NodeValues } from './measure.ts'
import { defaultsOf } from './oracle.ts'
import { rmatReading } from './rmat-reading.ts'
import { runMeasure } from './run-measure.ts'

const size = { nodes: 20_000, edges: 60_000 }
const graph = rmatReading(size)
const weighted = rmatReading({ ...size, weighted: true })

/** Compared as bytes, which takes no time. */
function bits(values: NodeValues | undefined): Buffer {
  return Buffer.from(values ? new Uint8Array(values.buffer) : [])
}

describe('a run on threads', () => {
  it('gives the same to the last bit, whatever the number of threads, and the same again for a seed', async () => {
    for (const name of Object.keys(measures) as MeasureName[]) {
      const readings = measures[name].weights ? [graph, weighted] : [graph, { ...graph, directed: false }]
      for (const reading of readings) {
        const parameters = {
          ...defaultsOf(name),
          ...('sources' in measures[name].parameters && { sources: 40 }),
          ...('tolerance' in measures[name].parameters && { rounds: 30 }),
        }
        const [one, three, again] = await Promise.all(
          [1, 3, 3].map((threads) => runMeasure(name, reading, parameters as never, { threads })),
        )
        expect(three!.summary, name).toEqual(one!.summary)
        for (const { values } of [three!, again!])
          expect(bits(values).equals(bits(one!.values)), name).toBe(true)
      }
    }
    expect((await runMeasure('hits', graph, defaultsOf('hits') as never, { threads: 3 })).threads).toBe(3)
  })

  it('chooses otherwise with another seed', async () => {
    for (const name of ['label-propagation', 'leiden', 'harmonic', 'closeness', 'betweenness'] as const) {
      const [one, other] = await Promise.all(
        [1, 2].map((seed) => runMeasure(name, graph, { ...defaultsOf(name), seed })),
      )
      expect(bits(other!.values).equals(bits(one!.values)), name).toBe(false)
    }
  })

  it('tells how far it is', async () => {
    const told: number[] = []
    await runMeasure(
      'betweenness',
      graph,
      { sources: 400, seed: 1 },
      {
        threads: 1,
        onProgress: ({ done }) => told.push(done),
      },
    )
    expect(told.length).toBeGreaterThan(1)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })

  it('answers a cancel within a tenth of a second, whether at work or starting', async () => {
    for (const afterMs of [1, 400]) {
      const controller = new AbortController()
      const run = runMeasure(
        'betweenness',
        graph,
        { sources: 0, seed: 1 },
        { threads: 2, signal: controller.signal },
      )
      let cancelledAt = 0
      setTimeout(() => {
        cancelledAt = performance.now()
        controller.abort()
      }, afterMs)
      await expect(run).rejects.toMatchObject({ failure: { code: 'cancelled' } })
      expect(performance.now() - cancelledAt).toBeLessThan(100)
    }
  })

  it.runIf(process.platform === 'linux')(
    'keeps its threads for the next run, and ends them soon',
    async () => {
      const threads = () => readdirSync('/proc/self/task').length
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      try {
        const ask = { rounds: 5, tolerance: 1e-6 }
        await runMeasure('eigenvector', graph, ask, { threads: 4 })
        const withFour = threads()
        await runMeasure('eigenvector', graph, ask, { threads: 4 })
        expect(threads()).toBe(withFour)
        vi.advanceTimersByTime(10_000)
        await expect.poll(threads).toBeLessThanOrEqual(withFour - 4)
      } finally {
        vi.useRealTimers()
      }
    },
  )

  it('says what was wrong with its parameters', async () => {
    await expect(runMeasure('distances', graph, { from: [], direction: 'out' })).rejects.toMatchObject({
      failure: { code: 'bad-call' },
    })
  })
})
