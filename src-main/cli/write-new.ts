import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fail } from '../../src-shared/contract/failure.ts'

/** Writes a new file. @throws FailureError `cannot-write` where there is one already, or the folder takes none */
export async function writeNew(path: string, text: string): Promise<void> {
  const file = resolve(path)
  try {
    await writeFile(file, text, { flag: 'wx' })
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    fail('cannot-write', exists ? `There is a file “${file}” already.` : String(error), { file })
  }
}
