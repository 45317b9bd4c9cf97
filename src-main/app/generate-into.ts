import { rename, rm } from 'node:fs/promises'
import { fail } from '../../src-shared/contract/failure.ts'

// SQLite's own files beside a database that was being written when its process ended
const companions = ['', '-journal', '-wal', '-shm']

/**
 * Has a new file written beside `path` and puts it there when it is whole; what was at `path` stays until
 * then, and stays for good when writing fails or is cancelled.
 */
export async function generateInto(path: string, write: (file: string) => Promise<void>): Promise<void> {
  const unfinished = `${path}.unfinished`
  const clear = () =>
    Promise.all(companions.map((companion) => rm(unfinished + companion, { force: true }))).catch((error) =>
      fail('cannot-write', `The folder cannot be written to: ${String(error)}`, { file: path }),
    )
  await clear()
  try {
    await write(unfinished)
    await rename(unfinished, path)
  } finally {
    await clear()
  }
}
