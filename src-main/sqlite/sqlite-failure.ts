import Database from 'better-sqlite3'
import { basename } from 'node:path'
import { getHeapStatistics } from 'node:v8'
import { FailureError, failureOf, type FailureCode } from '../../src-shared/contract/failure.ts'

type PlainCode = Exclude<FailureCode, 'out-of-memory' | 'store-died' | 'bad-filter'>

/**
 * The failure that an error of SQLite (or of the file system beneath it) stands for. Failures pass through
 * as they are, so it may wrap anything: `catch (error) { throw sqliteFailure(error, file, table) }`.
 */
export function sqliteFailure(error: unknown, file: string, table?: string): FailureError {
  if (error instanceof FailureError) return error
  if (!(error instanceof Database.SqliteError)) return systemFailure(error, file)
  const at = table === undefined ? { file } : { file, table }
  const name = basename(file)
  const place = table === undefined ? `“${name}”` : `Table “${table}” of “${name}”`
  const failure = (code: PlainCode, detail: string): FailureError => new FailureError({ code, detail, ...at })

  if (error.code.startsWith('SQLITE_READONLY') || error.code === 'SQLITE_CANTOPEN_DIRTYWAL') {
    return failure('wal-needs-copy', `${place} has changes waiting beside it that only a copy can take in.`)
  }
  // extended codes refine the primary one: SQLITE_IOERR_READ is an SQLITE_IOERR
  switch (error.code.split('_')[1] ?? '') {
    case 'NOTADB':
      return failure('damaged-file', `The header of “${name}” is damaged: ${error.message}.`)
    case 'CORRUPT':
      return failure('damaged-file', `${place} is damaged: ${error.message}.`)
    case 'BUSY':
    case 'LOCKED':
    case 'PROTOCOL':
      return failure('file-unreadable', `Another program is writing to “${name}” just now.`)
    case 'CANTOPEN':
    case 'PERM':
    case 'AUTH':
      return failure('file-unreadable', `“${name}” could not be opened: ${error.message}.`)
    case 'IOERR':
      return failure('file-unreadable', `“${name}” could not be read to its end: ${error.message}.`)
    case 'FULL':
      return failure('cannot-write', `There is no space left for temporary data while reading “${name}”.`)
    case 'TOOBIG':
      return failure('value-too-large', `${place} holds a value that is too large to read.`)
    case 'NOMEM': {
      const limitBytes = getHeapStatistics().heap_size_limit
      const detail = `SQLite ran out of memory while reading ${place}.`
      return new FailureError({ code: 'out-of-memory', detail, loaded: 0, limitBytes, ...at })
    }
    case 'ERROR':
      return failure(codeOfMessage(error.message), `${place}: ${error.message}.`)
    default:
      return failure('internal', `${place}: ${error.message} (${error.code}).`)
  }
}

/** SQLite has one code for everything that is wrong with a statement or with the schema it was written for. */
function codeOfMessage(message: string): PlainCode {
  if (message.startsWith('no such table')) return 'table-missing'
  if (message.startsWith('no such column')) return 'column-missing'
  if (/is a view|is not a table/.test(message)) return 'not-a-table'
  // a file cannot be at fault for our SQL except through its own schema: unknown functions, collations, modules
  return 'damaged-file'
}

/** The failure that an error of the file system stands for. */
export function systemFailure(error: unknown, file: string): FailureError {
  if (error instanceof FailureError) return error
  const name = basename(file)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const failure = (as: PlainCode, detail: string): FailureError =>
    new FailureError({ code: as, detail, file })
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return failure('file-missing', `There is no file “${name}” in its folder any more.`)
    case 'EACCES':
    case 'EPERM':
      return failure('file-unreadable', `The system does not allow reading “${name}”.`)
    case 'EIO':
    case 'ELOOP':
    case 'EMFILE':
      return failure('file-unreadable', `“${name}” cannot be read (${code}).`)
    case 'ENOSPC':
    case 'EROFS':
    case 'EDQUOT':
      return failure('cannot-write', `“${name}” cannot be written: ${(error as Error).message}.`)
    default:
      return new FailureError({ ...failureOf(error), file })
  }
}
