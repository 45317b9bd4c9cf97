import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** As much of the disk as snapshots may take together: ten graphs of ten million nodes, roughly. */
const MOST_BYTES = 10e9

/** Where store processes keep what they loaded: one snapshot a dataset, the longest unused going first. */
export class Snapshots {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Path of the snapshot of a dataset, which need not be there yet. Makes room for it. */
  pathFor(file: string): string {
    mkdirSync(this.#folder, { recursive: true })
    this.#prune()
    const name = createHash('sha256').update(resolve(file)).digest('hex').slice(0, 32)
    return join(this.#folder, `${name}.snapshot`)
  }

  #prune(): void {
    const files = readdirSync(this.#folder)
      .map((name) => ({
        path: join(this.#folder, name),
        stats: statSync(join(this.#folder, name), { throwIfNoEntry: false }),
      }))
      .flatMap(({ path, stats }) => (stats ? [{ path, bytes: stats.size, usedMs: stats.mtimeMs }] : []))
      .toSorted((a, b) => b.usedMs - a.usedMs)
    let bytes = 0
    for (const file of files) {
      bytes += file.bytes
      if (bytes > MOST_BYTES || isAbandoned(file.path, file.usedMs)) rmSync(file.path, { force: true })
    }
  }
}

/** Half-written by a process that was ended: writing one takes seconds, never an hour. */
function isAbandoned(path: string, modifiedMs: number): boolean {
  return path.endsWith('.partial') && Date.now() - modifiedMs > 3_600_000
}
