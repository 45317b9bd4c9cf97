import type { CellValue } from './cell-value.ts'

/** A word on V8's heap: Electron compresses pointers, Node does not. */
const WORD = isElectron() ? 4 : 8
/** V8's ordered hash table: key, value and link a place, and a bucket for every two places. */
const PLACE = 3.5 * WORD
const LEAST_PLACES = 4

/** Texts of an attribute that are counted once however many records have them: those of a category, not of a note. */
const FEW = 64

/**
 * The values of one attribute by record, and what V8 takes for them: the table, which doubles when it is full, and
 * what its places only point to. Worked out from how V8 lays these out, and held against a heap snapshot by
 * `lab/witnesses.integration.test.ts`.
 */
export class AttributeCells {
  readonly #values = new Map<number, CellValue>()
  readonly #few = new Set<string>()
  #pointedTo = 0

  get size(): number {
    return this.#values.size
  }

  get bytes(): number {
    const places = 2 ** Math.ceil(Math.log2(Math.max(LEAST_PLACES, this.size)))
    return places * PLACE + this.#pointedTo
  }

  has(i: number): boolean {
    return this.#values.has(i)
  }

  get(i: number): CellValue | undefined {
    return this.#values.get(i)
  }

  set(i: number, value: CellValue): void {
    const before = this.#values.get(i)
    if (before !== undefined) this.#pointedTo -= this.#bytesOf(before)
    if (typeof value === 'string' && this.#few.size < FEW && !this.#few.has(value)) {
      this.#pointedTo += textBytes(value)
      this.#few.add(value)
    }
    this.#pointedTo += this.#bytesOf(value)
    this.#values.set(i, value)
  }

  delete(i: number): boolean {
    const before = this.#values.get(i)
    if (before === undefined) return false
    this.#pointedTo -= this.#bytesOf(before)
    return this.#values.delete(i)
  }

  entries(): Iterable<[number, CellValue]> {
    return this.#values
  }

  /** Beyond the table, for one more entry of this value. */
  #bytesOf(value: CellValue): number {
    if (typeof value === 'number') return isSmall(value) ? 0 : WORD + 8
    if (typeof value === 'bigint') return 2 * WORD + 8
    if (typeof value === 'string') return this.#few.has(value) ? 0 : textBytes(value)
    // a blob's length is an object, and nothing and yes and no lie in the place itself
    return value !== null && typeof value === 'object' ? 4 * WORD : 0
  }
}

/** A text of one byte a character, as nearly all are: its map, hash and length before it. */
function textBytes({ length }: string): number {
  return Math.ceil((WORD + 8 + length) / WORD) * WORD
}

/** Small integers lie in the place itself. */
function isSmall(value: number): boolean {
  const most = WORD === 4 ? 2 ** 30 : 2 ** 31
  return Number.isInteger(value) && value >= -most && value < most && !Object.is(value, -0)
}

function isElectron(): boolean {
  const { process } = globalThis as { process?: { versions?: { electron?: string } } }
  return process?.versions?.electron !== undefined
}
