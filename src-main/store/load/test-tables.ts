import Database from 'better-sqlite3'
import fc from 'fast-check'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'

/** A table for SQLite to make and both lanes to read. */
export type TableSpec = {
  pageBytes: number
  reservedBytes: number
  utf16: boolean
  autoVacuum: boolean
  key: 'none' | 'alias' | 'text' | 'without-rowid' | 'unordered'
  columns: { type: string; defaultSql: string | null }[]
  rows: SqlValue[][]
  /** Share of rows deleted again, to leave gaps and free pages. */
  deleted: number
  /** Added when the rows are in: old rows then end early. */
  added: { type: string; defaultSql: string | null }[]
  lateRows: SqlValue[][]
  dropped: boolean
  generated: boolean
}
type SqlValue = null | number | bigint | string | Uint8Array

const types = ['INTEGER', 'REAL', 'TEXT', 'BLOB', 'NUMERIC', '', 'BOOLEAN', 'VARCHAR(10)', 'DOUBLE']
const defaults = [null, '5', "'x'", '-2.5', "x'00ff'", 'NULL', 'true', "'2001-02-03'"]

const integer = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: -40_000, max: 40_000 }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
)
const real = fc.oneof(
  fc.float({ noNaN: true }),
  fc.double({ noNaN: true }),
  fc.integer().map((i) => i / 4),
)
const text = fc.oneof(
  fc.constantFrom('red', 'green', 'blue', ''),
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.integer({ min: 100, max: 3000 }).map((length) => 'long text '.repeat(length / 10)),
  fc
    .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.constant('nul\0inside'),
)
const blob = fc.oneof(fc.uint8Array({ maxLength: 12 }), fc.constant(new Uint8Array(2500)))
const anything = fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, integer, real, text, blob)

/** Whole numbers of a fraction, which lie as such. */
const fractions = [1, 2, 10, 64, 100, 1000, 1_000_000].map((over) =>
  fc.oneof(fc.integer({ min: -20_000, max: 20_000 }), fc.integer()).map((i) => i / over),
)
const secondTexts = fc
  .date({ min: new Date('1890-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19).replace('T', ' '))

/** Most columns hold one kind of value, as in life; some hold anything. */
const cells = fc.constantFrom(
  integer,
  real,
  text,
  anything,
  fc.option(integer, { nil: null }),
  fc.option(text, { nil: null }),
  fc.option(real, { nil: null }),
  ...fractions,
  fc.option(fc.oneof(...fractions), { nil: null }),
  secondTexts,
  fc.constantFrom('red', 'green', 'blue', null),
  fc.constantFrom(0, 1),
  fc.constant(null),
  fc
    .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
)
const column = fc.record({ type: fc.constantFrom(...types), defaultSql: fc.constantFrom(...defaults) })

export const tableSpec: fc.Arbitrary<TableSpec> = fc
  .record({
    kinds: fc.array(fc.tuple(column, cells), { minLength: 1, maxLength: 5 }),
    added: fc.array(column, { maxLength: 2 }),
    rowCount: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 200 })),
    lateCount: fc.integer({ min: 0, max: 6 }),
  })
  .chain(({ kinds, added, rowCount, lateCount }) => {
    const row = fc.tuple(...kinds.map(([, cell]) => cell as fc.Arbitrary<SqlValue>))
    const late = fc.tuple(
      ...kinds.map(([, cell]) => cell as fc.Arbitrary<SqlValue>),
      ...added.map(() => anything as fc.Arbitrary<SqlValue>),
    )
    return fc.record({
      pageBytes: fc.constantFrom(512, 1024, 4096, 16_384, 65_536),
      reservedBytes: fc.constantFrom(0, 0, 0, 8, 32),
      utf16: fc.constantFrom(false, false, false, true),
      autoVacuum: fc.boolean(),
      key: fc.constantFrom('none', 'none', 'alias', 'alias', 'text', 'without-rowid', 'unordered'),
      columns: fc.constant(kinds.map(([spec]) => spec)),
      rows: fc.array(row, { minLength: rowCount, maxLength: rowCount, size: 'max' }),
      deleted: fc.constantFrom(0, 0, 0.3, 0.9),
      added: fc.constant(added),
      lateRows: fc.array(late, { minLength: lateCount, maxLength: lateCount, size: 'max' }),
      dropped: fc.boolean(),
      generated: fc.boolean(),
    })
  })

/** Makes the table `t` in a new file. */
export function makeTable(file: string, spec: TableSpec): void {
  rmSync(file, { force: true })
  let db = new Database(file)
  db.exec(`PRAGMA page_size = ${spec.pageBytes}; PRAGMA auto_vacuum = ${spec.autoVacuum ? 1 : 0};
    PRAGMA encoding = '${spec.utf16 ? 'UTF-16le' : 'UTF-8'}'; CREATE TABLE first(x); DROP TABLE first; VACUUM`)
  db.close()
  if (spec.reservedBytes > 0) reserve(file, spec)
  db = new Database(file)
  db.pragma('journal_mode = MEMORY')
  db.pragma('synchronous = OFF')
  const columns = spec.columns.map(
    ({ type, defaultSql }, i) => `c${i} ${type}${defaultSql === null ? '' : ` DEFAULT ${defaultSql}`}`,
  )
  const key = {
    none: [],
    alias: ['id INTEGER PRIMARY KEY'],
    text: ['id TEXT PRIMARY KEY'],
    'without-rowid': ['id'],
    unordered: ['id INTEGER'],
  }[spec.key]
  const without = spec.key === 'without-rowid'
  const generated = spec.generated && !without ? ['g AS (c0) STORED', 'v AS (c0) VIRTUAL'] : []
  db.exec(
    `CREATE TABLE t(${[...key, ...columns, ...generated, ...(without ? ['PRIMARY KEY(id)'] : [])].join(', ')})${without ? ' WITHOUT ROWID' : ''}`,
  )
  insert(db, spec, spec.rows, 0)
  if (spec.deleted > 0) db.exec(`DELETE FROM t WHERE abs(random()) % 100 < ${spec.deleted * 100}`)
  for (const [i, { type, defaultSql }] of spec.added.entries()) {
    db.exec(`ALTER TABLE t ADD COLUMN a${i} ${type}${defaultSql === null ? '' : ` DEFAULT ${defaultSql}`}`)
  }
  insert(db, spec, spec.lateRows, 1_000_000)
  if (spec.dropped && spec.columns.length > 1)
    db.exec(`ALTER TABLE t DROP COLUMN c${spec.columns.length - 1}`)
  db.close()
}

function insert(db: Database.Database, spec: TableSpec, rows: SqlValue[][], base: number): void {
  const [first] = rows
  if (first === undefined) return
  const names = first.map((_, i) => (i < spec.columns.length ? `c${i}` : `a${i - spec.columns.length}`))
  const keyed = spec.key !== 'none'
  const all = keyed ? ['id', ...names] : names
  const statement = db.prepare(
    `INSERT OR IGNORE INTO t(${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`,
  )
  db.transaction(() => {
    rows.forEach((row, i) => {
      const id =
        spec.key === 'text' || spec.key === 'without-rowid' ? `k${(i * 7919) % 1009}-${base}` : base + i * 3
      statement.run(...(keyed ? [id, ...row] : row))
    })
  })()
}

/** Sets the reserved bytes of an empty database: header byte 20, and the first page's content start. */
function reserve(file: string, { pageBytes, reservedBytes }: TableSpec): void {
  const fd = openSync(file, 'r+')
  writeSync(fd, Uint8Array.of(reservedBytes), 0, 1, 20)
  const content = pageBytes - reservedBytes
  writeSync(fd, Uint8Array.of(content >> 8, content & 0xff), 0, 2, 105)
  closeSync(fd)
}
