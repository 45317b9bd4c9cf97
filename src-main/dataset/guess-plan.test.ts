import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import type { Preflight } from '../../src-shared/contract/preflight.ts'
import { inspectFile } from './inspect.ts'

const folder = mkdtempSync(join(tmpdir(), 'slotgraph-guess-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let made = 0
async function inspect(sql: string): Promise<Preflight> {
  const file = join(folder, `${made++}.db`)
  const db = new Database(file)
  db.exec(sql)
  db.close()
  return inspectFile(file)
}

/** A plan in one line a table, as the cases below write it: `table(id) label kind` and `table: source > target`. */
function outline({ nodeTables, edgeTables, danglingEndpoints, directed }: LoadPlan): string[] {
  const part = (name: string, column: string | undefined): string =>
    column === undefined ? '' : ` ${name}=${column}`
  return [
    ...nodeTables.map(
      (n) =>
        `${n.table}(${n.idColumns.join(',') || 'rowid'})${part('label', n.labelColumn)}${part('kind', n.kindColumn)}`,
    ),
    ...edgeTables.map((e) => {
      const end = (columns: string[], table: string | undefined, key: string[] | undefined): string =>
        `${table === undefined ? '' : `${table}.`}${columns.join(',')}${key === undefined ? '' : ` by ${key.join(',')}`}`
      const ends = `${end(e.sourceColumns, e.sourceTable, e.sourceKey)} > ${end(e.targetColumns, e.targetTable, e.targetKey)}`
      return `${e.table}: ${ends}${part('kind', e.kindColumn)}${part('weight', e.weightColumn)}`
    }),
    ...(danglingEndpoints === 'add-nodes' ? ['adds nodes'] : []),
    ...(directed ? [] : ['undirected']),
  ]
}

/** `count` rows of a table; `i` counts from 1. */
const rows = (count: number, insert: string): string =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) INSERT INTO ${insert} FROM n;`

const cases: [name: string, sql: string, expected: string[]][] = [
  [
    'nodes and edges under their usual names',
    `CREATE TABLE nodes(id INTEGER PRIMARY KEY, label TEXT, size REAL);
     CREATE TABLE edges(source INTEGER, target INTEGER, weight REAL);
     ${rows(200, "nodes SELECT i, 'node ' || i, i / 7.0")}
     ${rows(600, 'edges SELECT i * 7 % 200 + 1, i * 11 % 200 + 1, i / 3.0')}`,
    ['nodes(id) label=label', 'edges: nodes.source > nodes.target weight=weight'],
  ],
  [
    'names that say nothing, ids of text',
    `CREATE TABLE t1(k TEXT, c TEXT); CREATE TABLE t2(p TEXT, q TEXT, z INT);
     ${rows(200, "t1 SELECT 'key' || i, 'thing ' || i")}
     ${rows(600, "t2 SELECT 'key' || (i * 7 % 200 + 1), 'key' || (i * 11 % 200 + 1), i % 5")}`,
    ['t1(k)', 't2: t1.p > t1.q'],
  ],
  [
    'names that say nothing, ids of numbers',
    `CREATE TABLE foo(a1 INT, b1 TEXT); CREATE TABLE bar(c1 INT, d1 INT);
     ${rows(300, "foo SELECT i * 10, 'x' || i")}
     ${rows(900, 'bar SELECT (i * 7 % 300 + 1) * 10, (i * 11 % 300 + 1) * 10')}`,
    ['foo(a1) label=b1', 'bar: foo.c1 > foo.d1'],
  ],
  [
    'edges only',
    `CREATE TABLE links(src TEXT, dst TEXT); ${rows(100, "links SELECT 'a' || (i % 20), 'b' || (i % 30)")}`,
    ['links: src > dst', 'adds nodes'],
  ],
  [
    'edges only, without any word for it',
    `CREATE TABLE t(c1 INT, c2 INT); ${rows(100, 't SELECT i % 20, i % 30')}`,
    ['t: c1 > c2', 'adds nodes'],
  ],
  [
    'a column that tells kinds apart on both sides',
    `CREATE TABLE vertex("~id" INTEGER PRIMARY KEY, "~label" TEXT, code TEXT);
     CREATE TABLE arc("~id" INTEGER PRIMARY KEY, "~from" INT, "~to" INT, "~label" TEXT, dist INT);
     ${rows(200, "vertex SELECT i, CASE i % 3 WHEN 0 THEN 'airport' ELSE 'country' END, 'C' || i")}
     ${rows(600, "arc SELECT i, i * 7 % 200 + 1, i * 11 % 200 + 1, CASE i % 2 WHEN 0 THEN 'route' ELSE 'contains' END, i")}`,
    ['vertex(~id) label=code kind=~label', 'arc: vertex.~from > vertex.~to kind=~label weight=dist'],
  ],
  [
    'interchangeable ends',
    `CREATE TABLE people(id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE friendship(user_1 INT, user_2 INT);
     ${rows(200, "people SELECT i, 'p' || i")} ${rows(600, 'friendship SELECT i * 7 % 200 + 1, i * 11 % 200 + 1')}`,
    ['people(id) label=name', 'friendship: people.user_1 > people.user_2', 'undirected'],
  ],
  [
    'several node tables and several edge tables',
    `CREATE TABLE person(id TEXT PRIMARY KEY, name TEXT); CREATE TABLE film(id TEXT PRIMARY KEY, title TEXT);
     CREATE TABLE acted_in(person_id TEXT REFERENCES person, film_id TEXT REFERENCES film, role TEXT);
     CREATE TABLE knows(source TEXT, target TEXT);
     ${rows(100, "person SELECT 'p' || i, 'Name ' || i")} ${rows(100, "film SELECT 'f' || i, 'Title ' || i")}
     ${rows(300, "acted_in SELECT 'p' || (i * 7 % 100 + 1), 'f' || (i * 3 % 100 + 1), 'r' || i")}
     ${rows(300, "knows SELECT 'p' || (i * 7 % 100 + 1), 'p' || (i * 3 % 100 + 1)")}`,
    [
      'person(id) label=name',
      'film(id) label=title',
      'acted_in: person.person_id > film.film_id',
      'knows: person.source > person.target',
    ],
  ],
  [
    'a relational database: rows are nodes, foreign keys edges, a link table edges with attributes',
    `CREATE TABLE author(id INTEGER PRIMARY KEY, name TEXT, mentor_id INT REFERENCES author);
     CREATE TABLE publisher(id INTEGER PRIMARY KEY, name TEXT);
     CREATE TABLE book(id INTEGER PRIMARY KEY, title TEXT, publisher_id INT REFERENCES publisher(id));
     CREATE TABLE book_author(book_id INT REFERENCES book, author_id INT REFERENCES author, share REAL, PRIMARY KEY(book_id, author_id));
     ${rows(50, "author SELECT i, 'A' || i, CASE WHEN i > 9 THEN i / 2 END")} ${rows(9, "publisher SELECT i, 'P' || i")}
     ${rows(90, "book SELECT i, 'T' || i, i % 9 + 1")} ${rows(90, 'book_author SELECT i, i % 50 + 1, 0.5')}`,
    [
      'author(id) label=name',
      'publisher(id) label=name',
      'book(id) label=title',
      'book_author: book.book_id > author.author_id',
      'author: author.id > author.mentor_id',
      'book: book.id > publisher.publisher_id',
    ],
  ],
  [
    'a row with a name of its own stays a node, however many keys it has',
    `CREATE TABLE a(id INTEGER PRIMARY KEY, x TEXT); CREATE TABLE b(id INTEGER PRIMARY KEY, x TEXT);
     CREATE TABLE track(id INTEGER PRIMARY KEY, name TEXT, a_id INT REFERENCES a, b_id INT REFERENCES b);
     ${rows(20, "a SELECT i, 'x' || i")} ${rows(20, "b SELECT i, 'y' || i")} ${rows(200, "track SELECT i, 'n' || i, i % 20 + 1, i % 7 + 1")}`,
    [
      'a(id) label=x',
      'b(id) label=x',
      'track(id) label=name',
      'track: track.id > a.a_id',
      'track: track.id > b.b_id',
    ],
  ],
  [
    'keys that were never declared',
    `CREATE TABLE Artists(ArtistId INTEGER PRIMARY KEY, Name TEXT); CREATE TABLE Albums(AlbumId INTEGER PRIMARY KEY, Title TEXT, ArtistId INT);
     ${rows(40, "Artists SELECT i, 'n' || i")} ${rows(200, "Albums SELECT i, 't' || i, i % 40 + 1")}`,
    [
      'Artists(ArtistId) label=Name',
      'Albums(AlbumId) label=Title',
      'Albums: Albums.AlbumId > Artists.ArtistId',
    ],
  ],
  [
    'composite keys',
    `CREATE TABLE place(country TEXT, code INT, name TEXT, PRIMARY KEY(country, code)) WITHOUT ROWID;
     CREATE TABLE road(c1 TEXT, p1 INT, c2 TEXT, p2 INT, km REAL,
       FOREIGN KEY(c1, p1) REFERENCES place, FOREIGN KEY(c2, p2) REFERENCES place(country, code));
     ${rows(60, "place SELECT 'c' || (i % 3), i, 'n' || i")} ${rows(60, "road SELECT 'c' || (i % 3), i, 'c' || (i % 3), i, i")}`,
    ['place(country,code) label=name', 'road: place.c1,p1 > place.c2,p2'],
  ],
  [
    'foreign keys to unique columns that are not the primary key, some of them empty',
    `CREATE TABLE country(id INTEGER PRIMARY KEY, code TEXT UNIQUE, name TEXT);
     CREATE TABLE airport(id INTEGER PRIMARY KEY, iata TEXT UNIQUE, name TEXT, country TEXT REFERENCES country(code));
     CREATE TABLE route(origin TEXT REFERENCES airport(iata), destination INT REFERENCES airport, km REAL);
     ${rows(9, "country SELECT i, 'c' || i, 'n' || i")} ${rows(90, "airport SELECT i, CASE WHEN i % 3 THEN 'a' || i END, 'n' || i, 'c' || (i % 9 + 1)")}
     ${rows(200, "route SELECT 'a' || (i % 30 * 3 + 1), i % 90 + 1, i")}`,
    [
      'country(id) label=name',
      'airport(id) label=name',
      'route: airport.origin by iata > airport.destination',
      'airport: airport.id > country.country by code',
    ],
  ],
  [
    'a tree in one table',
    `CREATE TABLE employee(id INTEGER PRIMARY KEY, name TEXT, manager_id INT);
     ${rows(200, "employee SELECT i, 'e' || i, CASE WHEN i > 1 THEN i / 2 END")}`,
    ['employee(id) label=name', 'employee: employee.id > employee.manager_id'],
  ],
  [
    'start and end that are times are no ends of edges',
    `CREATE TABLE task(id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE needs(source INT, target INT); CREATE TABLE log(start INT, end INT);
     ${rows(100, "task SELECT i, 't' || i")} ${rows(300, 'needs SELECT i * 7 % 100 + 1, i * 3 % 100 + 1')}
     ${rows(100, 'log SELECT 1700000000 + i, 1700000100 + i')}`,
    ['task(id) label=name', 'needs: task.source > task.target'],
  ],
  [
    'names with quotes, spaces and keywords',
    `CREATE TABLE "my ""nodes"""("the id" INTEGER PRIMARY KEY, "select" TEXT); CREATE TABLE "order"("from" INT, "to" INT, "group" TEXT);
     ${rows(100, `"my ""nodes""" SELECT i, 'n' || i`)} ${rows(300, `"order" SELECT i * 7 % 100 + 1, i * 3 % 100 + 1, 'g'`)}`,
    ['my "nodes"(the id) label=select', 'order: my "nodes".from > my "nodes".to'],
  ],
  [
    'dangling ends',
    `CREATE TABLE node(id TEXT PRIMARY KEY, title TEXT); CREATE TABLE edge(a TEXT, b TEXT);
     ${rows(100, "node SELECT 'n' || i, 't' || i")} ${rows(300, "edge SELECT 'n' || (i % 120), 'n' || (i * 7 % 120)")}`,
    ['node(id) label=title', 'edge: node.a > node.b', 'undirected'],
  ],
  [
    '64-bit ids',
    `CREATE TABLE v(id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE e(source INT, target INT);
     ${rows(100, "v SELECT 9007199254740993 + i, 'n' || i")} ${rows(300, 'e SELECT 9007199254740993 + i * 7 % 100 + 1, 9007199254740993 + i * 3 % 100 + 1')}`,
    ['v(id) label=name', 'e: v.source > v.target'],
  ],
]

describe('guesses', () => {
  test.each(cases)('%s', async (_, sql, expected) => {
    const { plan, reasons } = await inspect(sql)
    expect(plan && outline(plan), reasons.join('\n')).toEqual(expected)
    for (const reason of reasons) expect(reason).toMatch(/^[“A-Z].*\.$/)
  })
})

test('says so when nothing joins anything', async () => {
  const { plan, reasons } = await inspect(
    "CREATE TABLE city(id INTEGER PRIMARY KEY, name TEXT); INSERT INTO city VALUES (1, 'Rome')",
  )
  expect(plan).toBeNull()
  expect(reasons[0]).toMatch(/No table joins two things/)
})

test('counts exactly, shows first rows, declared types and keys', async () => {
  const { tables, estimates, machine } = await inspect(
    `CREATE TABLE n(id INTEGER PRIMARY KEY, x, y BLOB); CREATE TABLE e(a INT REFERENCES n, b INT REFERENCES n);
     INSERT INTO n VALUES (1, 9007199254740993, x'0102'), (2, 'text', NULL), (3, 1e999, 0.5); INSERT INTO e VALUES (1, 2), (2, 3)`,
  )
  expect(tables[0]).toMatchObject({ name: 'n', rows: 3, rowsExact: true })
  expect(tables[0]?.firstRows).toEqual([
    [1, { int64: '9007199254740993' }, { blobBytes: 2 }],
    [2, 'text', null],
    [3, { float: 'Infinity' }, 0.5],
  ])
  expect(tables[1]?.columns[0]).toEqual({
    name: 'a',
    declaredType: 'INT',
    primaryKey: false,
    references: 'n',
  })
  expect(estimates.map(({ mode }) => mode)).toEqual(['dict', 'object', 'slotted'])
  expect(machine.totalBytes).toBeGreaterThan(machine.freeBytes)
})

test('views and virtual tables are named, never read', async () => {
  const { tables, warnings } = await inspect(
    `CREATE TABLE e(source INT, target INT); INSERT INTO e VALUES (1, 2);
     CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS source, i AS target FROM n;
     CREATE VIRTUAL TABLE words USING fts5(word)`,
  )
  expect(tables.map(({ name }) => name)).toEqual(['e'])
  expect(warnings.join('\n')).toMatch(/the view “endless”/)
  expect(warnings.join('\n')).toMatch(/the virtual table “words”/)
})
