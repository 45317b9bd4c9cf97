import { open, type FileHandle } from 'node:fs/promises'
import { writeFailure } from '../sqlite/write-failure.ts'

/** Characters gathered before they are written: some hundred rows, and little beside a store. */
const CHUNK_CHARACTERS = 256 * 1024

/**
 * A new file of text. What is added waits until `drain` has written it, so whoever awaits that never runs ahead
 * of the disk.
 */
export class TextFile {
  readonly #path: string
  readonly #handle: FileHandle
  #waiting: string[] = []
  #characters = 0

  /** On a file that is open for writing already. */
  constructor(path: string, handle: FileHandle) {
    this.#path = path
    this.#handle = handle
  }

  /** @throws FailureError `cannot-write` where there is a file already, or none can be made. */
  static async create(path: string): Promise<TextFile> {
    try {
      return new TextFile(path, await open(path, 'wx'))
    } catch (error) {
      throw writeFailure(error, path)
    }
  }

  /** Takes text without writing it yet; `true` when it is time to `drain`. */
  add(text: string): boolean {
    this.#waiting.push(text)
    this.#characters += text.length
    return this.#characters >= CHUNK_CHARACTERS
  }

  /** Resolves when the system has taken all that was added. */
  async drain(): Promise<void> {
    const text = this.#waiting.join('')
    this.#waiting = []
    this.#characters = 0
    if (text !== '') await this.#do(() => this.#handle.appendFile(text))
  }

  /** Writes the rest and waits until it is on the disk. */
  async finish(): Promise<void> {
    await this.drain()
    await this.#do(() => this.#handle.sync())
  }

  /** Lets go of the file, finished or not. */
  async close(): Promise<void> {
    await this.#handle.close()
  }

  async #do<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw writeFailure(error, this.#path)
    }
  }
}
