import { open, rename } from 'node:fs/promises'
import { fail } from '../../src-shared/contract/failure.ts'
import { writeFailure } from '../sqlite/write-failure.ts'
import { unfinished } from './write-into.ts'

/**
 * Writes one part of a file that comes in parts, the first at 0, beside `path`; the last one puts it there. Parts
 * that do not follow each other are refused.
 * @throws FailureError `cannot-write`, `bad-call`
 */
export async function writePart(
  path: string,
  part: { at: number; bytes: Buffer; isLast: boolean },
): Promise<void> {
  const beside = unfinished(path)
  try {
    const file = await open(beside, part.at === 0 ? 'w' : 'r+')
    try {
      const { size } = await file.stat()
      if (size !== part.at) fail('bad-call', `The next part begins at ${size}, not at ${part.at}.`)
      await file.write(part.bytes, 0, part.bytes.length, part.at)
      if (part.isLast) await file.sync()
    } finally {
      await file.close()
    }
    if (part.isLast) await rename(beside, path)
  } catch (error) {
    throw writeFailure(error, path)
  }
}
