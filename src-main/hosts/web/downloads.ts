import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { downloadPath } from '../../../src-shared/contract/web-host.ts'
import type { Host } from '../../app/host.ts'

/** As the token of the page: cannot be guessed. */
const TOKEN_BYTES = 32

/**
 * Files for the browser to fetch, each under an address that works once. They lie in a folder that only this
 * person can read, and go when they have been sent or when the server ends.
 */
export class Downloads implements NonNullable<Host['downloads']> {
  #folder: Promise<string> | undefined
  readonly #places = new Set<string>()
  readonly #offered = new Map<string, string>()

  /** A path for a new file, in a folder of its own so that equal names do not meet. */
  async place(name: string): Promise<string> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'slotgraph-'))
    const folder = await mkdtemp(join(await this.#folder, 'download-'))
    this.#places.add(folder)
    return join(folder, basename(name) || 'export')
  }

  /** The address of a file in one of our folders; `null` for any other. */
  offer(path: string): string | null {
    if (!this.#places.has(dirname(path))) return null
    const token = randomBytes(TOKEN_BYTES).toString('hex')
    this.#offered.set(token, path)
    return downloadPath + token
  }

  /** Sends the file of a token, which then is worth nothing; `false` when there is none. */
  async send(token: string, response: ServerResponse, headers: Record<string, string>): Promise<boolean> {
    const path = this.#offered.get(token)
    this.#offered.delete(token)
    const size =
      path &&
      (await stat(path).then(
        (stats) => stats.size,
        () => undefined,
      ))
    if (path === undefined || size === undefined || size === '') return false
    // RFC 6266: the name in UTF-8, whatever is in it
    const name = encodeURIComponent(basename(path)).replaceAll(
      /['()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16)}`,
    )
    response.writeHead(200, {
      ...headers,
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
      'Content-Length': size,
    })
    // a browser that breaks off has had its turn
    await pipeline(createReadStream(path), response).catch(() => {})
    await rm(path, { force: true })
    return true
  }

  async clear(): Promise<void> {
    if (this.#folder) await rm(await this.#folder, { recursive: true, force: true })
  }
}
