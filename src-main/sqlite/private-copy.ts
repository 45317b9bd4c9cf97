import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { constants, existsSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { copyFile, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fail } from '../../src-shared/contract/failure.ts'
import { binding } from './binding.ts'
import { companionSuffixes, namesSuperJournal } from './companions.ts'
import { sqliteFailure } from './sqlite-failure.ts'

/**
 * Private copies: where a database cannot be read in place without a change to its folder, every process
 * reads the same copy of it, in the system's folder for temporary files, known by the state of its source.
 */

/** Copies nobody has made anew for this long are removed when the next one is made. */
const KEEP_MS = 24 * 60 * 60 * 1000
/** A busy writer may change the source during a copy; after so many such attempts it is left alone. */
const ATTEMPTS = 3

/** The copy of `file` as it is now, if one has been made. */
export function findPrivateCopy(file: string): string | null {
  const path = join(copiesFolder(), `${stateKey(file)}.db`)
  return existsSync(path) ? path : null
}

/**
 * Copies a database with what lies beside it, takes that in, and leaves a copy that can be read in place.
 * Costs one copy of the file (none on file systems that share blocks). Returns the copy's path.
 * @throws FailureError `wal-needs-copy` when there is no room or the file may not be rolled back safely,
 *   `file-changed` when a writer does not pause, and what reading can throw
 */
export async function makePrivateCopy(file: string): Promise<string> {
  try {
    const folder = copiesFolder()
    await removeOld(folder)
    await requireRoom(file, folder)
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const key = stateKey(file)
      const part = join(folder, `${key}.${process.pid}.part`)
      try {
        await copyWithCompanions(file, part)
        if (stateKey(file) !== key) continue
        takeIn(file, part)
        await rename(part, join(folder, `${key}.db`))
        return join(folder, `${key}.db`)
      } finally {
        for (const suffix of ['', '-shm', ...companionSuffixes]) await rm(`${part}${suffix}`, { force: true })
      }
    }
  } catch (error) {
    throw sqliteFailure(error, file)
  }
  return fail('file-changed', `Another program keeps writing to “${basename(file)}”; try again later.`, {
    file,
  })
}

async function copyWithCompanions(file: string, to: string): Promise<void> {
  await copyFile(file, to, constants.COPYFILE_FICLONE)
  for (const suffix of companionSuffixes) {
    if (existsSync(`${file}${suffix}`)) await copyFile(`${file}${suffix}`, `${to}${suffix}`)
  }
}

/** Rolls back or checkpoints what lies beside the copy and leaves write-ahead-log mode. */
function takeIn(file: string, copy: string): void {
  if (namesSuperJournal(`${copy}-journal`)) {
    const what = 'has an unfinished transaction over several databases beside it'
    const remedy = 'open it once with the program that wrote it'
    fail('wal-needs-copy', `“${basename(file)}” ${what}: ${remedy}.`, { file })
  }
  const connection = new Database(copy, { fileMustExist: true, ...binding() })
  try {
    connection.pragma('trusted_schema = OFF')
    connection.pragma('cell_size_check = ON')
    connection.pragma('journal_mode = DELETE')
  } finally {
    connection.close()
  }
}

async function requireRoom(file: string, folder: string): Promise<void> {
  let bytes = 0
  for (const suffix of ['', ...companionSuffixes]) {
    bytes += (await stat(`${file}${suffix}`).catch(() => null))?.size ?? 0
  }
  const room = await statfs(folder)
  const freeBytes = room.bavail * room.bsize
  // the log is taken into the copy, which may then grow by its size
  if (freeBytes < bytes * 1.1) {
    const need = `its copy needs ${bytes} bytes in ${folder}, where ${freeBytes} are free`
    fail('wal-needs-copy', `“${basename(file)}” can only be read from a copy, but ${need}.`, { file })
  }
}

/** Names the state of a file: where it is and when it and what lies beside it were last written. */
function stateKey(file: string): string {
  const hash = createHash('sha256')
  try {
    hash.update(realpathSync(file))
  } catch (error) {
    throw sqliteFailure(error, file)
  }
  for (const suffix of ['', ...companionSuffixes]) {
    const found = statSync(`${file}${suffix}`, { bigint: true, throwIfNoEntry: false })
    hash.update(found === undefined ? '\0-' : `\0${found.ino} ${found.size} ${found.mtimeNs}`)
  }
  return hash.digest('hex').slice(0, 32)
}

/** A folder of the user's own among temporary files; refused if another user has put it there. */
function copiesFolder(): string {
  const user = process.getuid?.()
  const folder = join(tmpdir(), `slotgraph-copies-${user ?? 'here'}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  if (!found.isDirectory() || (user !== undefined && found.uid !== user)) {
    fail('cannot-write', `${folder} belongs to somebody else, so no copy can be kept there.`)
  }
  return folder
}

async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(() => null)
    if (found !== null && Date.now() - found.mtimeMs > KEEP_MS) await rm(join(folder, name), { force: true })
  }
}
