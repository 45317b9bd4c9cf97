import { describe, expect, test } from 'vitest'
import type { FailureError } from '../../../src-shared/contract/failure.ts'
import type { LoadPlan } from '../../../src-shared/contract/load-plan.ts'
import type { KindColumn } from './loaded-graph.ts'
import { cell, database, edges, edgeTable, ids, load, nodeTable, planOf } from './test-graphs.ts'

const lanes = ['auto', 'rows'] as const
describe.each(lanes)('lane %s', (lane) => {
  test('integer ids with attributes', async () => {
    const file = database(`
      CREATE TABLE nodes(id INTEGER PRIMARY KEY, name TEXT, born TEXT, score REAL);
      INSERT INTO nodes VALUES (3,'c','2001-02-03',1.5),(1,'a',NULL,2),(2,'b','1999-12-31',NULL),(9007199254740993,'big','2000-01-01',0.1);
      CREATE TABLE edges(source INTEGER, target INTEGER, w REAL, t TEXT);
      INSERT INTO edges VALUES (3,1,1,'x'),(1,2,2.5,'y'),(3,2,NULL,'x'),(1,9007199254740993,3,NULL);`)
    const graph = await load(
      file,
      planOf({
        nodeTables: [nodeTable({ labelColumn: 'name', attributeColumns: ['born', 'score'] })],
        edgeTables: [edgeTable({ attributeColumns: ['w', 't'] })],
      }),
      { lane },
    )
    expect(ids(graph)).toEqual(['1', '2', '3', '9007199254740993'])
    expect(edges(graph)).toEqual(
      [
        '1>2 edge w=2.5,t=y',
        '1>9007199254740993 edge w=3,t=null',
        '3>1 edge w=1,t=x',
        '3>2 edge w=null,t=x',
      ].toSorted(),
    )
    const [kind] = graph.nodeKinds
    expect(kind?.columns.map((column) => Array.from({ length: 4 }, (_, i) => cell(column, i)))).toEqual([
      [1, 2, 3, 9007199254740993n],
      ['a', 'b', 'c', 'big'],
      [null, '1999-12-31', '2001-02-03', '2000-01-01'],
      [2, null, 1.5, 0.1],
    ])
    expect(graph.idMap.find(9007199254740993n)).toBe(3)
    expect(graph.idMap.find(9007199254740992)).toBe(-1)
    expect(graph.idMap.find('2')).toBe(1)
  })

  test('dirty rows are counted, with examples', async () => {
    const file = database(`
      CREATE TABLE nodes(id, name TEXT);
      INSERT INTO nodes VALUES (10,'a'),(NULL,'b'),(20,'c'),(10,'d'),(30,'e');
      CREATE TABLE edges(source, target);
      INSERT INTO edges VALUES (10,20),(10,99),(98,20),(NULL,20),(20,'pig'),(30,'10'),(20,x'00'),(97,96);`)
    const graph = await load(file, planOf(), { lane })
    expect(ids(graph)).toEqual(['10', '20', '30'])
    expect(edges(graph)).toEqual(['10>20 edge ', '30>10 edge '])
    expect(graph.report.rejects).toEqual([
      { reason: 'missing-id', table: 'nodes', count: 1, examples: [{ row: '2', value: 'NULL' }] },
      { reason: 'duplicate-id', table: 'nodes', count: 1, examples: [{ row: '4', value: '10' }] },
      {
        reason: 'dangling-source',
        table: 'edges',
        count: 2,
        examples: [
          { row: '3', value: '98' },
          { row: '8', value: '97' },
        ],
      },
      { reason: 'dangling-target', table: 'edges', count: 1, examples: [{ row: '2', value: '99' }] },
      { reason: 'missing-endpoint', table: 'edges', count: 1, examples: [{ row: '4', value: 'NULL' }] },
      {
        reason: 'type-mismatch',
        table: 'edges',
        count: 2,
        examples: [
          { row: '5', value: 'pig' },
          { row: '7', value: 'blob of 1 bytes' },
        ],
      },
    ])
  })

  test('missing nodes are added on request', async () => {
    const file = database(`
      CREATE TABLE nodes(id INTEGER PRIMARY KEY); INSERT INTO nodes VALUES (1),(2);
      CREATE TABLE edges(source, target); INSERT INTO edges VALUES (1,2),(2,7),(9,'seven'),(7,NULL);`)
    const graph = await load(file, planOf({ danglingEndpoints: 'add-nodes' }), { lane })
    expect(ids(graph)).toEqual(['1', '2', '7', '9', 'seven'])
    expect(edges(graph)).toEqual(['1>2 edge ', '2>7 edge ', '9>seven edge '])
    expect(graph.report.addedNodes).toBe(3)
    expect(graph.idMap.find('seven')).toBe(4)
  })

  test('a graph of edges only', async () => {
    const file = database(`
      CREATE TABLE edges(a TEXT, b TEXT, n INTEGER);
      INSERT INTO edges VALUES ('x','y',1),('y','z',2),('x','z',3),('x','x',4);`)
    const graph = await load(
      file,
      planOf({
        nodeTables: [],
        edgeTables: [edgeTable({ sourceColumns: ['a'], targetColumns: ['b'], attributeColumns: ['n'] })],
      }),
      { lane },
    )
    expect(ids(graph)).toEqual(['x', 'y', 'z'])
    expect(edges(graph)).toEqual(['x>x edge n=4', 'x>y edge n=1', 'x>z edge n=3', 'y>z edge n=2'])
  })

  test('a graph of edges only, with integer ids', async () => {
    const file = database(`
      CREATE TABLE edges(source INTEGER, target INTEGER);
      INSERT INTO edges VALUES (5, -7), (9223372036854775807, 5), (-7, 5), (NULL, 5);`)
    const graph = await load(file, planOf({ nodeTables: [] }), { lane })
    expect(ids(graph)).toEqual(['-7', '5', '9223372036854775807'])
    expect(edges(graph)).toEqual(['-7>5 edge ', '5>-7 edge ', '9223372036854775807>5 edge '])
    expect(graph.idMap.find(9223372036854775807n)).toBe(2)
    expect(graph.report.rejects.map(({ reason, count }) => [reason, count])).toEqual([
      ['missing-endpoint', 1],
    ])
  })

  test('kinds told by a column, with columns only where a kind has them', async () => {
    const file = database(`
      CREATE TABLE nodes(id TEXT PRIMARY KEY, kind TEXT, runways INTEGER, code TEXT);
      INSERT INTO nodes VALUES ('AAA','airport',3,NULL),('XX','country',NULL,'xx'),('BBB','airport',NULL,NULL),('?',NULL,NULL,'q');
      CREATE TABLE edges(source TEXT, target TEXT, kind TEXT, dist INTEGER);
      INSERT INTO edges VALUES ('AAA','BBB','route',12),('XX','AAA','contains',NULL),('BBB','AAA','route',12),('BBB','NO','route',1);`)
    const graph = await load(
      file,
      planOf({
        nodeTables: [
          nodeTable({ kindColumn: 'kind', attributeColumns: ['runways', 'code'], kindName: 'other' }),
        ],
        edgeTables: [edgeTable({ kindColumn: 'kind', attributeColumns: ['dist'] })],
      }),
      { lane },
    )
    expect(
      graph.nodeKinds.map(({ name, first, count, columns }) => [
        name,
        first,
        count,
        columns.map((c) => c.name),
      ]),
    ).toEqual([
      ['airport', 0, 2, ['id', 'runways']],
      ['country', 2, 1, ['id', 'code']],
      ['other', 3, 1, ['id', 'code']],
    ])
    expect(ids(graph)).toEqual(['AAA', 'BBB', 'XX', '?'])
    expect(edges(graph)).toEqual(['AAA>BBB route dist=12', 'BBB>AAA route dist=12', 'XX>AAA contains '])
    expect(['AAA', 'BBB', 'XX', '?', 'NO'].map((id) => graph.idMap.find(id))).toEqual([0, 1, 2, 3, -1])
  })

  test('a relational database: rows are nodes, foreign keys and link tables are edges', async () => {
    const file = database(`
      CREATE TABLE author(id INTEGER PRIMARY KEY, name TEXT);
      INSERT INTO author VALUES (1,'ann'),(2,'bob');
      CREATE TABLE book(id INTEGER PRIMARY KEY, title TEXT, sequel_of INTEGER REFERENCES book(id));
      INSERT INTO book VALUES (1,'one',NULL),(2,'two',1);
      CREATE TABLE wrote(author INTEGER, book INTEGER, year INTEGER, PRIMARY KEY(author, book)) WITHOUT ROWID;
      INSERT INTO wrote VALUES (1,1,1990),(2,1,1991),(2,2,1992);`)
    const graph = await load(
      file,
      planOf({
        nodeTables: [
          nodeTable({ table: 'author', labelColumn: 'name', kindName: 'author' }),
          nodeTable({ table: 'book', labelColumn: 'title', kindName: 'book' }),
        ],
        edgeTables: [
          edgeTable({
            table: 'book',
            sourceColumns: [],
            targetColumns: ['sequel_of'],
            sourceTable: 'book',
            targetTable: 'book',
            kindName: 'sequel_of',
            nullEndpoints: 'ignore',
          }),
          edgeTable({
            table: 'wrote',
            sourceColumns: ['author'],
            targetColumns: ['book'],
            sourceTable: 'author',
            targetTable: 'book',
            attributeColumns: ['year'],
            kindName: 'wrote',
          }),
        ],
      }),
      { lane },
    )
    expect(graph.report.rejects).toEqual([])
    expect(graph.topology.nodeCount).toBe(4)
    expect(edges(graph)).toEqual([
      '1>1 wrote year=1990',
      '2>1 sequel_of ',
      '2>1 wrote year=1991',
      '2>2 wrote year=1992',
    ])
    expect(graph.idMap.find(2, 'book')).toBe(3)
  })

  test('composite keys and ids of several types', async () => {
    const file = database(`
      CREATE TABLE nodes(a INTEGER, b TEXT, PRIMARY KEY(a, b)) WITHOUT ROWID;
      INSERT INTO nodes VALUES (1,'x'),(1,'y'),(2,'x');
      CREATE TABLE edges(sa INTEGER, sb TEXT, ta INTEGER, tb TEXT);
      INSERT INTO edges VALUES (1,'x',2,'x'),(2,'x',1,'y'),(1,'z',1,'x'),(1,NULL,1,'x');
      CREATE TABLE things(id);
      INSERT INTO things VALUES (1),('one'),(1.5);
      CREATE TABLE links(s, t);
      INSERT INTO links VALUES (1,'one'),('one',1.5),(2,1);`)
    const graph = await load(
      file,
      planOf({
        nodeTables: [nodeTable({ idColumns: ['a', 'b'] }), nodeTable({ table: 'things', kindName: 'thing' })],
        edgeTables: [
          edgeTable({
            sourceColumns: ['sa', 'sb'],
            targetColumns: ['ta', 'tb'],
            sourceTable: 'nodes',
            targetTable: 'nodes',
          }),
          edgeTable({
            table: 'links',
            sourceColumns: ['s'],
            targetColumns: ['t'],
            sourceTable: 'things',
            targetTable: 'things',
          }),
        ],
      }),
      { lane },
    )
    expect(ids(graph)).toEqual(['1+x', '1+y', '2+x', '1', 'one', '1.5'])
    expect(edges(graph)).toEqual(['1+x>2+x edge ', '1>one edge ', '2+x>1+y edge ', 'one>1.5 edge '])
    expect(graph.idMap.find('[1,"y"]')).toBe(1)
    expect(graph.idMap.find('one')).toBe(4)
    expect(graph.report.rejects.map(({ reason, count }) => [reason, count])).toEqual([
      ['dangling-source', 1],
      ['missing-endpoint', 1],
      ['dangling-source', 1],
    ])
  })

  test('columns of mixed types, blobs, embedded NULs, UTF-16', async () => {
    const rows = `INSERT INTO nodes VALUES (1, 5), (2, 'text'), (3, NULL), (4, x'010203'), (5, 2.5), (6, 9223372036854775807),
      (7, 'nul' || char(0) || 'inside'), (8, '你好');`
    for (const encoding of ['UTF-8', 'UTF-16le']) {
      const file = database(
        `CREATE TABLE nodes(id INTEGER PRIMARY KEY, v); ${rows} CREATE TABLE edges(source, target);`,
        `PRAGMA encoding = '${encoding}'`,
      )
      const graph = await load(file, planOf({ nodeTables: [nodeTable({ attributeColumns: ['v'] })] }), {
        lane,
      })
      const column = graph.nodeKinds[0]?.columns[1] as KindColumn
      expect(Array.from({ length: 8 }, (_, i) => cell(column, i))).toEqual([
        5,
        'text',
        null,
        { blobBytes: 3 },
        2.5,
        9223372036854775807n,
        'nul\0inside',
        '你好',
      ])
    }
  })

  test('over-long texts are reported and left out', async () => {
    const file = database(`
      CREATE TABLE nodes(id INTEGER PRIMARY KEY, v TEXT);
      INSERT INTO nodes VALUES (1,'short'),(2, printf('%.*c', 16777217, 'x')),(3,'end'); CREATE TABLE edges(source, target);`)
    const graph = await load(file, planOf({ nodeTables: [nodeTable({ attributeColumns: ['v'] })] }), { lane })
    const column = graph.nodeKinds[0]?.columns[1] as KindColumn
    expect([0, 1, 2].map((i) => cell(column, i))).toEqual(['short', null, 'end'])
    expect(graph.report.rejects).toEqual([
      {
        reason: 'over-long-text',
        table: 'nodes',
        count: 1,
        examples: [{ row: '2', value: 'v: 16777217 bytes' }],
      },
    ])
  })

  test('failures are typed', async () => {
    const file = database(
      `CREATE TABLE nodes(id INTEGER PRIMARY KEY); CREATE VIEW edges AS SELECT 1 AS source, 2 AS target;`,
    )
    const code = (plan: LoadPlan) =>
      load(file, plan, { lane }).then(
        () => 'none',
        (error) => (error as FailureError).failure.code,
      )
    expect(await code(planOf())).toBe('not-a-table')
    expect(await code(planOf({ nodeTables: [nodeTable({ table: 'gone' })] }))).toBe('table-missing')
    expect(await code(planOf({ nodeTables: [nodeTable({ idColumns: ['gone'] })] }))).toBe('column-missing')
  })

  test('dates with gaps are seconds in 32 bits, whatever was read before them', async () => {
    const file = database(`
      CREATE TABLE nodes(id INTEGER PRIMARY KEY, measured REAL, seen TEXT);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
        INSERT INTO nodes SELECT i, i / 7.0, iif(i % 50, datetime(i * 100000, 'unixepoch'), NULL) FROM n;
      CREATE TABLE edges(source, target);`)
    const plan = planOf({ nodeTables: [nodeTable({ attributeColumns: ['measured', 'seen'] })] })
    const graph = await load(file, plan, { lane })
    const seen = graph.nodeKinds[0]?.columns.find(({ name }) => name === 'seen')?.data
    expect(seen).toMatchObject({ kind: 'scaled', bits: 32, times: 1000, over: 1 })
  })
})

test('tables without rows, and without edges', async () => {
  const file = database(
    'CREATE TABLE nodes(id INTEGER PRIMARY KEY, v TEXT); CREATE TABLE edges(source, target, w REAL);',
  )
  const graph = await load(file, planOf({ edgeTables: [edgeTable({ attributeColumns: ['w'] })] }))
  expect([graph.topology.nodeCount, graph.topology.edgeCount]).toEqual([0, 0])
})

test('cancelling ends a load with a typed failure', async () => {
  const file = database(`
    CREATE TABLE nodes(id INTEGER PRIMARY KEY);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) INSERT INTO nodes SELECT i FROM n;
    CREATE TABLE edges(source, target);`)
  const controller = new AbortController()
  const loading = load(file, planOf(), { signal: controller.signal, onProgress: () => controller.abort() })
  await expect(loading).rejects.toMatchObject({ failure: { code: 'cancelled' } })
})
