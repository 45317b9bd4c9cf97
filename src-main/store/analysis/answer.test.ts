import { describe, expect, it } from 'vitest'
import { buildStore } from '../build.ts'
import { loadGraph } from '../load/load-graph.ts'
import { BitSet } from '../query/bit-set.ts'
import { randomGraph } from '../testing/random-graph.ts'
import { analyse, analysisAnswers, type KeptValues } from './answer.ts'
import { runInline } from './run-inline.ts'
import { degree } from './measures/degree.ts'
import { atOnce } from './slices.ts'
import { viewed } from './view.ts'

const context = { onProgress: () => {}, signal: new AbortController().signal }
const made = randomGraph(11)

async function storeOf(mode: 'slotted' | 'dict' | 'object') {
  return buildStore(await loadGraph(made.file, made.plan, { threads: 1 }), mode, context)
}

const ask = { parameters: {}, reading: { directed: true }, top: 5 }

describe('analysing a store', () => {
  it('finds the same in every mode', async () => {
    const results = []
    for (const mode of ['slotted', 'object', 'dict'] as const) {
      const kept: KeptValues = new Map()
      const reading = { directed: true, weight: 'weight' }
      const result = await analyse(await storeOf(mode), kept, { ...ask, reading, measure: 'degree' })
      results.push({ top: result.top, histogram: result.histogram, values: kept.get('degree') })
    }
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
    const weights = made.nodes.map(({ id }) =>
      made.edges.reduce(
        (sum, { source, target, weight }) =>
          sum + ((source === id ? weight : 0) + (target === id ? weight : 0)),
        0,
      ),
    )
    expect([...results[0]!.values!]).toEqual(weights)
  })

  it('keeps values for those who ask later', async () => {
    const store = await storeOf('slotted')
    const kept: KeptValues = new Map()
    const answers = analysisAnswers(() => ({ store, kept }))
    const told = { signal: new AbortController().signal, progress: () => {} }
    const result = await answers.analyse({ ...ask, measure: 'pagerank', name: 'rank' }, told)
    expect(result).toMatchObject({ name: 'rank', valued: store.nodeCount, summary: { settled: 1 } })
    const first = result.top[0]!
    const never = undefined as never
    const asked = await answers.measureValues({ name: 'rank', nodes: [first.node.index] }, never)
    expect(asked).toEqual({ values: [first.value] })
    expect(() => answers.measureValues({ name: 'nothing', nodes: [] }, never)).toThrow(/No measure/)
    expect(() => answers.measureValues({ name: 'rank', nodes: [9e6] }, never)).toThrow(/no node number/)
  })

  it('gives groups by size, and distances where there is a path', async () => {
    const store = await storeOf('slotted')
    const kept: KeptValues = new Map()
    const groups = await analyse(store, kept, { ...ask, measure: 'weak-components' })
    expect(groups.groups[0]!.size).toBe(groups.summary['largest'])
    expect(groups.top).toEqual([])
    const far = await analyse(store, kept, { ...ask, measure: 'distances', parameters: { from: [0] } })
    expect(far.valued).toBe(far.summary['reached'])
  })

  it('refuses what it cannot heed', async () => {
    const store = await storeOf('slotted')
    const refused = (more: object) => analyse(store, new Map(), { ...ask, measure: 'triangles', ...more })
    await expect(refused({ reading: { directed: true, weight: 'weight' } })).rejects.toThrow(/does not heed/)
    await expect(refused({ parameters: { size: 1 } })).rejects.toThrow(/no parameter/)
    await expect(refused({ reading: { directed: true, edgeKinds: ['x'] } })).rejects.toThrow(
      /no kind of edge/,
    )
    await expect(refused({ measure: 'pagerank', parameters: { damping: 2 } })).rejects.toThrow(
      /“damping” is a number between/,
    )
    await expect(refused({ measure: 'degree', reading: { directed: true, weight: 'kind' } })).rejects.toThrow(
      /no number/,
    )
  })

  it('reads a part of the graph with its own numbers', async () => {
    for (const mode of ['slotted', 'dict'] as const) {
      const store = await storeOf(mode)
      const members = [2, 3, 5, 8, 13]
      const nodes = new BitSet(store.nodeCount, members)
      const part = atOnce(viewed(store, { directed: true, nodes }))
      expect([...part.nodes!]).toEqual(members)
      const ids = members.map((node) => made.nodes[node]!.id)
      const degrees = ids.map(
        (id) =>
          made.edges.filter((e) => e.source === id && ids.includes(e.target)).length +
          made.edges.filter((e) => e.target === id && ids.includes(e.source)).length,
      )
      expect([...runInline(degree, part.graph, { direction: 'both' }).values]).toEqual(degrees)
    }
  })
})
