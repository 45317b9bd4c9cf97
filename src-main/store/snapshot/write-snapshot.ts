import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import {
  CHUNK_BYTES,
  encodeHeader,
  HEADER_BYTES,
  type Section,
  type SectionEntry,
  sectionTypeOf,
} from './snapshot-file.ts'

export type TransferOptions = {
  /** Called after each chunk of at most 8 MiB. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void
  /** Ends the transfer before the next chunk; a file half written is removed. */
  readonly signal?: AbortSignal
}

/**
 * Writes arrays and a JSON value to one file, and gives its length in bytes. The file appears whole or not at
 * all: it is written beside its place, synced and renamed. The arrays must not change meanwhile.
 */
export async function writeSnapshot(
  path: string,
  meta: unknown,
  sections: readonly Section[],
  options: TransferOptions = {},
): Promise<number> {
  const partial = `${path}.${process.pid}.partial`
  const file = await open(partial, 'w')
  try {
    const bytes = await writeAll(file, meta, sections, options)
    await file.sync()
    await file.close()
    await rename(partial, path)
    await syncFolder(dirname(path))
    return bytes
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(partial, { force: true })
    throw error
  }
}

async function writeAll(
  file: FileHandle,
  meta: unknown,
  sections: readonly Section[],
  { onProgress, signal }: TransferOptions,
): Promise<number> {
  const total = sections.reduce((sum, { array }) => sum + array.byteLength, HEADER_BYTES)
  const entries: SectionEntry[] = []
  let at = HEADER_BYTES
  for (const { name, array } of sections) {
    const entry = { name, type: sectionTypeOf(array), at, length: array.length, crc32: 0 }
    for (let from = 0; from < array.byteLength; from += CHUNK_BYTES) {
      signal?.throwIfAborted()
      const chunk = chunkOf(array, from)
      entry.crc32 = crc32(chunk, entry.crc32)
      await writeWhole(file, chunk, at)
      at += chunk.length
      onProgress?.(at, total)
    }
    entries.push(entry)
  }
  const contents = Buffer.from(JSON.stringify({ meta, sections: entries }))
  await writeWhole(file, contents, at)
  const fileBytes = at + contents.length
  const header = { fileBytes, contentsAt: at, contentsBytes: contents.length, contentsCrc: crc32(contents) }
  await writeWhole(file, encodeHeader(header), 0)
  return fileBytes
}

export function chunkOf(array: ArrayBufferView, from: number): Uint8Array {
  const length = Math.min(CHUNK_BYTES, array.byteLength - from)
  return new Uint8Array(array.buffer, array.byteOffset + from, length)
}

async function writeWhole(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done)
    done += bytesWritten
  }
}

/** Makes the rename last through a power failure, where folders can be synced (not on Windows). */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
