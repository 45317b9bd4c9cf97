import { join } from 'node:path'
import * as v from 'valibot'
import { JsonFile } from './json-file.ts'

// as many as the start screen shows without scrolling
const MOST_RECENTS = 12

/** Paths of the files that were loaded last, the latest first. */
export class Recents {
  readonly #file: JsonFile<string[]>

  constructor(dataDir: string) {
    this.#file = new JsonFile(join(dataDir, 'recents.json'), v.array(v.string()), [])
  }

  list(): Promise<string[]> {
    return this.#file.read()
  }

  add(path: string): Promise<void> {
    return this.#file.update((paths) =>
      [path, ...paths.filter((known) => known !== path)].slice(0, MOST_RECENTS),
    )
  }

  forget(path: string): Promise<void> {
    return this.#file.update((paths) => paths.filter((known) => known !== path))
  }
}
