import { readdirSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { randomSource } from '../../generate/random.ts'
import { RmatEdges } from '../../generate/rmat.ts'
import { runMeasure } from './run-measure.ts'
import { readingOf } from './reading.ts'
import { atOnce } from './slices.ts'
import { topologyOf } from './small-graphs.ts'

function rmat(nodes: number, edges: number) {
  const draw = new RmatEdges(nodes, randomSource(7))
  const sources = new Uint32Array(edges)
  const targets = new Uint32Array(edges)
  for (let edge = 0; edge < edges; edge++) {
    draw.draw()
    sources[edge] = draw.source
    targets[edge] = draw.target
  }
  return atOnce(readingOf(topologyOf(nodes, sources, targets), true))
}

const graph = rmat(20_000, 60_000)

describe('a run on threads', () => {
  it('gives the same to the last bit, whatever the number of threads', async () => {
    const runs = {
      pagerank: { damping: 0.85, from: [3], tolerance: 1e-9, rounds: 50 },
      triangles: {},
      harmonic: { sources: 40, seed: 2 },
      betweenness: { sources: 10, seed: 2 },
      eigenvector: { tolerance: 1e-6, rounds: 30 },
    } as const
    for (const name of Object.keys(runs) as (keyof typeof runs)[]) {
      const [one, three] = await Promise.all(
        [1, 3].map((threads) => runMeasure(name, graph, runs[name], { threads })),
      )
      expect(three!.values, name).toEqual(one!.values)
      expect(three!.summary, name).toEqual(one!.summary)
      expect(three!.threads).toBe(3)
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
