import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import { modes, type Mode } from '../../src-shared/contract/mode.ts'
import { inspectFile } from '../dataset/inspect.ts'
import { setAttribute } from '../store/annotate.ts'
import type { GraphStore } from '../store/graph-store.ts'
import { database, edgeTable, nodeTable, planOf } from '../store/load/test-graphs.ts'
import { randomGraph } from '../store/testing/random-graph.ts'
import { everyType, storeOf, storesOf, written } from './testing/every-type.ts'
import { graphFacts } from './testing/graph-facts.ts'

/** The graph that Slotgraph opens from what it wrote, with no say of a person's. */
async function reopened(store: GraphStore, mode: Mode): Promise<GraphStore> {
  const { files } = await written(store, { format: 'sqlite' })
  const { plan, tables } = await inspectFile(files[0]!)
  expect(tables.map(({ name }) => name)).not.toContain('slotgraph_plan')
  return storeOf(files[0]!, plan!, mode)
}

describe.each(modes)('a %s store', (mode) => {
  test('opens as the same graph again, every type intact', async () => {
    const store = await everyType(mode)
    const facts = graphFacts(store)
    expect(facts.nodes).toHaveLength(4)
    expect(graphFacts(await reopened(store, mode))).toEqual(facts)
  })

  test('with attributes that the analyst added, kept or not', async () => {
    const store = await everyType(mode)
    setAttribute(store, [0, 2], 'flag', [true])
    setAttribute(store, [1], 'Note', ['other than note'])
    setAttribute(store, [3], 'score', [9007199254740993n])
    const facts = graphFacts(store)
    const again = graphFacts(await reopened(store, mode))
    // two names that differ in case cannot be columns of one table
    expect(
      again.nodes.map((node) =>
        node.replace('Note_2(', 'Note(').replace('flag(attribute number)=1', 'flag(attribute boolean)=true'),
      ),
    ).toEqual(facts.nodes)
  })
})

test('a random graph keeps its numbers too', async () => {
  const { file, plan } = randomGraph(1)
  const store = await storeOf(file, plan, 'slotted')
  const again = await reopened(store, 'slotted')
  expect(graphFacts(again)).toEqual(graphFacts(store))
  for (let edge = 0; edge < store.edgeCount; edge++) {
    expect([again.sourceOf(edge), again.targetOf(edge)]).toEqual([store.sourceOf(edge), store.targetOf(edge)])
  }
  rmSync(dirname(file), { recursive: true })
})

const several: Record<string, { sql: string; plan: LoadPlan }> = {
  'tables whose ids meet, and edges between them': {
    sql: `CREATE TABLE airport(id INTEGER PRIMARY KEY, label TEXT, height REAL);
          CREATE TABLE country(id INTEGER PRIMARY KEY, name TEXT, head TEXT);
          CREATE TABLE lies(source INTEGER, target INTEGER, km REAL);
          INSERT INTO airport VALUES (1, 'one', 2.5), (2, 'two', NULL), (7, NULL, 1);
          INSERT INTO country VALUES (1, 'Land', 'x'), (2, NULL, NULL);
          INSERT INTO lies VALUES (1, 1, 3.5), (2, 1, NULL), (7, 2, 1)`,
    plan: planOf({
      nodeTables: [
        nodeTable({
          table: 'airport',
          labelColumn: 'label',
          attributeColumns: ['height'],
          kindName: 'airport',
        }),
        nodeTable({ table: 'country', labelColumn: 'name', attributeColumns: ['head'], kindName: 'country' }),
      ],
      edgeTables: [
        edgeTable({
          table: 'lies',
          sourceTable: 'airport',
          targetTable: 'country',
          attributeColumns: ['km'],
          kindName: 'lies in',
        }),
      ],
      directed: false,
    }),
  },
  'composite ids': {
    sql: `CREATE TABLE nodes(a INTEGER, b TEXT, PRIMARY KEY(a, b)); CREATE TABLE edges(a1, b1, a2, b2, source TEXT);
          INSERT INTO nodes VALUES (1, 'x'), (1, 'y'), (2, 'x');
          INSERT INTO edges VALUES (1, 'x', 1, 'y', 'paper'), (2, 'x', 1, 'x', NULL)`,
    plan: planOf({
      nodeTables: [nodeTable({ idColumns: ['a', 'b'] })],
      edgeTables: [
        edgeTable({ sourceColumns: ['a1', 'b1'], targetColumns: ['a2', 'b2'], attributeColumns: ['source'] }),
      ],
    }),
  },
  'foreign keys as edges': {
    sql: `CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT, boss INTEGER, mentor INTEGER);
          INSERT INTO person VALUES (1, 'A', NULL, 3), (2, 'B', 1, NULL), (3, 'C', 1, 2)`,
    plan: planOf({
      nodeTables: [nodeTable({ table: 'person', labelColumn: 'name', kindName: 'person' })],
      edgeTables: ['boss', 'mentor'].map((column) =>
        edgeTable({
          table: 'person',
          sourceColumns: ['id'],
          targetColumns: [column],
          kindName: `person.${column}`,
          nullEndpoints: 'ignore',
        }),
      ),
    }),
  },
  'nodes made from endpoints, row numbers as ids, and kinds of edges': {
    sql: `CREATE TABLE calls(caller TEXT, callee TEXT, kind TEXT, seconds INTEGER, tone TEXT);
          INSERT INTO calls VALUES ('a', 'b', 'voice', 12, 'warm'), ('b', 'c', 'text', NULL, NULL), ('a', 'a', 'text', 0, NULL)`,
    plan: planOf({
      nodeTables: [],
      edgeTables: [
        edgeTable({
          table: 'calls',
          sourceColumns: ['caller'],
          targetColumns: ['callee'],
          kindColumn: 'kind',
          attributeColumns: ['seconds', 'tone'],
        }),
      ],
      danglingEndpoints: 'add-nodes',
    }),
  },
}

test.each(Object.entries(several))('%s open as the same graph from every store', async (_, { sql, plan }) => {
  const stores = await storesOf(database(sql), plan)
  for (const store of stores) {
    const again = await reopened(store, 'slotted')
    expect(graphFacts(again)).toEqual(graphFacts(store))
    expect(again.directed).toBe(store.directed)
    expect(again.edgeCount).toBeGreaterThan(1)
  }
})
