import Database from 'better-sqlite3'
import fc from 'fast-check'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allOf, anyOf, attributeField, type Field, type Filter } from '../../../src-shared/filter/filter.ts'
import { printFilter } from '../../../src-shared/filter/print.ts'
import { randomGraph } from '../testing/random-graph.ts'
import { storesOf, type TestStore } from '../testing/stores.ts'
import { filterAmong, filterCount } from './filter-count.ts'
import { selected } from './selection.ts'

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`
const builtIn = (name: string): Field => ({ name, builtIn: true })

/** Fields of nodes with values that some have, and their SQL over the table `person`. */
const numbers = fc.constantFrom(
  { field: attributeField('id'), sql: 'id' },
  { field: attributeField('score'), sql: 'score' },
  {
    field: builtIn('degree'),
    sql: '((SELECT count(*) FROM tie WHERE source = id) + (SELECT count(*) FROM tie WHERE target = id))',
  },
  { field: builtIn('in-degree'), sql: '(SELECT count(*) FROM tie WHERE target = id)' },
  { field: builtIn('out-degree'), sql: '(SELECT count(*) FROM tie WHERE source = id)' },
)
const texts = fc.constantFrom(
  { field: attributeField('name'), sql: 'name' },
  { field: attributeField('team'), sql: 'team' },
)
const AnyNumber = fc.oneof(
  fc.integer({ min: -1, max: 130 }),
  fc.integer({ min: 0, max: 1000 }).map((eighths) => eighths / 8),
)
const Text = fc.constantFrom('Red', 'red', 'green', 'Ann', 'Bob 3', 'b', 'É', 'zoë 1', '', 'e', "O'", '1')
const compare = fc.constantFrom('=', '!=', '<', '<=', '>', '>=')

type Case = { filter: Filter; sql: string }

const Condition: fc.Arbitrary<Case> = fc.oneof(
  fc.tuple(numbers, compare, AnyNumber).map(([{ field, sql }, is, value]): Case => {
    return {
      filter: { op: 'compare', field, is, value: { text: String(value) } },
      sql: `${sql} ${is} ${value}`,
    }
  }),
  fc.tuple(texts, compare, Text).map(([{ field, sql }, is, text]): Case => {
    return {
      filter: { op: 'compare', field, is, value: { text } },
      sql: `${sql} ${is} ${quote(text)}`,
    }
  }),
  fc.tuple(numbers, AnyNumber, AnyNumber, fc.boolean()).map(([{ field, sql }, low, high, not]): Case => {
    const filter: Filter = {
      op: 'between',
      field,
      low: { text: String(low) },
      high: { text: String(high) },
      not,
    }
    return { filter, sql: `${sql} ${not ? 'NOT' : ''} BETWEEN ${low} AND ${high}` }
  }),
  fc
    .tuple(texts, fc.array(Text, { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([{ field, sql }, list, not]): Case => {
      const filter: Filter = { op: 'in', field, values: list.map((text) => ({ text })), not }
      return { filter, sql: `${sql} ${not ? 'NOT' : ''} IN (${list.map(quote).join()})` }
    }),
  fc
    .tuple(texts, fc.constantFrom('contains', 'starts', 'ends'), Text, fc.boolean())
    .map(([{ field, sql }, how, text, not]): Case => {
      const filter = { op: 'text', field, test: how, value: { text }, not } as Filter
      const pattern = `${how === 'starts' ? '' : '%'}${text}${how === 'ends' ? '' : '%'}`
      return { filter, sql: `${sql} ${not ? 'NOT' : ''} LIKE ${quote(pattern)}` }
    }),
  fc.tuple(fc.oneof(numbers, texts), fc.boolean()).map(([{ field, sql }, not]): Case => {
    return { filter: { op: 'missing', field, not }, sql: `${sql} IS ${not ? 'NOT' : ''} NULL` }
  }),
)

const Case: fc.Arbitrary<Case> = fc.letrec<{ case: Case }>((tie) => ({
  case: fc.oneof(
    { depthSize: 'small' },
    // a condition on a missing value is false, and not unknown as in SQL
    Condition.map(({ filter, sql }) => ({ filter, sql: `coalesce(${sql}, 0)` })),
    tie('case').map(({ filter, sql }): Case => ({
      filter: { op: 'not', part: filter },
      sql: `NOT (${sql})`,
    })),
    fc.array(tie('case'), { minLength: 1, maxLength: 3 }).map((parts) => ({
      filter: allOf(parts.map(({ filter }) => filter)),
      sql: `(${parts.map(({ sql }) => sql).join(' AND ')})`,
    })),
    fc.array(tie('case'), { minLength: 1, maxLength: 3 }).map((parts) => ({
      filter: anyOf(parts.map(({ filter }) => filter)),
      sql: `(${parts.map(({ sql }) => sql).join(' OR ')})`,
    })),
  ),
})).case

describe.each([1, 2, 3])('filters on random graph %i', (seed) => {
  const graph = randomGraph(seed)
  const db = new Database(graph.file, { readonly: true })
  let stores: TestStore[]
  beforeAll(async () => {
    stores = await storesOf(graph)
  })
  afterAll(() => {
    db.close()
    rmSync(dirname(graph.file), { recursive: true })
  })

  test('let the nodes through that SQL does, in every mode', async () => {
    await fc.assert(
      fc.asyncProperty(Case, async ({ filter, sql }) => {
        const rows = db.prepare(`SELECT id FROM person WHERE ${sql} ORDER BY id`).all() as { id: number }[]
        for (const queried of stores) {
          const passing = await selected(queried, { of: 'nodes', filter: printFilter(filter) })
          const ids = Array.from(passing.members(), (node) => graph.nodes[node]!.id)
          expect(ids, `${queried.mode}: ${printFilter(filter)}`).toEqual(rows.map(({ id }) => id))
        }
      }),
      { numRuns: 150 },
    )
  })

  test('let the edges through that SQL does, in every mode', async () => {
    const cases = [
      ['weight between 10 and 30', 'weight BETWEEN 10 AND 30'],
      ['"kind" = likes and weight > 5', "kind = 'likes' AND weight > 5"],
      [
        'not ("kind" contains KNOW or weight in (1, 2, 3))',
        "NOT (kind LIKE '%know%' OR weight IN (1, 2, 3))",
      ],
      ['kind = tie', '1'],
    ]
    for (const [filter, sql] of cases) {
      const { wanted } = db.prepare(`SELECT count(*) AS wanted FROM tie WHERE ${sql}`).get() as {
        wanted: number
      }
      for (const queried of stores) {
        const { matched, total, kinds } = await filterCount(queried, { of: 'edges', filter: filter! })
        expect({ matched, total }).toEqual({ matched: wanted, total: graph.edges.length })
        expect(kinds).toEqual([{ name: 'tie', matched: wanted, total }])
      }
    }
  })

  test('know named sets, of nodes and of other filters', async () => {
    const sets = {
      mine: { nodes: [1, 3, 5] },
      'red ones': { filter: 'team = Red' },
      both: { filter: 'in set mine or in set "red ones"' },
    }
    const red = graph.nodes.flatMap(({ team }, node) => (team === 'Red' ? [node] : []))
    for (const queried of stores) {
      const members = async (filter: string) => [
        ...(await selected(queried, { of: 'nodes', filter, sets })).members(),
      ]
      expect(await members('in set both')).toEqual([...new Set([1, 3, 5, ...red])].toSorted((a, b) => a - b))
      expect(await members('in set mine and not in set "red ones"')).toEqual(
        [1, 3, 5].filter((node) => !red.includes(node)),
      )
      const around = { a: { filter: 'in set b' }, b: { filter: 'in set a' } }
      await expect(selected(queried, { of: 'nodes', filter: 'in set a', sets: around })).rejects.toThrow(
        /defined by itself/,
      )
    }
  })

  test('find components, and what is drawn among all', async () => {
    for (const queried of stores) {
      const all = await filterCount(queried, { of: 'nodes', filter: '' })
      expect(all.matched).toBe(graph.nodes.length)
      const largest = await filterCount(queried, { of: 'nodes', filter: 'component = 0' })
      const others = await filterCount(queried, { of: 'nodes', filter: 'component > 0' })
      expect(largest.matched + others.matched).toBe(graph.nodes.length)
      const drawn = [7, 2, 9, 4]
      const { indexes } = await filterAmong(queried, { of: 'nodes', filter: 'team = Red', indexes: drawn })
      expect(indexes).toEqual(drawn.filter((node) => graph.nodes[node]!.team === 'Red'))
    }
  })
})

test('what cannot be meant is refused with its place', async () => {
  const graph = randomGraph(4)
  const [queried] = await storesOf(graph)
  const refused = (filter: string) => selected(queried!, { of: 'nodes', filter })
  await expect(refused('team =')).rejects.toMatchObject({ failure: { code: 'bad-filter', from: 6, to: 6 } })
  await expect(refused('score > 3 and tam = Red')).rejects.toMatchObject({
    failure: { code: 'bad-filter', from: 14, to: 17, value: 'tam', detail: expect.stringMatching(/“team”/) },
  })
  rmSync(dirname(graph.file), { recursive: true })
})
