import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { OneByOne } from '../../src-shared/one-by-one.ts'

/**
 * A small JSON file that is replaced as a whole: written beside, then renamed, so that a crash leaves the
 * old one. One that is missing or does not fit the schema reads as `initial`.
 */
export class JsonFile<T> {
  readonly #path: string
  readonly #schema: v.GenericSchema<unknown, T>
  readonly #initial: T
  readonly #turns = new OneByOne()

  constructor(path: string, schema: v.GenericSchema<unknown, T>, initial: T) {
    this.#path = path
    this.#schema = schema
    this.#initial = initial
  }

  read(): Promise<T> {
    return this.#turns.run(() => this.#read())
  }

  /** Replaces the content by what `change` makes of it. */
  update(change: (content: T) => T): Promise<void> {
    return this.#turns.run(async () => this.#write(change(await this.#read())))
  }

  async #read(): Promise<T> {
    try {
      const parsed = v.safeParse(this.#schema, JSON.parse(await readFile(this.#path, 'utf8')))
      return parsed.success ? parsed.output : this.#initial
    } catch {
      return this.#initial
    }
  }

  async #write(content: T): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true })
    const beside = `${this.#path}.${process.pid}`
    await writeFile(beside, JSON.stringify(content))
    await rename(beside, this.#path)
  }
}
