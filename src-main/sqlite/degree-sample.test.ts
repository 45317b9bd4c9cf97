import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { countOccurrences } from './degree-sample.ts'

// some values many times, many once or twice, as the ends of edges are
const ROWS = 200_000
const db = new Database(':memory:')
db.exec(`CREATE TABLE edge(number INTEGER, name TEXT, dull TEXT);
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
  INSERT INTO edge SELECT v, 'package-' || char(97 + v % 26) || hex(v), printf('%08d', v)
    FROM (SELECT CASE i % 4 WHEN 0 THEN i % 50 WHEN 1 THEN i % 5000 ELSE abs(random() % 90000) END AS v FROM n);`)
afterAll(() => db.close())

test.each([
  ['number', 'integer'],
  ['name', 'text'],
  ['dull', 'text'],
] as const)('how often the values of %s occur, from a part of them', (column, type) => {
  const counted = db
    .prepare<[], number>(`SELECT count(*) FROM edge WHERE ${column} IS NOT NULL GROUP BY ${column}`)
    .pluck()
    .all()
  const found = countOccurrences(db, 'edge', column, { type, rows: ROWS })
  expect(found).not.toBeNull()
  const { distinct, byPowerOfTwo } = found!
  expect(distinct / counted.length).toBeGreaterThan(0.95)
  expect(distinct / counted.length).toBeLessThan(1.05)
  for (let power = 0; power < 4; power++) {
    const exact = counted.filter((times) => Math.ceil(Math.log2(times)) === power).length
    if (exact > 2_000) expect(Math.abs((byPowerOfTwo[power] ?? 0) / exact - 1)).toBeLessThan(0.1)
  }
})

test('a column too long to scan in a second is not counted', () => {
  expect(countOccurrences(db, 'edge', 'name', { type: 'text', rows: 3_000_000 })).toBeNull()
})
