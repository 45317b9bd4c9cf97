import { rename, rm } from 'node:fs/promises'
import { writeFailure } from '../sqlite/write-failure.ts'

// SQLite's own files beside a database that was being written when its process ended
const companions = ['', '-journal', '-wal', '-shm']

/** Where a file is written until it is whole. */
export function unfinished(path: string): string {
  return `${path}.unfinished`
}

/**
 * Has new files written beside `paths` and puts them there when all are whole; what was at the paths stays until
 * then, and stays for good when writing fails or is cancelled.
 * @throws FailureError `cannot-write`; what `write` throws
 */
export async function writeInto<T>(
  paths: readonly string[],
  write: (files: readonly string[]) => Promise<T>,
): Promise<T> {
  await clear(paths)
  try {
    const result = await write(paths.map(unfinished))
    for (const path of paths) await putAt(path)
    return result
  } finally {
    await clear(paths)
  }
}

async function clear(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const files = companions.map((companion) => unfinished(path) + companion)
    await Promise.all(files.map((file) => rm(file, { force: true }))).catch((error: unknown) => {
      throw writeFailure(error, path)
    })
  }
}

async function putAt(path: string): Promise<void> {
  try {
    await rename(unfinished(path), path)
  } catch (error) {
    throw writeFailure(error, path)
  }
}
