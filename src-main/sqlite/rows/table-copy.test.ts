import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { readPages } from '../pages/page-file.ts'
import { TableCopy } from './table-copy.ts'

/** Rowids that a copy's chunks begin at, and how many rows each has. */
function chunksOf(db: Database.Database, from: bigint, to: bigint): { first: bigint; rows: number }[] {
  const copy = new TableCopy(db, { table: 't', rowid: 'rowid', expressions: ['a', 'a || rowid'] }, 0)
  return Array.from(copy.read(from, to), ({ file, leaves, first }) => {
    const page = new Uint8Array(file.pageBytes)
    let rows = 0
    for (const leaf of leaves) {
      readPages(file, leaf, 1, page, 0)
      rows += ((page[3] as number) << 8) | (page[4] as number)
    }
    return { first, rows }
  })
}

test('copies every row once, whether rowids lie close or far apart', () => {
  const db = new Database(':memory:')
  db.exec(`CREATE TABLE t(a);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000) INSERT INTO t SELECT 'x' FROM n;
    INSERT INTO t(rowid, a) SELECT 1000000 + rowid * 1000, 'far' FROM t WHERE rowid <= 3000;
    INSERT INTO t(rowid, a) SELECT 50000000 + rowid, 'close' FROM t WHERE rowid <= 30000;
    INSERT INTO t(rowid, a) VALUES (9223372036854775807, 'last')`)
  const chunks = chunksOf(db, 1n, 2n ** 63n - 1n)
  expect(chunks.reduce((sum, { rows }) => sum + rows, 0)).toBe(63_000)
  expect(Math.max(...chunks.map(({ rows }) => rows))).toBeLessThanOrEqual(20_000)
  expect(chunks.length).toBeLessThan(80)
  const counted = db
    .prepare<[bigint, bigint], number>('SELECT count(*) FROM t WHERE rowid >= ? AND rowid < ?')
    .pluck()
  chunks.forEach(({ first, rows }, i) =>
    expect(counted.get(first, chunks[i + 1]?.first ?? 2n ** 63n - 1n)).toBe(rows),
  )
  expect(chunksOf(new Database(':memory:').exec('CREATE TABLE t(a)'), 0n, 10n)).toEqual([
    { first: 0n, rows: 0 },
  ])
})
