import Database from 'better-sqlite3'
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { fail } from '../../src-shared/contract/failure.ts'
import { binding } from './binding.ts'
import { sqliteFailure } from './sqlite-failure.ts'

export type WritableDatabase = Database.Database

/**
 * Makes a new database at `file` and has `write` fill it in one transaction. Nothing is journalled: the file is
 * on disk and whole when this returns, and gone when `write` throws.
 * @throws FailureError `cannot-write` when the file exists already or cannot be made; what `write` throws
 */
export async function createDatabase(
  file: string,
  write: (db: WritableDatabase) => Promise<void>,
): Promise<void> {
  reserve(file)
  try {
    const db = new Database(file, binding())
    try {
      db.pragma('journal_mode = OFF')
      db.pragma('synchronous = OFF')
      db.pragma('locking_mode = EXCLUSIVE')
      db.pragma('foreign_keys = OFF')
      db.exec('BEGIN')
      await write(db)
      db.exec('COMMIT')
    } finally {
      db.close()
    }
    flush(file)
  } catch (error) {
    rmSync(file, { force: true })
    throw error instanceof Error && error.name === 'AbortError' ? error : sqliteFailure(error, file)
  }
}

/** Makes the file, and fails if there is one: two writers cannot both succeed. */
function reserve(file: string): void {
  try {
    closeSync(openSync(file, 'wx'))
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    const why = exists ? 'there is a file of that name already' : (error as Error).message
    fail('cannot-write', `“${basename(file)}” cannot be made: ${why}.`, { file })
  }
}

function flush(file: string): void {
  const descriptor = openSync(file, 'r+')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
