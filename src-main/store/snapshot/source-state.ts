import { open, stat } from 'node:fs/promises'
import { resolve } from 'node:path'

/** What tells whether a SQLite file is still the one that a snapshot was made of. */
export type SourceState = {
  readonly path: string
  readonly bytes: number
  readonly modifiedMs: number
  /** Counts the transactions that changed the file: bytes 24 to 27 of its header. */
  readonly changeCounter: number
}

/**
 * State of a source file now, or `undefined` when it cannot be told: a write-ahead log or a journal beside it
 * may hold changes that the file does not show.
 */
export async function sourceState(file: string): Promise<SourceState | undefined> {
  const path = resolve(file)
  if ((await sizeOf(`${path}-wal`)) > 0 || (await sizeOf(`${path}-journal`)) > 0) return undefined
  const { size, mtimeMs } = await stat(path)
  const handle = await open(path, 'r')
  try {
    const counter = Buffer.alloc(4)
    const { bytesRead } = await handle.read(counter, 0, 4, 24)
    if (bytesRead < 4) return undefined
    return { path, bytes: size, modifiedMs: mtimeMs, changeCounter: counter.readUInt32BE() }
  } finally {
    await handle.close()
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}
