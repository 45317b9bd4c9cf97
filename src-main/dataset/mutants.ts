import Database from 'better-sqlite3'
import { copyFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { randomSource, below } from '../generate/random.ts'

/** For tests: a dataset as a stranger might have damaged, cut, disguised or booby-trapped it. */
export type Mutant = { name: string; file: string }

const PAGE_BYTES = 1024

/** A small graph with every kind of page: interior, leaf, overflow, index, free. */
function makeOriginal(file: string): void {
  const db = new Database(file)
  db.pragma(`page_size = ${PAGE_BYTES}`)
  db.exec(`
    CREATE TABLE node(id INTEGER PRIMARY KEY, label TEXT, note TEXT, size REAL);
    CREATE TABLE edge(source INTEGER REFERENCES node, target INTEGER REFERENCES node, kind TEXT, weight REAL);
    CREATE INDEX edge_source ON edge(source);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
      INSERT INTO node SELECT i, 'node ' || i, CASE i % 50 WHEN 0 THEN hex(zeroblob(900)) END, i / 3.0 FROM n;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)
      INSERT INTO edge SELECT i * 7 % 300 + 1, i * 11 % 300 + 1, CASE i % 3 WHEN 0 THEN 'a' ELSE 'b' END, i / 2.0 FROM n;
    CREATE TABLE gone(x); INSERT INTO gone VALUES (zeroblob(20000)); DROP TABLE gone;`)
  db.close()
}

/** How many of the mutants are damaged at random; those after them are each of a kind of its own. */
export const RANDOM_MUTANTS = 200

/** Two hundred and more mutants, each in a folder of its own; the same for the same seed. */
export function* mutants(folder: string, seed: number): Generator<Mutant> {
  const random = randomSource(seed)
  const original = join(folder, 'original.db')
  makeOriginal(original)
  const bytes = readFileSync(original)
  let made = 0
  const place = (name: string): string => {
    const own = join(folder, String(made++))
    mkdirSync(own)
    return join(own, `${name.replaceAll(/\W+/g, '-')}.db`)
  }
  const altered = (name: string, alter: (copy: Buffer) => Buffer | void): Mutant => {
    const file = place(name)
    const copy = Buffer.from(bytes)
    writeFileSync(file, alter(copy) ?? copy)
    return { name, file }
  }
  const built = (name: string, build: (db: Database.Database, file: string) => void): Mutant => {
    const file = place(name)
    copyFileSync(original, file)
    const db = new Database(file)
    db.unsafeMode() // lets the schema be forged
    db.pragma('foreign_keys = OFF')
    build(db, file)
    db.close()
    return { name, file }
  }

  for (let i = 0; i < 70; i++) {
    const at = 16 + below(random, 84)
    const value = below(random, 256)
    yield altered(`header byte ${at} is ${value}`, (copy) => void copy.writeUInt8(value, at))
  }
  const pages = bytes.length / PAGE_BYTES
  for (let i = 0; i < 50; i++) {
    const page = below(random, pages)
    const at = page * PAGE_BYTES + (page === 0 ? 100 : 0) + below(random, 24)
    const value = below(random, 256)
    yield altered(
      `page ${page + 1} byte ${at % PAGE_BYTES} is ${value}`,
      (copy) => void copy.writeUInt8(value, at),
    )
  }
  for (let i = 0; i < 45; i++) {
    const count = 1 + below(random, 200)
    yield altered(`${count} bytes changed`, (copy) => {
      for (let n = 0; n < count; n++)
        copy.writeUInt8(below(random, 256), 100 + below(random, copy.length - 100))
    })
  }
  for (let i = 0; i < 15; i++) {
    const page = below(random, pages)
    const fill = below(random, 2) === 0 ? 0 : 255
    yield altered(`page ${page + 1} is all ${fill}`, (copy) =>
      copy.fill(fill, page === 0 ? 100 : page * PAGE_BYTES, (page + 1) * PAGE_BYTES),
    )
  }
  for (let i = 0; i < 20; i++) {
    const length = below(random, i < 5 ? 200 : bytes.length)
    yield altered(`cut to ${length} bytes`, (copy) => copy.subarray(0, length))
  }
  yield altered('empty', (copy) => copy.subarray(0, 0))
  yield altered('gzip', (copy) => gzipSync(copy))
  yield altered('csv', () => Buffer.from('source,target\n1,2\n'))
  yield altered('noise', (copy) => copy.map(() => below(random, 256)) as Buffer)
  yield altered('wal mode', (copy) => void copy.fill(2, 18, 20))
  yield* besides(altered, random)
  yield* forged(built)
}

/** Files beside it that SQLite would take in. */
function* besides(
  altered: (name: string, alter: (copy: Buffer) => Buffer | void) => Mutant,
  random: () => number,
): Generator<Mutant> {
  const noise = Buffer.from(Array.from({ length: 5000 }, () => below(random, 256)))
  for (const suffix of ['-wal', '-journal', '-shm']) {
    const mutant = altered(`noise as ${suffix}`, (copy) =>
      suffix === '-journal' ? copy : void copy.fill(2, 18, 20),
    )
    writeFileSync(`${mutant.file}${suffix}`, noise)
    yield mutant
  }
  const hot = altered('a journal that cuts the file', (copy) => copy)
  // a valid rollback header that says the database had one page
  const journal = Buffer.alloc(512)
  Buffer.from('d9d505f920a163d7', 'hex').copy(journal)
  journal.writeUInt32BE(1, 16)
  journal.writeUInt32BE(512, 20)
  journal.writeUInt32BE(PAGE_BYTES, 24)
  writeFileSync(`${hot.file}-journal`, journal)
  yield hot
}

const ENDLESS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)'

/** Well-formed files with something nasty in them. */
function* forged(
  built: (name: string, build: (db: Database.Database, file: string) => void) => Mutant,
): Generator<Mutant> {
  const forge = (db: Database.Database, sql: string): void => {
    db.pragma('writable_schema = ON')
    db.exec(sql)
    db.pragma('writable_schema = RESET')
  }
  yield built('an endless view', (db) =>
    db.exec(`DROP TABLE edge; CREATE VIEW edge AS ${ENDLESS} SELECT i AS source, i AS target FROM n`),
  )
  yield built('an endless view posing as a table', (db) =>
    forge(
      db,
      `DROP TABLE edge; CREATE VIEW edge AS ${ENDLESS} SELECT i AS source, i AS target FROM n;
      UPDATE sqlite_schema SET type = 'table', rootpage = 2 WHERE name = 'edge'`,
    ),
  )
  yield built('a virtual table posing as a table', (db) =>
    forge(
      db,
      `DROP TABLE edge; CREATE VIRTUAL TABLE edge USING fts5(source, target);
      UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'edge'`,
    ),
  )
  yield built('a table of two names', (db) =>
    forge(
      db,
      `UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'node') WHERE name = 'edge'`,
    ),
  )
  yield built('a table whose root is far away', (db) =>
    forge(db, `UPDATE sqlite_schema SET rootpage = 2000000000 WHERE name = 'edge'`),
  )
  yield built('a table without a definition', (db) =>
    forge(db, `UPDATE sqlite_schema SET sql = NULL WHERE name = 'edge'`),
  )
  yield built('a definition that is no SQL', (db) =>
    forge(db, `UPDATE sqlite_schema SET sql = 'CREATE TABLE edge(' WHERE name = 'edge'`),
  )
  yield built('a generated column that grows', (db) =>
    db.exec(
      'DROP TABLE edge; CREATE TABLE edge(source INT, target INT, big AS (hex(zeroblob(20000000)))); INSERT INTO edge VALUES (1, 2), (2, 3)',
    ),
  )
  yield built('a check that never ends', (db) =>
    db.exec('CREATE TABLE slow(x CHECK (length(hex(zeroblob(20000000))) > 0)); INSERT INTO slow VALUES (1)'),
  )
  yield built('an index on an unknown function', (db) =>
    forge(
      db,
      `UPDATE sqlite_schema SET sql = 'CREATE INDEX edge_source ON edge(secret(source))' WHERE name = 'edge_source'`,
    ),
  )
  yield built('a foreign key to nowhere', (db) =>
    db.exec(
      'CREATE TABLE orphan(a INT REFERENCES absent, b INT REFERENCES node(absent)); INSERT INTO orphan VALUES (NULL, NULL)',
    ),
  )
  yield built('a thousand tables', (db) => {
    db.exec(
      `BEGIN; ${Array.from({ length: 1000 }, (_, i) => `CREATE TABLE t${i}(a INT, b INT);`).join('')} COMMIT`,
    )
  })
  yield built('a table of 1500 columns', (db) =>
    db.exec(
      `CREATE TABLE wide(${Array.from({ length: 1500 }, (_, i) => `c${i} INT`).join(',')}); INSERT INTO wide(c0) VALUES (1)`,
    ),
  )
  yield built('no tables', (db) => db.exec('DROP TABLE edge; DROP TABLE node'))
  yield built('a cell of 300 MB', (db) => {
    db.pragma('journal_mode = OFF')
    db.pragma('synchronous = OFF')
    db.exec('UPDATE node SET note = zeroblob(300000000) WHERE id = 7')
  })
  yield built('a text of 300 MB, cut', (db, file) => {
    db.exec('CREATE TABLE extra(t TEXT); INSERT INTO extra VALUES (CAST(zeroblob(3000000) AS TEXT))')
    truncateSync(file, 2_000_000)
  })
}

/** Removes a mutant's folder: the next one may need the room. */
export function discard({ file }: Mutant): void {
  rmSync(join(file, '..'), { recursive: true, force: true })
}
