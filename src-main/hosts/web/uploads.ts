import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fail } from '../../../src-shared/contract/failure.ts'

// left free on the disk, for everybody else
const SPARE_BYTES = 256 * 2 ** 20

/** Files that the page sent over, in a folder only this person can read, removed when the server ends. */
export class Uploads {
  #folder: Promise<string> | undefined

  /** Writes the request's body to a file of the given name; a body that breaks off leaves nothing. */
  async take(request: IncomingMessage, name: string): Promise<string> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'slotgraph-'))
    // each upload in a folder of its own, so that equal names do not meet
    const folder = await mkdtemp(join(await this.#folder, 'upload-'))
    const bytes = Number(request.headers['content-length'])
    const disk = await statfs(folder)
    if (!(bytes <= disk.bavail * disk.bsize - SPARE_BYTES)) {
      fail(
        'cannot-write',
        `There is no room for a copy of "${name}"; start the server with its path instead.`,
      )
    }
    const path = join(folder, basename(name) || 'upload.db')
    try {
      await pipeline(request, createWriteStream(path, { flags: 'wx' }))
    } catch (thrown) {
      await rm(folder, { recursive: true, force: true })
      throw thrown
    }
    return path
  }

  async clear(): Promise<void> {
    if (this.#folder) await rm(await this.#folder, { recursive: true, force: true })
  }
}
