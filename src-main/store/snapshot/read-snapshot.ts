import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { SnapshotDamagedError } from './snapshot-damaged-error.ts'
import {
  type Contents,
  decodeContents,
  decodeHeader,
  type Header,
  HEADER_BYTES,
  type SectionArray,
  type SectionEntry,
  sharedSection,
} from './snapshot-file.ts'
import { chunkOf, type TransferOptions } from './write-snapshot.ts'

/** What a snapshot holds. Every array is on shared memory. */
export type Snapshot = { readonly meta: unknown; readonly sections: ReadonlyMap<string, SectionArray> }

/**
 * Reads a snapshot, each array straight into its place, and checks every byte of it. Takes about as long as
 * reading the file: checksums are made while the next chunk comes.
 * @throws NotASnapshotError, SnapshotVersionError, SnapshotDamagedError
 */
export async function readSnapshot(path: string, options: TransferOptions = {}): Promise<Snapshot> {
  const file = await open(path, 'r')
  try {
    const { header, contents } = await readContents(path, file)
    const sections = new Map<string, SectionArray>()
    let done = 0
    const onBytes = (bytes: number) => options.onProgress?.((done += bytes), header.fileBytes)
    const waiting = contents.sections.values()
    const readNext = async () => {
      for (const entry of waiting) {
        sections.set(entry.name, await readSection(path, file, entry, onBytes, options.signal))
      }
    }
    // two at a time: while the bytes of one come, those of the other are checked
    await Promise.all([readNext(), readNext()])
    return { meta: contents.meta, sections }
  } finally {
    await file.close()
  }
}

/** What the writer said of the snapshot, without reading its arrays: to tell whether it is still current. */
export async function readSnapshotMeta(path: string): Promise<unknown> {
  const file = await open(path, 'r')
  try {
    const { contents } = await readContents(path, file)
    return contents.meta
  } finally {
    await file.close()
  }
}

async function readContents(path: string, file: FileHandle): Promise<{ header: Header; contents: Contents }> {
  const { size } = await file.stat()
  const bytes = Buffer.alloc(Math.min(HEADER_BYTES, size))
  await readWhole(path, file, bytes, 0)
  const header = decodeHeader(path, bytes, size)
  const { contentsAt, contentsBytes } = header
  if (contentsAt + contentsBytes !== size)
    throw new SnapshotDamagedError(path, 'its table of contents is not at its end')
  const contents = Buffer.alloc(contentsBytes)
  await readWhole(path, file, contents, contentsAt)
  return { header, contents: decodeContents(path, contents, header) }
}

async function readSection(
  path: string,
  file: FileHandle,
  entry: SectionEntry,
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<SectionArray> {
  const array = sharedSection(entry)
  let checksum = 0
  let checked = new Uint8Array(0)
  for (let from = 0; from < array.byteLength;) {
    signal?.throwIfAborted()
    const chunk = chunkOf(array, from)
    const reading = readWhole(path, file, chunk, entry.at + from)
    checksum = crc32(checked, checksum)
    await reading
    checked = chunk as Uint8Array<ArrayBuffer>
    from += chunk.length
    onBytes(chunk.length)
  }
  if (crc32(checked, checksum) !== entry.crc32) {
    throw new SnapshotDamagedError(path, `'${entry.name}' does not match its checksum`)
  }
  return array
}

async function readWhole(path: string, file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, at + done)
    if (bytesRead === 0) throw new SnapshotDamagedError(path, 'it ends too early')
    done += bytesRead
  }
}
