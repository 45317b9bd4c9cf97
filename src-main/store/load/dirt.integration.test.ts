import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { LoadPlan } from '../../../src-shared/contract/load-plan.ts'
import type { RejectReason } from '../../../src-shared/contract/load-report.ts'
import { modes } from '../../../src-shared/contract/mode.ts'
import { buildStore } from '../build.ts'
import { storeLines } from '../testing/store-lines.ts'
import { line } from '../testing/sql-graph.ts'
import { database, edgeTable, load, nodeTable, planOf } from './test-graphs.ts'

// every kind of dirt in one file, against what SQL says of it, in all three stores

const rows = (count: number, insert: string): string =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) INSERT INTO ${insert} FROM n;`

/** Longest text that is held, in bytes: what `MAX_TEXT_BYTES` of the readers says. */
const LONGEST = 16_777_216

const file = database(`
  CREATE TABLE nodes(id, note TEXT); CREATE TABLE edges(source, target, n INTEGER);
  ${rows(500, "nodes SELECT i, 'note ' || i")}
  ${rows(40, "nodes SELECT i * 3, 'again ' || i")} ${rows(7, "nodes SELECT NULL, 'nobody'")}
  UPDATE nodes SET note = CAST(zeroblob(${LONGEST + 1}) AS TEXT) WHERE rowid = 20;
  ${rows(900, 'edges SELECT i * 7 % 520 + 1, i * 11 % 530 + 1, i')}
  ${rows(11, 'edges SELECT NULL, i, -i')} ${rows(13, 'edges SELECT i, NULL, -i')}
  ${rows(5, "edges SELECT 'who ' || i, i, -i")} ${rows(6, 'edges SELECT i, zeroblob(i), -i')} ${rows(3, 'edges SELECT i + 0.5, i, -i')}
  ${rows(4, 'edges SELECT i, CAST(i AS TEXT), -i')}`)

const plan: LoadPlan = planOf({
  nodeTables: [nodeTable({ attributeColumns: ['note'] })],
  edgeTables: [edgeTable({ attributeColumns: ['n'] })],
})

const db = new Database(file, { readonly: true })
const all = (sql: string): unknown[][] => db.prepare<[], unknown[]>(sql).raw().all()
const one = (sql: string): unknown => db.prepare(sql).pluck().get()

/** The first row of each id, without the text that is too long. */
const kept = `(SELECT id, iif(octet_length(note) > ${LONGEST}, NULL, note) AS note FROM nodes WHERE id IS NOT NULL GROUP BY id HAVING rowid = min(rowid))`
const isNode = (column: string): string =>
  `CAST(${column} AS INTEGER) IN (SELECT id FROM nodes WHERE id IS NOT NULL) AND CAST(${column} AS TEXT) = CAST(CAST(${column} AS INTEGER) AS TEXT) AND typeof(${column}) <> 'blob'`
const isId = (column: string): string =>
  `typeof(${column}) = 'integer' OR (typeof(${column}) = 'text' AND ${column} = CAST(CAST(${column} AS INTEGER) AS TEXT))`

/** Rows by their first fault, the source's before the target's. */
const faults = `SELECT CASE
    WHEN NOT (${isNode('source')}) OR source IS NULL THEN iif(source IS NULL, 'missing-endpoint', iif(${isId('source')}, 'dangling-source', 'type-mismatch'))
    WHEN target IS NULL THEN 'missing-endpoint'
    WHEN NOT (${isNode('target')}) THEN iif(${isId('target')}, 'dangling-target', 'type-mismatch') END AS fault
  FROM edges`

describe.each(['auto', 'rows'] as const)('lane %s', (lane) => {
  test('skipped rows are those that SQL finds at fault, by reason', async () => {
    const graph = await load(file, plan, { lane })
    const expected = new Map<string, unknown>([
      ['missing-id', one('SELECT count(*) FROM nodes WHERE id IS NULL')],
      ['duplicate-id', one('SELECT count(id) - count(DISTINCT id) FROM nodes')],
      ['over-long-text', 1],
      ...(all(`SELECT fault, count(*) FROM (${faults}) WHERE fault IS NOT NULL GROUP BY 1`) as [
        string,
        unknown,
      ][]),
    ])
    const { rejects } = graph.report
    expect(new Map(rejects.map(({ reason, count }) => [reason as string, count]))).toEqual(expected)
    const reasons: RejectReason[] = [
      'missing-id',
      'duplicate-id',
      'over-long-text',
      'dangling-source',
      'dangling-target',
      'missing-endpoint',
      'type-mismatch',
    ]
    expect(new Set(rejects.map(({ reason }) => reason))).toEqual(new Set(reasons))
    for (const { table, examples } of rejects) {
      expect(examples.length).toBeGreaterThan(0)
      // the row that is named is there
      for (const { row } of examples)
        expect(one(`SELECT count(*) FROM ${table} WHERE rowid = ${row}`)).toBe(1)
    }
    const nodes = all(`SELECT id, note FROM ${kept}`).map(([id, note]) =>
      line('node', [[id]], ['note'], [note]),
    )
    const edges = all(
      `SELECT CAST(source AS INTEGER), CAST(target AS INTEGER), n FROM edges WHERE ${isNode('source')} AND ${isNode('target')}`,
    )
    await expectEverywhere(
      graph,
      nodes,
      edges.map(([s, t, n]) => line('edge', [[s], [t]], ['n'], [n])),
    )
  })
})

test('missing nodes are made on request, each once', async () => {
  const graph = await load(file, { ...plan, danglingEndpoints: 'add-nodes' })
  const made =
    all(`SELECT DISTINCT CAST(end AS TEXT) FROM (SELECT source AS end, * FROM edges UNION ALL SELECT target, * FROM edges)
    WHERE end IS NOT NULL AND typeof(end) <> 'blob' AND NOT (${isNode('end')})`)
  expect(graph.report.addedNodes).toBe(made.length)
  const { edgeCount } = graph.topology
  expect(edgeCount).toBe(
    one(
      `SELECT count(*) FROM edges WHERE source IS NOT NULL AND target IS NOT NULL AND 'blob' NOT IN (typeof(source), typeof(target))`,
    ),
  )
  expect(graph.report.rejects.map(({ reason }) => reason).toSorted()).toEqual([
    'duplicate-id',
    'missing-endpoint',
    'missing-id',
    'over-long-text',
    'type-mismatch',
  ])
  for (const mode of modes) {
    const store = await buildStore(graph, mode, {
      onProgress: () => {},
      signal: new AbortController().signal,
    })
    expect([store.nodeCount, store.edgeCount]).toEqual([500 + made.length, edgeCount])
    for (const [id] of made)
      expect(
        store.find(/^-?\d+$/.test(id as string) ? Number(id) : (id as string)),
        mode,
      ).toBeGreaterThanOrEqual(500)
  }
})

async function expectEverywhere(
  graph: Awaited<ReturnType<typeof load>>,
  nodes: string[],
  edges: string[],
): Promise<void> {
  for (const mode of modes) {
    const store = await buildStore(graph, mode, {
      onProgress: () => {},
      signal: new AbortController().signal,
    })
    const lines = storeLines(store)
    expect(lines.nodes, mode).toEqual(nodes.toSorted())
    expect(lines.edges, mode).toEqual(edges.toSorted())
  }
}
