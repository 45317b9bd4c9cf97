import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { fail } from '../../src-shared/contract/failure.ts'
import { looksLike } from './looks-like.ts'
import { systemFailure } from './sqlite-failure.ts'

/** What the first 100 bytes of a SQLite file say, as far as opening needs it (sqlite.org/fileformat2.html, 1.3). */
export type FileHeader = {
  readonly fileBytes: number
  readonly pageBytes: number
  /** Pages the header promises; 0 where an old writer left the field stale. */
  readonly pageCount: number
  /** Bytes 18 and 19: written in write-ahead-log mode. */
  readonly walMode: boolean
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'
}

const MAGIC = 'SQLite format 3\0'
const encodings = ['utf-8', 'utf-8', 'utf-16le', 'utf-16be'] as const

/**
 * Decides by its bytes, never by its name, whether a file is a SQLite database that is worth opening.
 *
 * Opens and closes the file: on POSIX systems that drops the locks of every SQLite connection this process
 * has on it, so it must come before the first of them.
 * @throws FailureError `file-missing`, `file-unreadable`, `not-a-database`, `damaged-file`
 */
export function readFileHeader(file: string): FileHeader {
  const { bytes, fileBytes } = readHead(file)
  const name = basename(file)
  if (fileBytes === 0) fail('not-a-database', `“${name}” is empty: it holds no bytes at all.`, { file })
  if (bytes.toString('latin1', 0, 16) !== MAGIC) {
    fail('not-a-database', `“${name}” is not a SQLite database; ${looksLike(bytes)}.`, { file })
  }
  if (bytes.length < 100) {
    fail('damaged-file', `“${name}” begins like a SQLite database but ends after ${fileBytes} bytes.`, {
      file,
    })
  }
  const pageField = bytes.readUInt16BE(16)
  const pageBytes = pageField === 1 ? 65_536 : pageField
  if (pageBytes < 512 || (pageBytes & (pageBytes - 1)) !== 0) {
    fail('damaged-file', `The header of “${name}” is damaged: it gives a page size of ${pageBytes}.`, {
      file,
    })
  }
  const readVersion = bytes[19] as number
  if (readVersion !== 1 && readVersion !== 2) {
    const problem = readVersion === 0 ? 'is damaged' : 'asks for a later version of SQLite'
    fail('damaged-file', `The header of “${name}” ${problem}: read version ${readVersion}.`, { file })
  }
  const encoding = encodings[bytes.readUInt32BE(56)]
  if (encoding === undefined) {
    const found = bytes.readUInt32BE(56)
    fail('damaged-file', `The header of “${name}” is damaged: it gives text encoding ${found}.`, { file })
  }
  // the page count counts only when the last writer kept it: change counter equals version-valid-for
  const pageCount = bytes.readUInt32BE(24) === bytes.readUInt32BE(92) ? bytes.readUInt32BE(28) : 0
  return { fileBytes, pageBytes, pageCount, walMode: readVersion === 2 || bytes[18] === 2, encoding }
}

/** The bytes that `looksLike` and the header need. */
const HEAD_BYTES = 512

function readHead(file: string): { bytes: Buffer; fileBytes: number } {
  try {
    const stat = statSync(file)
    // before open: opening a pipe would wait for a writer for ever
    if (!stat.isFile()) {
      const what = stat.isDirectory() ? 'a folder' : 'not an ordinary file'
      fail('file-unreadable', `“${basename(file)}” is ${what}.`, { file })
    }
    const descriptor = openSync(file, 'r')
    try {
      const bytes = Buffer.alloc(HEAD_BYTES)
      const length = readSync(descriptor, bytes, 0, HEAD_BYTES, 0)
      return { bytes: bytes.subarray(0, length), fileBytes: stat.size }
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw systemFailure(error, file)
  }
}
