import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wireText } from '../../../src-shared/contract/values.ts'
import { compareText } from '../../../src-shared/filter/text-order.ts'
import { setAttribute } from '../annotate.ts'
import { randomKinds, type KindedNode } from '../testing/random-kinds.ts'
import { storesOf, type TestStore } from '../testing/stores.ts'
import { attributeSummary } from './attribute-summary.ts'
import { componentsSummary } from './components.ts'
import { fieldsIn } from './fields.ts'
import { filterCount } from './filter-count.ts'
import { filterEdges, filterNodes } from './sample.ts'
import { tableRows } from './table-rows.ts'
import { edgeValuesOf } from './values-of.ts'

type Value = number | string | null

/** Numbers before texts, texts by code points, missing last; equal ones by their numbers. */
function inOrder(values: readonly Value[], descending: boolean): number[] {
  const sign = descending ? -1 : 1
  const rank = (value: Value) => (typeof value === 'string' ? 1 : 0)
  const compare = (a: Value, b: Value) => {
    if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
    return rank(a) - rank(b) || Number(a) - Number(b)
  }
  return values
    .map((_, at) => at)
    .toSorted((a, b) => {
      const [one, other] = [values[a]!, values[b]!]
      if (one === null || other === null) return Number(one === null) - Number(other === null) || a - b
      return sign * compare(one, other) || a - b
    })
}

describe.each([1, 2, 3, 4])('records of several kinds, random graph %i', (seed) => {
  const graph = randomKinds(seed)
  let stores: TestStore[]
  beforeAll(async () => {
    stores = await storesOf(graph)
  })
  afterAll(() => rmSync(dirname(graph.file), { recursive: true }))

  const degree = (id: number) =>
    graph.edges.reduce((sum, { source, target }) => sum + Number(source === id) + Number(target === id), 0)
  const valueOf = (node: KindedNode, field: string): Value =>
    field === 'degree'
      ? degree(node.id)
      : field === 'kind'
        ? node.kind
        : ((node as Record<string, Value>)[field] ?? null)
  const nodeValues = (field: string) => graph.nodes.map((node) => valueOf(node, field))

  test.each(['name', 'score', 'age', 'born', 'code', 'revenue', 'degree', 'kind', 'id'])(
    'a table sorted by %s pages through all of them',
    async (field) => {
      for (const queried of stores) {
        for (const descending of [false, true]) {
          const wanted = inOrder(nodeValues(field), descending)
          const got: number[] = []
          for (let offset = 0; offset < graph.nodes.length; offset += 17) {
            const page = { offset, limit: 17, columns: [field], sort: { field, descending } }
            const { total, rows } = await tableRows(queried, { of: 'nodes', rows: { which: 'all' }, ...page })
            expect(total).toBe(graph.nodes.length)
            for (const { index, values } of rows) expect(values).toEqual([nodeValues(field)[index]])
            got.push(...rows.map(({ index }) => index))
          }
          expect(got, `${queried.mode} by ${field}`).toEqual(wanted)
        }
      }
    },
  )

  test('a table of a filter, or of given records, has just those', async () => {
    for (const queried of stores) {
      const rows = { which: 'filter', filter: 'age >= 30' } as const
      const page = { of: 'nodes', columns: ['age', 'kind', 'revenue'], offset: 0, limit: 500 } as const
      const sorted = await tableRows(queried, { ...page, rows, sort: { field: 'name', descending: true } })
      const wanted = inOrder(nodeValues('name'), true).filter((node) => (graph.nodes[node]!.age ?? 0) >= 30)
      expect(sorted.rows.map(({ index }) => index)).toEqual(wanted)
      expect(sorted.total).toBe(wanted.length)
      const plain = await tableRows(queried, { ...page, rows })
      expect(plain.rows.map(({ index }) => index)).toEqual(wanted.toSorted((a, b) => a - b))
      const indexes = [9, 3, 12, 4, 0]
      const given = await tableRows(queried, { ...page, rows: { which: 'indexes', indexes } })
      expect(given.rows.map(({ index }) => index)).toEqual(indexes)
      const byCode = { field: 'code', descending: true }
      const sortedGiven = await tableRows(queried, {
        ...page,
        rows: { which: 'indexes', indexes },
        sort: byCode,
      })
      const codes = inOrder(nodeValues('code'), true).filter((node) => indexes.includes(node))
      expect(sortedGiven.rows.map(({ index }) => index)).toEqual(codes)
      expect(given.rows[0]!.values).toEqual(
        ['age', 'kind', 'revenue'].map((field) => valueOf(graph.nodes[9]!, field)),
      )
    }
  })

  test('edges are filtered, sorted and listed across their kinds', async () => {
    for (const queried of stores) {
      const heavy = graph.edges.filter(({ weight }) => (weight ?? 0) > 4)
      const counted = await filterCount(queried, { of: 'edges', filter: 'weight > 4 or share > 50' })
      const big = graph.edges.filter(({ share }) => (share ?? 0) > 50)
      expect(counted.matched).toBe(heavy.length + big.length)
      expect(counted.kinds.map(({ name, matched }) => [name, matched])).toEqual([
        ['tie', heavy.length],
        ['holding', big.length],
      ])
      const columns = ['weight', 'share', 'note', 'kind']
      const sort = { field: 'note', descending: false }
      const ask = { of: 'edges', rows: { which: 'all' }, columns, sort, offset: 0, limit: 1000 } as const
      const { rows } = await tableRows(queried, ask)
      const notes = rows.map(({ values }) => values[2] as Value)
      expect(notes).toEqual(inOrder(notes, false).map((at) => notes[at]))
      const ids = graph.nodes.map(({ id }) => id)
      const listed = rows.map(({ source, target, values }) =>
        [ids[source!.index], ids[target!.index], ...values.map(wireText)].join(),
      )
      const wanted = graph.edges.map(({ source, target, weight, share, note, kind }) =>
        [source, target, weight, share, note, kind].join(),
      )
      expect(listed.toSorted()).toEqual(wanted.toSorted())
      const order = { by: 'field', field: 'weight', descending: true } as const
      const sample = await filterEdges(queried, { filter: 'kind = tie', order, limit: 5 })
      expect(sample.matched).toBe(graph.edges.filter(({ kind }) => kind === 'tie').length)
      const shown = sample.subgraph.edges.map(({ index }) => index)
      const values = edgeValuesOf(queried.store, 'weight', shown)
      const weights = graph.edges.flatMap(({ weight }) => weight ?? []).toSorted((a, b) => b - a)
      expect(values).toEqual(weights.slice(0, 5))
    }
  })

  test('a sample is the first by an attribute, or drawn at random the same again', async () => {
    const asked = { filter: 'score < 10', limit: 6, edgeLimit: 100 }
    const passing = graph.nodes.flatMap(({ score }, node) => (score !== null && score < 10 ? [node] : []))
    for (const queried of stores) {
      for (const field of ['degree', 'age', 'name', 'born']) {
        for (const descending of [true, false]) {
          const order = { by: 'field', field, descending } as const
          const { matched, total, subgraph } = await filterNodes(queried, { ...asked, order })
          expect([matched, total]).toEqual([passing.length, graph.nodes.length])
          const wanted = inOrder(nodeValues(field), descending).filter((node) => passing.includes(node))
          expect(
            subgraph.nodes.map(({ index }) => index),
            `${queried.mode} ${field}`,
          ).toEqual(wanted.slice(0, 6))
        }
      }
      const order = { by: 'random', seed: 7 } as const
      const drawn = await filterNodes(queried, { ...asked, order })
      const indexes = drawn.subgraph.nodes.map(({ index }) => index)
      expect(new Set(indexes).size).toBe(Math.min(6, passing.length))
      expect(indexes.every((node) => passing.includes(node))).toBe(true)
      const [slotted] = stores
      expect(await filterNodes(slotted!, { ...asked, order })).toEqual(drawn)
    }
  })

  test.each(['name', 'score', 'age', 'born', 'code', 'revenue', 'degree', 'kind'])(
    'the summary of %s is that of its values',
    async (field) => {
      for (const filter of ['', 'degree > 2']) {
        const members = graph.nodes.filter(({ id }) => filter === '' || degree(id) > 2)
        const values = members.map((node) => valueOf(node, field))
        const filled = values.filter((value) => value !== null)
        const numbers =
          field === 'born'
            ? filled.map((value) => Date.parse(String(value)))
            : filled.filter((value) => typeof value === 'number')
        const counts = new Map<Value, number>()
        for (const value of filled) counts.set(value, (counts.get(value) ?? 0) + 1)
        for (const queried of stores) {
          const summary = await attributeSummary(queried, {
            of: 'nodes',
            filter,
            field,
            bins: 10,
            values: 1000,
          })
          expect(summary).toMatchObject({
            records: members.length,
            missing: values.length - filled.length,
            distinct: counts.size,
            distinctExact: true,
          })
          expect(new Map(summary.values.map(({ value, count }) => [value, count]))).toEqual(counts)
          const order = summary.values.map(({ count }) => count)
          expect(order).toEqual(order.toSorted((a, b) => b - a))
          if (numbers.length === 0) expect(summary.numbers).toBeNull()
          else {
            const { count, least, most, mean, histogram } = summary.numbers!
            expect([count, least, most]).toEqual([numbers.length, Math.min(...numbers), Math.max(...numbers)])
            expect(mean).toBeCloseTo(numbers.reduce((sum, value) => sum + value, 0) / numbers.length, 6)
            histogram.forEach((bin, at) => {
              const last = at === histogram.length - 1
              const within = numbers.filter(
                (value) => value >= bin.from && (value < bin.to || (last && value === bin.to)),
              )
              expect(bin.count).toBe(within.length)
            })
          }
        }
        const [one, ...others] = await Promise.all(
          stores.map((queried) =>
            attributeSummary(queried, { of: 'nodes', filter, field, bins: 10, values: 20 }),
          ),
        )
        for (const other of others) expect(other).toEqual(one)
      }
    },
  )

  test('an attribute of the analyst is a field like any other', async () => {
    for (const queried of stores) {
      const { store, cache } = queried
      setAttribute(store, [2, 5, 11], 'flag', ['check', 'seen', 'check'])
      cache.clear()
      expect((await filterCount(queried, { of: 'nodes', filter: 'flag = check' })).matched).toBe(2)
      expect((await filterCount(queried, { of: 'nodes', filter: 'flag is missing' })).matched).toBe(
        graph.nodes.length - 3,
      )
      const sort = { field: 'flag', descending: true }
      const ask = {
        of: 'nodes',
        rows: { which: 'all' },
        columns: ['flag'],
        sort,
        offset: 0,
        limit: 4,
      } as const
      const { rows } = await tableRows(queried, ask)
      expect(rows.map(({ index, values }) => [index, values[0]])).toEqual([
        [5, 'seen'],
        [2, 'check'],
        [11, 'check'],
        [0, null],
      ])
      const summary = await attributeSummary(queried, {
        of: 'nodes',
        filter: '',
        field: 'flag',
        bins: 5,
        values: 5,
      })
      expect(summary.values).toEqual([
        { value: 'check', count: 2 },
        { value: 'seen', count: 1 },
      ])
      expect(fieldsIn(store, 'nodes', new Set()).find(({ name }) => name === 'flag')).toMatchObject({
        origin: 'analyst',
      })
    }
  })

  test('components are counted by size, each with its most connected node', async () => {
    const groups = new Map(graph.nodes.map(({ id }) => [id, id]))
    const rootOf = (id: number): number => (groups.get(id) === id ? id : rootOf(groups.get(id)!))
    for (const { source, target } of graph.edges) groups.set(rootOf(source), rootOf(target))
    const sizes = new Map<number, number>()
    for (const { id } of graph.nodes) sizes.set(rootOf(id), (sizes.get(rootOf(id)) ?? 0) + 1)
    const wanted = [...sizes.values()].toSorted((a, b) => b - a)
    for (const queried of stores) {
      const summary = await componentsSummary(queried, 3)
      expect(summary.components).toBe(wanted.length)
      expect(summary.top.map(({ size }) => size)).toEqual(wanted.slice(0, 3))
      expect(summary.single).toBe(wanted.filter((size) => size === 1).length)
      expect(summary.sizes.reduce((sum, { count }) => sum + count, 0)).toBe(wanted.length)
      const { matched } = await filterCount(queried, { of: 'nodes', filter: 'component = 0' })
      expect(matched).toBe(wanted[0])
    }
  })
})
