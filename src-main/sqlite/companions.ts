import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { systemFailure } from './sqlite-failure.ts'

/** Files that SQLite may have left beside a database and that hold a part of its content. */
export const companionSuffixes = ['-wal', '-journal'] as const

/**
 * Why a database cannot be read in place without SQLite changing its folder, as the end of a sentence that
 * begins with its name; `null` if it can.
 */
export function copyReason(file: string, walMode: boolean): string | null {
  if (walMode) return 'is in write-ahead-log mode, where SQLite keeps files beside it even to read'
  // an empty log counts: SQLite opens whatever has the name
  if (statSync(`${file}-wal`, { throwIfNoEntry: false }) !== undefined)
    return 'has a write-ahead log beside it'
  if (isHot(`${file}-journal`)) return 'has an unfinished transaction beside it'
  return null
}

/** SQLite marks a journal as done by removing, emptying or zeroing it; it looks at the first byte to tell. */
function isHot(journal: string): boolean {
  const stat = statSync(journal, { throwIfNoEntry: false })
  if (stat === undefined || !stat.isFile() || stat.size === 0) return false
  return readBytes(journal, 0, 1)[0] !== 0
}

/** The last 8 bytes of a journal that names a super-journal (sqlite.org/fileformat2.html, 3). */
const JOURNAL_MAGIC = Buffer.from('d9d505f920a163d7', 'hex')

/**
 * Whether a journal belongs to a transaction over several databases. Rolling such a journal back makes SQLite
 * open, and perhaps delete, a file at a path that the journal names: a stranger's journal must not do that.
 */
export function namesSuperJournal(journal: string): boolean {
  const stat = statSync(journal, { throwIfNoEntry: false })
  if (stat === undefined || stat.size < 8) return false
  return readBytes(journal, stat.size - 8, 8).equals(JOURNAL_MAGIC)
}

function readBytes(file: string, at: number, length: number): Buffer {
  try {
    const descriptor = openSync(file, 'r')
    try {
      const bytes = Buffer.alloc(length)
      return bytes.subarray(0, readSync(descriptor, bytes, 0, length, at))
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw systemFailure(error, file)
  }
}
