import Database from 'better-sqlite3'
import { basename, dirname } from 'node:path'
import { FailureError } from '../../src-shared/contract/failure.ts'

/**
 * The failure that an error while writing `file` stands for, of SQLite or of the file system; any other error is
 * given back as it is.
 */
export function writeFailure(error: unknown, file: string): unknown {
  const isSystem = error instanceof Error && 'errno' in error
  if (!(error instanceof Database.SqliteError) && !isSystem) return error
  const why = error instanceof Database.SqliteError ? sqliteReason(error) : systemReason(error, file)
  return new FailureError({
    code: 'cannot-write',
    detail: `“${basename(file)}” cannot be written: ${why}.`,
    file,
  })
}

function sqliteReason({ code, message }: InstanceType<typeof Database.SqliteError>): string {
  if (code === 'SQLITE_FULL') return 'there is no space left on its disk'
  if (code === 'SQLITE_TOOBIG') return 'a value is larger than SQLite can hold'
  return `${message} (${code})`
}

function systemReason(error: Error, file: string): string {
  switch ('code' in error ? error.code : undefined) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'there is no space left on its disk'
    case 'EACCES':
    case 'EPERM':
      return `the system does not allow writing to “${dirname(file)}”`
    case 'EROFS':
      return 'its disk is read-only'
    case 'ENOENT':
    case 'ENOTDIR':
      return `there is no folder “${dirname(file)}”`
    case 'EISDIR':
      return 'there is a folder of that name'
    case 'EEXIST':
      return 'there is a file of that name already'
    case 'EFBIG':
      return 'its disk cannot hold a file of that size'
    default:
      return error.message
  }
}
