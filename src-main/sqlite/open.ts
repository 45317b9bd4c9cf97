import Database from 'better-sqlite3'
import { basename, resolve } from 'node:path'
import { fail } from '../../src-shared/contract/failure.ts'
import { binding } from './binding.ts'
import { copyReason } from './companions.ts'
import { readFileHeader } from './file-header.ts'
import { findPrivateCopy } from './private-copy.ts'
import { sqliteFailure } from './sqlite-failure.ts'

export type Connection = Database.Database

/**
 * Opens a stranger's SQLite file for reading. Nothing is ever written to it or beside it.
 *
 * A file in write-ahead-log mode, or with an unfinished transaction beside it, cannot be opened in place
 * without SQLite creating files in its folder: its private copy is opened instead (`private-copy.ts`).
 * @param verified another connection of this process has the file open already: the header is not looked at
 *   again, because closing any descriptor of a file drops the locks that this process has on it (POSIX).
 * @throws FailureError `file-missing`, `file-unreadable`, `not-a-database`, `damaged-file`, and
 *   `wal-needs-copy` when no private copy has been made
 */
export function openReadonly(file: string, { verified = false } = {}): Connection {
  const path = verified ? readablePath(file) : verifiedPath(file)
  try {
    // better-sqlite3 trims names and takes some for special: ':memory:'
    const connection = new Database(resolve(path), { readonly: true, fileMustExist: true, ...binding() })
    try {
      connection.pragma('trusted_schema = OFF')
      connection.pragma('cell_size_check = ON')
      connection.pragma('query_only = ON')
      connection.pragma('mmap_size = 0')
      // the first read of the file: what is wrong with it shows here, not in the caller's first query
      connection.prepare('SELECT count(*) FROM sqlite_schema').get()
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  } catch (error) {
    throw sqliteFailure(error, file)
  }
}

/**
 * The file to read in place of `file`: itself, or its private copy where there is one. For readers that go
 * to the bytes past SQLite; they keep their descriptors open as long as a connection reads.
 */
export function readablePath(file: string): string {
  return findPrivateCopy(file) ?? file
}

function verifiedPath(file: string): string {
  const header = readFileHeader(file)
  const reason = copyReason(file, header.walMode)
  if (reason !== null) {
    const copy = findPrivateCopy(file)
    if (copy !== null) return copy
    fail('wal-needs-copy', `“${basename(file)}” ${reason}, so it can only be read from a copy.`, { file })
  }
  const promised = header.pageCount * header.pageBytes
  if (promised > header.fileBytes) {
    const missing = promised - header.fileBytes
    fail('damaged-file', `“${basename(file)}” is cut short: ${missing} of ${promised} bytes are missing.`, {
      file,
    })
  }
  return file
}
