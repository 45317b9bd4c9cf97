import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { planKinds } from './kind-plan.ts'
import { loadGraph } from './load/load-graph.ts'

const folder = mkdtempSync(join(tmpdir(), 'slotgraph-layouts-'))
afterAll(() => rmSync(folder, { recursive: true }))

test("@dataclass(slots=True), of a SQLite table: its schema and contents give the records' layout", async () => {
  const file = join(folder, 'typed.db')
  const db = new Database(file)
  db.exec(`CREATE TABLE thing(
    id INTEGER PRIMARY KEY, name TEXT, sort TEXT, small INTEGER, large INTEGER, real REAL, part REAL, yes BOOLEAN,
    at TEXT, any, few TEXT)`)
  const insert = db.prepare('INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  db.transaction(() => {
    for (let i = 0; i < 2_000; i++) {
      insert.run(
        i * i,
        `thing ${i}`,
        ['a', 'b', 'c'][i % 3],
        i % 100,
        2n ** 40n + BigInt(i),
        Math.sqrt(i),
        i % 2 ? Math.sqrt(i) : null,
        i % 2,
        `2024-01-15 10:${String(i % 60).padStart(2, '0')}:00`,
        i % 2 ? i : `text ${i}`,
        i === 7 ? 'seldom' : null,
      )
    }
  })()
  db.close()
  const { nodeKinds } = await loadGraph(
    file,
    {
      nodeTables: [
        {
          table: 'thing',
          idColumns: ['id'],
          labelColumn: 'name',
          attributeColumns: ['sort', 'small', 'large', 'real', 'part', 'yes', 'at', 'any', 'few'],
          kindName: 'thing',
        },
      ],
      edgeTables: [],
      danglingEndpoints: 'skip',
      directed: true,
    },
    { threads: 1 },
  )
  const [plan] = planKinds('node', nodeKinds)
  const { layout, sparse } = plan!
  expect(layout.name).toBe('thing')
  expect(layout.slots.map(({ name, type }) => `${name} ${type.name}`)).toEqual([
    'id int32',
    'name text',
    'sort category',
    'small int8',
    'large int64',
    'real float64',
    'part float64?',
    'yes boolean',
    'at timestamp',
    'any mixed',
  ])
  // a column that one record in 2,000 fills is cheaper beside the slots
  expect(sparse.map(({ name }) => name)).toEqual(['few'])
  expect(layout.overflow).toBe(true)
})
