/**
 * The file format of snapshots: a header, the bytes of named typed arrays one after another, and a table of
 * contents. Little-endian throughout.
 *
 * | at | bytes | header field |
 * |---:|---:|---|
 * | 0 | 8 | magic: as PNG's, it shows a file that was treated as text or stripped to 7 bits |
 * | 8 | 4 | version |
 * | 12 | 4 | 0x01020304 |
 * | 16 | 8 | length of the file, as a float |
 * | 24 | 8 | where the table of contents begins, as a float; it ends the file |
 * | 32 | 4 | length of the table of contents |
 * | 36 | 4 | CRC-32 of the table of contents |
 * | 40 | 4 | 0 |
 * | 44 | 4 | CRC-32 of the 44 bytes before |
 *
 * The table of contents is JSON: {@link Contents}. Every byte of the file is under some checksum.
 */
import { crc32 } from 'node:zlib'
import { NotASnapshotError } from './not-a-snapshot-error.ts'
import { SnapshotDamagedError } from './snapshot-damaged-error.ts'
import { SnapshotVersionError } from './snapshot-version-error.ts'

export const VERSION = 1
export const HEADER_BYTES = 48

/** Bytes moved and checked at a time: large enough for the disk's speed, small enough to cancel at once. */
export const CHUNK_BYTES = 8 * 2 ** 20

const MAGIC = Buffer.from('\x89SLOTG\r\n', 'latin1')
const BYTE_ORDER = 0x01020304

export type SectionArray =
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | Float32Array
  | Float64Array

const arrayTypes = {
  i8: Int8Array,
  i16: Int16Array,
  i32: Int32Array,
  i64: BigInt64Array,
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const

export type SectionType = keyof typeof arrayTypes

/** A named array in a snapshot. */
export type Section = { readonly name: string; readonly array: SectionArray }

/** Where a section lies in the file; `length` counts elements. */
export type SectionEntry = { name: string; type: SectionType; at: number; length: number; crc32: number }

export type Contents = { readonly meta: unknown; readonly sections: readonly SectionEntry[] }

export type Header = {
  readonly fileBytes: number
  readonly contentsAt: number
  readonly contentsBytes: number
  readonly contentsCrc: number
}

export function sectionTypeOf(array: SectionArray): SectionType {
  const known = Object.entries(arrayTypes).find(([, type]) => array instanceof type)
  if (known === undefined) throw new TypeError('a snapshot holds typed arrays of numbers only')
  return known[0] as SectionType
}

export function bytesOf({ type, length }: Pick<SectionEntry, 'type' | 'length'>): number {
  return length * arrayTypes[type].BYTES_PER_ELEMENT
}

/** An array of a section's type on shared memory, still zero. */
export function sharedSection(entry: SectionEntry): SectionArray {
  const ArrayType: new (buffer: SharedArrayBuffer) => SectionArray = arrayTypes[entry.type]
  return new ArrayType(new SharedArrayBuffer(bytesOf(entry)))
}

export function encodeHeader({ fileBytes, contentsAt, contentsBytes, contentsCrc }: Header): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  MAGIC.copy(header)
  header.writeUInt32LE(VERSION, 8)
  header.writeUInt32LE(BYTE_ORDER, 12)
  header.writeDoubleLE(fileBytes, 16)
  header.writeDoubleLE(contentsAt, 24)
  header.writeUInt32LE(contentsBytes, 32)
  header.writeUInt32LE(contentsCrc, 36)
  header.writeUInt32LE(crc32(header.subarray(0, 44)), 44)
  return header
}

/** @throws NotASnapshotError, SnapshotVersionError, SnapshotDamagedError */
export function decodeHeader(path: string, header: Buffer, fileBytes: number): Header {
  if (!header.subarray(0, 8).equals(MAGIC.subarray(0, Math.min(8, header.length))) || header.length < 8) {
    throw new NotASnapshotError(path)
  }
  if (header.length < HEADER_BYTES) throw new SnapshotDamagedError(path, 'it ends within its header')
  const version = header.readUInt32LE(8)
  if (version !== VERSION) throw new SnapshotVersionError(path, version, VERSION)
  if (header.readUInt32LE(44) !== crc32(header.subarray(0, 44))) {
    throw new SnapshotDamagedError(path, 'its header does not match its checksum')
  }
  const written = header.readDoubleLE(16)
  if (written !== fileBytes) {
    throw new SnapshotDamagedError(path, `it has ${fileBytes} bytes where ${written} were written`)
  }
  return {
    fileBytes,
    contentsAt: header.readDoubleLE(24),
    contentsBytes: header.readUInt32LE(32),
    contentsCrc: header.readUInt32LE(36),
  }
}

/** @throws SnapshotDamagedError unless every section lies between header and contents. */
export function decodeContents(path: string, bytes: Buffer, { contentsAt, contentsCrc }: Header): Contents {
  if (crc32(bytes) !== contentsCrc) {
    throw new SnapshotDamagedError(path, 'its table of contents does not match its checksum')
  }
  const contents = JSON.parse(bytes.toString('utf8')) as Contents
  let at = HEADER_BYTES
  for (const entry of contents.sections) {
    if (entry.at !== at || !Object.hasOwn(arrayTypes, entry.type)) {
      throw new SnapshotDamagedError(path, `its table of contents misplaces '${entry.name}'`)
    }
    at += bytesOf(entry)
  }
  if (at !== contentsAt) throw new SnapshotDamagedError(path, 'its sections do not fill it')
  return contents
}
