import type { Connection } from './open.ts'

/** SQLite checks about 200 MB/s here: bigger files are only checked where they are read. */
export const CHECKED_FILE_BYTES = 64 * 2 ** 20

/** The first fault that SQLite finds in the structure of a file, in its words; `null` when it finds none. */
export function quickCheck(connection: Connection): string | null {
  // CHECK constraints are a stranger's expressions, run once a row
  connection.pragma('ignore_check_constraints = ON')
  const found = connection.prepare<[], string>('PRAGMA quick_check(1)').pluck().get()
  if (found === undefined || found === 'ok') return null
  return found.replace(/^\*\*\*.*\*\*\*\n/, '')
}
