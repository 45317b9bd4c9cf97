import { access, readdir, realpath, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { fail } from '../../src-shared/contract/failure.ts'

// one answer stays small, and nobody reads further
const MOST_ENTRIES = 2_000

export type Listing = {
  readonly path: string
  /** `null` at the served folder itself. */
  readonly parent: string | null
  readonly folders: string[]
  readonly files: string[]
}

/** A folder and what lies below it. Links that lead out of it count as not there. */
export class ServedFolder {
  readonly #named: string
  #root: Promise<string> | undefined

  constructor(folder: string) {
    this.#named = folder
  }

  /** Real paths of what `folder` holds, by name; hidden entries are left out. */
  async list(folder: string | null): Promise<Listing> {
    const root = await this.#realRoot()
    const path = await this.#inside(folder ?? root)
    const names = await readdir(path).catch(() => fail('file-unreadable', 'This folder cannot be read.'))
    const visible = names.filter((name) => !name.startsWith('.')).toSorted((a, b) => a.localeCompare(b))
    const folders: string[] = []
    const files: string[] = []
    for (const name of visible.slice(0, MOST_ENTRIES)) {
      const real = await this.#inside(join(path, name)).catch(() => undefined)
      const stats = real && (await stat(real).catch(() => undefined))
      if (!real || !stats) continue
      if (stats.isDirectory()) folders.push(real)
      else if (stats.isFile()) files.push(real)
    }
    return { path, parent: path === root ? null : dirname(path), folders, files }
  }

  /** Whether there is something at `path`, and it lies in the folder. */
  holds(path: string): Promise<boolean> {
    return this.#inside(path).then(
      () => true,
      () => false,
    )
  }

  /** The path of a new file in `folder`; refuses names that are none and files that exist. */
  async placeFor(folder: string | null, name: string): Promise<string> {
    // a name is one step down: no separators of any system, no drive, nothing hidden
    if (!/^[^./\\:\0][^/\\:\0]*$/.test(name)) fail('cannot-write', `"${name}" is not a file name.`)
    const path = join(await this.#inside(folder ?? (await this.#realRoot())), name)
    const exists = await access(path).then(
      () => true,
      () => false,
    )
    if (exists) fail('cannot-write', `There is a file "${name}" already.`, { file: path })
    return path
  }

  #realRoot(): Promise<string> {
    this.#root ??= realpath(this.#named)
    return this.#root
  }

  async #inside(path: string): Promise<string> {
    const root = await this.#realRoot()
    const real = await realpath(path).catch(() => fail('file-missing', 'There is nothing at this place.'))
    if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) {
      fail('not-here', 'This place is outside the folder that the server was started for.')
    }
    return real
  }
}
