import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FailureError, type Failure } from '../../src-shared/contract/failure.ts'
import { openReadonly } from './open.ts'
import { makePrivateCopy } from './private-copy.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slotgraph-open-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string): string => join(folder, name)

function failureOf(action: () => unknown): Failure {
  try {
    action()
  } catch (error) {
    if (error instanceof FailureError) return error.failure
    throw error
  }
  throw new Error('it did not fail')
}

/** Names, bytes and times of everything in the folder. */
function folderState(): string[] {
  return readdirSync(folder).map((name) => {
    const stat = statSync(at(name), { bigint: true })
    return `${name} ${createHash('sha256')
      .update(readFileSync(at(name)))
      .digest('hex')} ${stat.mtimeNs} ${stat.ctimeNs}`
  })
}

function make(name: string, journalMode = 'DELETE'): Database.Database {
  const db = new Database(at(name))
  db.pragma(`journal_mode = ${journalMode}`)
  db.exec('CREATE TABLE node(id INTEGER PRIMARY KEY, name TEXT)')
  db.exec("INSERT INTO node(name) VALUES ('a'), ('b'), ('c')")
  return db
}

describe('an ordinary database', () => {
  test('opens under any name, for reading only', () => {
    make('graph.txt').close()
    const before = folderState()
    const db = openReadonly(at('graph.txt'))
    expect(db.prepare('SELECT count(*) FROM node').pluck().get()).toBe(3)
    expect(() => db.exec('DELETE FROM node')).toThrow()
    expect(db.pragma('trusted_schema', { simple: true })).toBe(0)
    expect(db.pragma('cell_size_check', { simple: true })).toBe(1)
    expect(db.pragma('query_only', { simple: true })).toBe(1)
    expect(db.pragma('mmap_size', { simple: true }) ?? 0).toBe(0)
    db.close()
    expect(folderState()).toEqual(before)
  })

  test('a finished journal that was kept does not matter', () => {
    make('graph.db', 'PERSIST').close()
    expect(readdirSync(folder)).toContain('graph.db-journal')
    openReadonly(at('graph.db')).close()
  })
})

describe('a file that SQLite cannot read in place', () => {
  test('a write-ahead-log database is read from its copy, its folder unchanged', async () => {
    make('graph.db', 'WAL').close()
    const before = folderState()
    expect(before).toHaveLength(1)
    expect(failureOf(() => openReadonly(at('graph.db'))).code).toBe('wal-needs-copy')
    await makePrivateCopy(at('graph.db'))
    const db = openReadonly(at('graph.db'))
    expect(db.prepare('SELECT count(*) FROM node').pluck().get()).toBe(3)
    db.close()
    expect(folderState()).toEqual(before)
  })

  test('what is still in the log is read too, even while the writer has the file open', async () => {
    const writer = make('graph.db', 'WAL')
    writer.exec("INSERT INTO node(name) VALUES ('in the log')")
    const before = folderState()
    await makePrivateCopy(at('graph.db'))
    const db = openReadonly(at('graph.db'))
    expect(db.prepare('SELECT name FROM node WHERE id = 4').pluck().get()).toBe('in the log')
    db.close()
    expect(folderState()).toEqual(before)
    writer.exec("INSERT INTO node(name) VALUES ('later')")
    expect(failureOf(() => openReadonly(at('graph.db'))).code).toBe('wal-needs-copy')
    writer.close()
  })

  test('an unfinished transaction is rolled back in the copy', async () => {
    const writer = make('live.db')
    writer.pragma('cache_spill = 1')
    writer.pragma('cache_size = 1')
    writer.exec('BEGIN')
    for (let i = 0; i < 2000; i++) writer.exec(`INSERT INTO node(name) VALUES ('${'x'.repeat(100)}')`)
    copyFileSync(at('live.db'), at('graph.db'))
    copyFileSync(at('live.db-journal'), at('graph.db-journal'))
    writer.exec('ROLLBACK')
    writer.close()
    const before = folderState()
    expect(failureOf(() => openReadonly(at('graph.db'))).code).toBe('wal-needs-copy')
    await makePrivateCopy(at('graph.db'))
    const db = openReadonly(at('graph.db'))
    expect(db.prepare('SELECT count(*) FROM node').pluck().get()).toBe(3)
    db.close()
    expect(folderState()).toEqual(before)
  })

  test('a journal that names a super-journal is refused: rolling it back could delete the file it names', async () => {
    make('graph.db').close()
    const magic = Buffer.from('d9d505f920a163d7', 'hex')
    writeFileSync(at('graph.db-journal'), Buffer.concat([magic, Buffer.alloc(600), magic]))
    await expect(makePrivateCopy(at('graph.db'))).rejects.toMatchObject({
      failure: { code: 'wal-needs-copy' },
    })
  })
})

describe('what is not a database', () => {
  test.each<[string, Buffer | string, RegExp]>([
    ['empty', '', /empty/],
    ['CSV', 'id,name\n1,a\n', /CSV/],
    ['tab-separated', 'id\tname\n1\ta\n', /tab-separated/],
    ['JSON', '{"nodes": []}', /JSON/],
    ['XML', '<?xml version="1.0"?><graphml/>', /XML/],
    ['SQL', 'CREATE TABLE a(b);', /SQL text/],
    ['gzip', gzipSync('SQLite format 3'), /gzip/],
    ['random bytes', Buffer.from([7, 0, 200, 3, 255, 1]), /encrypted or damaged/],
    ['zeros', Buffer.alloc(4096), /zeros/],
  ])('%s is called by its name', (_, bytes, words) => {
    writeFileSync(at('graph.db'), bytes)
    const failure = failureOf(() => openReadonly(at('graph.db')))
    expect(failure.code).toBe('not-a-database')
    expect(failure.detail).toMatch(words)
    expect(failure.file).toBe(at('graph.db'))
  })

  test('missing, a folder, unreadable', () => {
    expect(failureOf(() => openReadonly(at('nothing.db'))).code).toBe('file-missing')
    expect(failureOf(() => openReadonly(at('no/folder.db'))).code).toBe('file-missing')
    expect(failureOf(() => openReadonly(folder)).code).toBe('file-unreadable')
    if (process.getuid?.() !== 0) {
      make('graph.db').close()
      chmodSync(at('graph.db'), 0)
      expect(failureOf(() => openReadonly(at('graph.db'))).code).toBe('file-unreadable')
    }
  })
})

describe('damage', () => {
  test('a file cut short says how much is missing', () => {
    make('graph.db').close()
    truncateSync(at('graph.db'), 4096)
    const failure = failureOf(() => openReadonly(at('graph.db')))
    expect(failure).toMatchObject({ code: 'damaged-file' })
    expect(failure.detail).toMatch(/4096 of 8192 bytes are missing/)
  })

  test.each<[string, number, number]>([
    ['page size', 16, 3],
    ['read version', 19, 9],
    ['text encoding', 59, 77],
    ['b-tree page type', 100, 0],
  ])('of the %s in the header', (_, offset, value) => {
    make('graph.db').close()
    const bytes = readFileSync(at('graph.db'))
    bytes[offset] = value
    writeFileSync(at('graph.db'), bytes)
    expect(failureOf(() => openReadonly(at('graph.db'))).code).toBe('damaged-file')
  })
})
