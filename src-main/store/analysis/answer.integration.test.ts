import { describe, expect, it } from 'vitest'
import { buildStore } from '../build.ts'
import { loadGraph } from '../load/load-graph.ts'
import { BitSet } from '../query/bit-set.ts'
import { randomGraph } from '../testing/random-graph.ts'
import { QueryCache } from '../query/query-cache.ts'
import { OneByOne } from '../../../src-shared/one-by-one.ts'
import { fieldReader } from '../query/scan/field-reader.ts'
import { filterCount } from '../query/filter-count.ts'
import { tableRows } from '../query/table-rows.ts'
import { attributeField } from '../../../src-shared/filter/filter.ts'
import type { GraphStore } from '../graph-store.ts'
import { analyse, analysisAnswers, type Analysed } from './answer.ts'
import { runInline } from './run-inline.ts'
import { degree } from './measures/degree.ts'
import { atOnce } from './slices.ts'
import { viewed } from './view.ts'

const context = { onProgress: () => {}, signal: new AbortController().signal }
const made = randomGraph(11)

async function storeOf(mode: 'slotted' | 'dict' | 'object') {
  return buildStore(await loadGraph(made.file, made.plan, { threads: 1 }), mode, context)
}

function analysedOf(store: GraphStore): Analysed {
  return { store, cache: new QueryCache(), kept: new Map(), edits: new OneByOne() }
}

/** What a slot of the nodes holds, `null` where it is missing. */
function slotOf(store: GraphStore, name: string) {
  const read = fieldReader(store, 'nodes', attributeField(name))
  return Array.from({ length: store.nodeCount }, (_, node) => read(node))
}

const ask = { parameters: {}, reading: { directed: true }, top: 5 }

describe('analysing a store', () => {
  it('finds the same in every mode', async () => {
    const results = []
    for (const mode of ['slotted', 'object', 'dict'] as const) {
      const analysed = analysedOf(await storeOf(mode))
      const reading = { directed: true, weight: 'weight' }
      const result = await analyse(analysed, { ...ask, reading, measure: 'degree' })
      results.push({ top: result.top, histogram: result.histogram, values: slotOf(analysed.store, 'degree') })
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
    expect(results[0]!.values).toEqual(weights)
  })

  it('keeps values for those who ask later', async () => {
    const store = await storeOf('slotted')
    const analysed = analysedOf(store)
    const answers = analysisAnswers(() => analysed)
    const told = { signal: new AbortController().signal, progress: () => {} }
    const result = await answers.analyse({ ...ask, measure: 'pagerank', name: 'rank' }, told)
    expect(result).toMatchObject({ name: 'rank', valued: store.nodeCount, summary: { settled: 1 } })
    const first = result.top[0]!
    expect(fieldReader(store, 'nodes', attributeField('rank'))(first.node.index)).toBe(first.value)
    const forgotten = Promise.resolve(answers.forgetMeasure({ name: 'nothing' }, told))
    await expect(forgotten).rejects.toThrow(/No measure/)
  })

  it('gives groups by size, and distances where there is a path', async () => {
    const store = await storeOf('slotted')
    const analysed = analysedOf(store)
    const groups = await analyse(analysed, { ...ask, measure: 'weak-components' })
    expect(groups.groups[0]!.size).toBe(groups.summary['largest'])
    expect(groups.top).toEqual([])
    const far = await analyse(analysed, { ...ask, measure: 'distances', parameters: { from: [0] } })
    expect(far.valued).toBe(far.summary['reached'])
  })

  it('refuses what it cannot heed', async () => {
    const store = await storeOf('slotted')
    const refused = (more: object) => analyse(analysedOf(store), { ...ask, measure: 'triangles', ...more })
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

  it('makes values a slot, filtered, sorted and measured like any other', async () => {
    for (const mode of ['slotted', 'object', 'dict'] as const) {
      const analysed = analysedOf(await storeOf(mode))
      const { store } = analysed
      const answers = analysisAnswers(() => analysed)
      const told = { signal: new AbortController().signal, progress: () => {} }
      const far = { ...ask, measure: 'distances' as const, parameters: { from: [0] }, name: 'far' }
      const { valued } = await answers.analyse(far, told)
      const distances = slotOf(store, 'far')
      expect(distances.filter((value) => value !== null)).toHaveLength(valued)
      const near = await filterCount(analysed, { of: 'nodes', filter: 'far <= 1' })
      expect(near.matched).toBe(distances.filter((value) => value !== null && Number(value) <= 1).length)
      const page = { of: 'nodes', columns: ['far'], offset: 0, limit: 100 } as const
      const sort = { field: 'far', descending: true }
      const { rows } = await tableRows(analysed, { ...page, rows: { which: 'all' }, sort })
      expect(Number(rows[0]!.values[0])).toBe(Math.max(...distances.map(Number)))
      // another run takes its place, of another type
      await answers.analyse({ ...ask, measure: 'pagerank', name: 'far' }, told)
      expect(slotOf(store, 'far').every((value) => typeof value === 'number' && value < 1)).toBe(true)
      await expect(answers.analyse({ ...ask, measure: 'pagerank', name: 'team' }, told)).rejects.toThrow(
        /choose another/,
      )
      expect(await answers.forgetMeasure({ name: 'far' }, told)).toBeNull()
      expect(store.nodeKinds[0]!.attributes.map(({ name }) => name)).not.toContain('far')
      await expect(answers.forgetMeasure({ name: 'far' }, told)).rejects.toThrow(/No measure/)
    }
  })

  it('measures the part that a filter lets through', async () => {
    const analysed = analysedOf(await storeOf('slotted'))
    const reading = { directed: false, filter: 'team = Red' }
    const { valued } = await analyse(analysed, { ...ask, measure: 'weak-components', reading })
    expect(valued).toBe(made.nodes.filter(({ team }) => team === 'Red').length)
  })
})
