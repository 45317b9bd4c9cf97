import { expect, test } from 'vitest'
import type { LoadPlan } from '../../../src-shared/contract/load-plan.ts'
import { modes } from '../../../src-shared/contract/mode.ts'
import { inspectFile } from '../../dataset/inspect.ts'
import { buildStore } from '../build.ts'
import { sqlLines } from '../testing/sql-graph.ts'
import { storeLines } from '../testing/store-lines.ts'
import { database, edgeTable, load, nodeTable, planOf } from './test-graphs.ts'

type Shape = {
  name: string
  sql: string
  pragmas?: string
  /** Absent: as the preflight guesses. */
  plan?: LoadPlan
  /** How many nodes and edges it is known to have, so that nothing agrees by being empty. */
  counts: [nodes: number, edges: number]
}

/** `count` rows of a table; `i` counts from 1. */
const rows = (count: number, insert: string, rest = ''): string =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) INSERT INTO ${insert} FROM n ${rest};`

/** Ends that name the table they refer to. */
const within = (table: string) => ({ sourceTable: table, targetTable: table })

const everyValue = `(1, 5), (2, 'text'), (3, NULL), (4, x'010203'), (5, 2.5), (6, 9223372036854775807), (7, -9223372036854775808),
  (8, 9007199254740993), (9, 1e999), (10, -1e999), (11, 'NaN'), (12, ''), (13, x''), (14, 'nul' || char(0) || 'inside'), (15, '你好 \u{1f600}'),
  (16, '2024-02-29'), (17, 1709164800), (18, -0.0), (19, 4.9e-324), (20, 'a''b"c')`

const shapes: Shape[] = [
  {
    name: 'a relational database: foreign keys to ids, to unique columns and to several columns, and a link table',
    sql: `
      CREATE TABLE country(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT);
      CREATE TABLE region(country TEXT NOT NULL REFERENCES country(code), no INTEGER NOT NULL, name TEXT, PRIMARY KEY(country, no)) WITHOUT ROWID;
      CREATE TABLE airport(id INTEGER PRIMARY KEY, iata TEXT UNIQUE, name TEXT, country_id INTEGER REFERENCES country(id),
        region_country TEXT, region_no INTEGER, hub TEXT REFERENCES airport(iata),
        FOREIGN KEY(region_country, region_no) REFERENCES region(country, no));
      CREATE TABLE route(origin TEXT REFERENCES airport(iata), destination INTEGER REFERENCES airport(id), km REAL, opened TEXT,
        PRIMARY KEY(origin, destination));
      ${rows(9, "country SELECT i * 10, char(64 + i), 'Country ' || i")}
      ${rows(27, "region SELECT char(65 + i % 9), i, 'Region ' || i")}
      ${rows(
        200,
        `airport SELECT i * 3, CASE WHEN i % 7 THEN 'A' || i END, 'Airport ' || i, CASE WHEN i % 5 THEN (i % 9 + 1) * 10 END,
        char(65 + (i % 27 + 1) % 9), CASE WHEN i % 4 THEN i % 27 + 1 END, CASE WHEN i % 2 THEN 'A' || (i % 5 + 1) END`,
      )}
      ${rows(
        400,
        "route SELECT 'A' || (i % 50 + 1), i % 200 * 3 + 3, i / 3.0, date('2020-01-01', i || ' days')",
        'WHERE (i % 50 + 1) % 7 <> 0 GROUP BY i % 50, i % 200',
      )}`,
    // regions to countries 27; airports to countries 160, regions 150, hubs 100; routes from 43 of 50 origins
    counts: [236, 27 + 160 + 150 + 100 + 172],
  },
  {
    name: 'tables without rowid, composite and text keys, an edge table to two node tables',
    sql: `
      CREATE TABLE place(country TEXT, code INTEGER, name TEXT, PRIMARY KEY(country, code)) WITHOUT ROWID;
      CREATE TABLE person(login TEXT PRIMARY KEY, born TEXT) WITHOUT ROWID;
      CREATE TABLE visit(who TEXT, country TEXT, code INTEGER, day TEXT, PRIMARY KEY(day, who, country, code)) WITHOUT ROWID;
      ${rows(60, "place SELECT 'c' || (i % 3), i, 'n' || i")} ${rows(40, "person SELECT 'user' || i, date('1970-01-01', i * 100 || ' days')")}
      ${rows(300, "visit SELECT 'user' || (i * 7 % 50), 'c' || (i * 11 % 60 % 3), i * 11 % 60, date('2024-01-01', i || ' days')")}`,
    plan: planOf({
      nodeTables: [
        nodeTable({ table: 'place', idColumns: ['country', 'code'], labelColumn: 'name', kindName: 'place' }),
        nodeTable({ table: 'person', idColumns: ['login'], attributeColumns: ['born'], kindName: 'person' }),
      ],
      edgeTables: [
        edgeTable({
          table: 'visit',
          sourceColumns: ['who'],
          targetColumns: ['country', 'code'],
          sourceTable: 'person',
          targetTable: 'place',
          attributeColumns: ['day'],
          kindName: 'visit',
        }),
      ],
    }),
    counts: [100, 236],
  },
  {
    name: 'sparse and negative rowids that no column shows, and deleted rows',
    sql: `
      CREATE TABLE node(name TEXT); CREATE TABLE edge(a INTEGER, b INTEGER, w REAL);
      ${rows(300, "node(rowid, name) SELECT i * 1000003 - 150000000, 'n' || i")} DELETE FROM node WHERE rowid % 5 = 0;
      ${rows(900, 'edge SELECT (i * 7 % 300 + 1) * 1000003 - 150000000, (i * 11 % 300 + 1) * 1000003 - 150000000, i / 8.0')}`,
    plan: planOf({
      nodeTables: [nodeTable({ table: 'node', idColumns: [], labelColumn: 'name' })],
      edgeTables: [
        edgeTable({
          table: 'edge',
          sourceColumns: ['a'],
          targetColumns: ['b'],
          weightColumn: 'w',
          attributeColumns: ['w'],
          ...within('node'),
        }),
      ],
    }),
    counts: [240, 540],
  },
  {
    name: 'generated columns, stored and not, as ids, ends and attributes; columns added later with defaults',
    sql: `
      CREATE TABLE node(raw INTEGER, id TEXT AS ('n' || raw) STORED, square INTEGER AS (raw * raw), late TEXT);
      CREATE TABLE edge(a INTEGER, b INTEGER, source TEXT AS ('n' || a), target TEXT AS ('n' || b) STORED);
      ${rows(100, "node(raw, late) SELECT i, CASE i % 2 WHEN 0 THEN 'x' || i END")}
      ALTER TABLE node ADD COLUMN added TEXT DEFAULT 'given'; ALTER TABLE node ADD COLUMN number REAL DEFAULT 2; INSERT INTO node(raw, added) VALUES (101, NULL);
      ALTER TABLE node DROP COLUMN late;
      ${rows(300, 'edge(a, b) SELECT i * 7 % 101 + 1, i * 11 % 101 + 1')}`,
    plan: planOf({
      nodeTables: [nodeTable({ table: 'node', attributeColumns: ['raw', 'square', 'added', 'number'] })],
      edgeTables: [edgeTable({ table: 'edge', ...within('node') })],
    }),
    counts: [101, 300],
  },
  {
    name: 'strict tables',
    sql: `
      CREATE TABLE node(id INTEGER PRIMARY KEY, t TEXT, r REAL, b BLOB, a ANY, i INT) STRICT;
      CREATE TABLE edge(source INT NOT NULL, target INT NOT NULL, w ANY) STRICT;
      ${rows(60, "node SELECT i, 'text ' || i, i / 2.0, zeroblob(i), CASE i % 3 WHEN 0 THEN i WHEN 1 THEN '0' || i ELSE i / 4.0 END, CASE WHEN i % 7 THEN i * 1000000000000 END")}
      ${rows(200, "edge SELECT i * 7 % 60 + 1, i * 11 % 60 + 1, CASE i % 2 WHEN 0 THEN '1' ELSE 1 END")}`,
    plan: planOf({
      nodeTables: [nodeTable({ table: 'node', labelColumn: 't', attributeColumns: ['r', 'b', 'a', 'i'] })],
      edgeTables: [edgeTable({ table: 'edge', attributeColumns: ['w'], ...within('node') })],
    }),
    counts: [60, 200],
  },
  ...['UTF-8', 'UTF-16le', 'UTF-16be'].map((encoding): Shape => ({
    name: `one column of every sort of value, ids of several types, texts in ${encoding}`,
    pragmas: `PRAGMA encoding = '${encoding}'`,
    sql: `
        CREATE TABLE node(id, v); INSERT INTO node VALUES ${everyValue}, ('thing', 'of text'), ('é' || char(0), 1), (1.5, 2), (9007199254740993, 3);
        CREATE TABLE edge(source, target, v); INSERT INTO edge SELECT a.id, b.id, b.v FROM node a, node b;`,
    plan: planOf({
      nodeTables: [nodeTable({ table: 'node', attributeColumns: ['v'] })],
      edgeTables: [edgeTable({ table: 'edge', attributeColumns: ['v'], ...within('node') })],
    }),
    counts: [24, 576],
  })),
  {
    name: 'kinds by a column on both sides, several tables of each, 64-bit ids, booleans, dates as texts and as numbers',
    sql: `
      CREATE TABLE thing(id INTEGER PRIMARY KEY, kind TEXT, seen TEXT, at INTEGER, live BOOLEAN, only_b INTEGER);
      CREATE TABLE other(id INTEGER PRIMARY KEY, made TEXT, price NUMERIC);
      CREATE TABLE link(source INTEGER, target INTEGER, kind TEXT, on_day TEXT); CREATE TABLE cross_link(thing INTEGER, other INTEGER, n INTEGER);
      ${rows(120, "thing SELECT 9007199254740993 + i, CASE i % 4 WHEN 0 THEN NULL ELSE char(96 + i % 4) END, datetime(i * 86461, 'unixepoch'), 1700000000 + i, CASE WHEN i % 3 THEN i % 2 END, CASE WHEN i % 4 = 2 THEN i END")}
      ${rows(50, "other SELECT -i, strftime('%Y-%m-%dT%H:%M:%SZ', i * 3600, 'unixepoch'), CASE i % 2 WHEN 0 THEN i ELSE i + 0.25 END")}
      ${rows(400, "link SELECT 9007199254740993 + i * 7 % 120 + 1, 9007199254740993 + i * 11 % 120 + 1, CASE i % 3 WHEN 0 THEN NULL WHEN 1 THEN 'knows' ELSE 'likes' END, CASE WHEN i % 5 THEN date(i * 86400, 'unixepoch') ELSE 'unknown' END")}
      ${rows(200, 'cross_link SELECT 9007199254740993 + i % 120 + 1, -(i % 50) - 1, i')}`,
    plan: planOf({
      nodeTables: [
        nodeTable({
          table: 'thing',
          kindColumn: 'kind',
          attributeColumns: ['seen', 'at', 'live', 'only_b'],
          kindName: 'thing',
        }),
        nodeTable({ table: 'other', attributeColumns: ['made', 'price'], kindName: 'other' }),
      ],
      edgeTables: [
        edgeTable({
          table: 'link',
          kindColumn: 'kind',
          attributeColumns: ['on_day'],
          kindName: 'link',
          ...within('thing'),
        }),
        edgeTable({
          table: 'cross_link',
          sourceColumns: ['thing'],
          targetColumns: ['other'],
          sourceTable: 'thing',
          targetTable: 'other',
          attributeColumns: ['n'],
          kindName: 'cross',
        }),
      ],
    }),
    counts: [170, 600],
  },
]

test.each(shapes)('$name', async ({ sql, pragmas, plan: given, counts }) => {
  const file = database(sql, pragmas)
  const plan = given ?? (await inspectFile(file)).plan
  if (!plan) throw new Error('no plan')
  const expected = sqlLines(file, plan)
  expect([expected.nodes.length, expected.edges.length]).toEqual(counts)
  const graph = await load(file, plan, { threads: 2 })
  for (const mode of modes) {
    const store = await buildStore(graph, mode, {
      onProgress: () => {},
      signal: new AbortController().signal,
    })
    const lines = storeLines(store)
    expect(lines.nodes, mode).toEqual(expected.nodes)
    expect(lines.edges, mode).toEqual(expected.edges)
  }
})
