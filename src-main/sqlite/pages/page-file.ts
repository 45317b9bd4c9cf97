import { fstatSync, readSync } from 'node:fs'
import { fail } from '../../../src-shared/contract/failure.ts'

/** What every thread needs to read pages of an open SQLite file (sqlite.org/fileformat2.html, 1.3). */
export type PageFile = {
  /** An open descriptor, which belongs to whoever made this; or the whole file in memory. */
  readonly at: number | Uint8Array
  /** For messages. */
  readonly name: string
  readonly pageBytes: number
  /** Page size without the bytes reserved for extensions at the end of every page. */
  readonly usableBytes: number
  /** Pages that are wholly in the file; numbers run from 1 to this. */
  readonly pageCount: number
  readonly utf8: boolean
}

/** Bytes at the start of the first page that are the file's header. */
export const HEADER_BYTES = 100

/** The least usable size that SQLite accepts. */
const LEAST_USABLE = 480

/** Reads the header of an open file. Fails with `damaged-file`. */
export function openPages(fd: number, name: string): PageFile {
  const header = Buffer.alloc(HEADER_BYTES)
  if (readSync(fd, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) damaged(name, 'it ends within its header')
  return pagesOf(fd, fstatSync(fd).size, header, name)
}

/** A file in memory, as SQLite serializes a database. */
export function pagesInMemory(image: Buffer, name: string): PageFile {
  return pagesOf(image, image.length, image, name)
}

function pagesOf(at: number | Uint8Array, size: number, header: Buffer, name: string): PageFile {
  const field = header.readUInt16BE(16)
  const pageBytes = field === 1 ? 65_536 : field
  const usableBytes = pageBytes - (header[20] as number)
  if (pageBytes < 512 || (pageBytes & (pageBytes - 1)) !== 0 || usableBytes < LEAST_USABLE) {
    damaged(name, `its header gives pages of ${pageBytes} bytes, ${usableBytes} of them usable`)
  }
  const pageCount = Math.min(Math.floor(size / pageBytes), 0xffff_fffe)
  const encoding = header.readUInt32BE(56)
  return { at, name, pageBytes, usableBytes, pageCount, utf8: encoding <= 1 }
}

/** Reads `count` pages from page `first` on into `bytes` at `at`. Fails with `damaged-file` outside the file. */
export function readPages(file: PageFile, first: number, count: number, bytes: Uint8Array, at: number): void {
  checkPage(file, first)
  checkPage(file, first + count - 1)
  const length = count * file.pageBytes
  const from = (first - 1) * file.pageBytes
  if (typeof file.at !== 'number') return bytes.set(file.at.subarray(from, from + length), at)
  let done = 0
  while (done < length) {
    const got = readSync(file.at, bytes, at + done, length - done, from + done)
    if (got === 0) damaged(file.name, 'it became shorter while it was read')
    done += got
  }
}

export function checkPage(file: PageFile, page: number): void {
  if (page < 1 || page > file.pageCount) {
    damaged(file.name, `a pointer leads to page ${page} of ${file.pageCount}`)
  }
}

/** Fails with `damaged-file`; `problem` ends the sentence. */
export function damaged(name: string, problem: string): never {
  fail('damaged-file', `“${name}” is damaged: ${problem}.`)
}
