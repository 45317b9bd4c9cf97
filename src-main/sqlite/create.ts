import Database from 'better-sqlite3'
import { closeSync, openSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { binding } from './binding.ts'
import { writeFailure } from './write-failure.ts'

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
    await flush(file)
  } catch (error) {
    rmSync(file, { force: true })
    throw writeFailure(error, file)
  }
}

/** Makes the file, and fails if there is one: two writers cannot both succeed. */
function reserve(file: string): void {
  try {
    closeSync(openSync(file, 'wx'))
  } catch (error) {
    throw writeFailure(error, file)
  }
}

/** Waits for the disk on another thread: it may take seconds. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
