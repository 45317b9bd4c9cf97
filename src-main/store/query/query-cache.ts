/** Together these may take this much; a single larger one stays until the next comes. */
const MOST_BYTES = 64 * 2 ** 20

type Entry = { readonly value: unknown; readonly bytes: number; readonly lasting?: boolean }

/**
 * Results that the next question is likely to need again: filters, orders, components. The longest unused goes first;
 * all go when values change.
 */
export class QueryCache {
  readonly #entries = new Map<string, Entry>()
  #bytes = 0
  #generation = 0

  get bytes(): number {
    return this.#bytes
  }

  /**
   * The result kept under `key`, else that of `make`, which is kept unless the cache was cleared meanwhile. The key
   * has to say everything that the result depends on, its type included. What is `lasting` does not depend on values.
   */
  async of<T>(key: string, make: () => Promise<{ value: T; bytes: number; lasting?: boolean }>): Promise<T> {
    const known = this.#entries.get(key)
    if (known !== undefined) {
      // last in the map is most recently used
      this.#entries.delete(key)
      this.#entries.set(key, known)
      return known.value as T
    }
    const generation = this.#generation
    const made = await make()
    if ((made.lasting === true || generation === this.#generation) && !this.#entries.has(key))
      this.#keep(key, made)
    return made.value
  }

  /** Forgets what depends on values: some have changed. */
  clear(): void {
    for (const [key, { lasting, bytes }] of this.#entries) {
      if (lasting === true) continue
      this.#entries.delete(key)
      this.#bytes -= bytes
    }
    this.#generation++
  }

  #keep(key: string, entry: Entry): void {
    this.#entries.set(key, entry)
    this.#bytes += entry.bytes
    for (const [oldest, { bytes }] of this.#entries) {
      if (this.#bytes <= MOST_BYTES || oldest === key) return
      this.#entries.delete(oldest)
      this.#bytes -= bytes
    }
  }
}
