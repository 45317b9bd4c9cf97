import { maskBit } from './serial-type.ts'

/** Shapes held at a time: a table of short texts has a few hundred, and 4,096 of ten columns take 320 kB. */
const SHAPES_MOST = 4096

/** Headers of up to this many bytes are remembered: as four words, they are compared at once. */
export const HEADER_WORDS = 4
const HEADER_BYTES = HEADER_WORDS * 4

/** The bytes of four words that belong to a header of `n` bytes: `MASKS[n * 4 + word]`. */
const MASKS = Int32Array.from({ length: (HEADER_BYTES + 1) * HEADER_WORDS }, (_, i) => {
  const bytes = Math.max(0, Math.min(4, Math.floor(i / HEADER_WORDS) - (i % HEADER_WORDS) * 4))
  return bytes === 0 ? 0 : -1 << (32 - bytes * 8)
})

/**
 * What records look like: the serial types of wanted columns and where in the record they begin. Records with
 * equal headers share a shape, and a table of millions has a few hundred: so most headers are never parsed,
 * only recognised.
 */
export class RecordShapes {
  /** By `shape * slots + slot`. */
  readonly types: Int32Array
  readonly offsets: Int32Array
  /** Bytes of a whole record, by shape. */
  readonly totals = new Int32Array(SHAPES_MOST)
  /** Serial types that occur in each slot, over the shapes used since the last `beginBatch`. */
  readonly masks: Int32Array
  count = 0
  readonly #slots: number
  readonly #words = new Int32Array(SHAPES_MOST * HEADER_WORDS)
  readonly #table = new Int32Array(SHAPES_MOST * 4)
  readonly #usedIn = new Int32Array(SHAPES_MOST)
  #batch = 1
  #hash = 0

  constructor(slots: number) {
    this.#slots = slots
    this.types = new Int32Array(SHAPES_MOST * slots)
    this.offsets = new Int32Array(SHAPES_MOST * slots)
    this.masks = new Int32Array(slots)
  }

  get full(): boolean {
    return this.count === SHAPES_MOST
  }

  /** Shape of the header of `length` bytes at `at`, or -1. Reads 8 or 16 bytes, whatever the length. */
  find(view: DataView, at: number, length: number): number {
    if (length > HEADER_BYTES) return -1
    const mask = length * HEADER_WORDS
    const a = view.getInt32(at) & (MASKS[mask] as number)
    const b = view.getInt32(at + 4) & (MASKS[mask + 1] as number)
    let c = 0
    let d = 0
    // odd multipliers of good spread: Weyl constants of the golden ratio and of murmur3
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
    if (length > 8) {
      c = view.getInt32(at + 8) & (MASKS[mask + 2] as number)
      d = view.getInt32(at + 12) & (MASKS[mask + 3] as number)
      hash ^= Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f)
    }
    hash ^= hash >>> 15
    this.#hash = hash
    const words = this.#words
    const table = this.#table
    for (let slot = hash & (table.length - 1); ; slot = (slot + 1) & (table.length - 1)) {
      const shape = (table[slot] as number) - 1
      if (shape < 0) return -1
      const w = shape * HEADER_WORDS
      // a header begins with its length: equal first words are of headers equally long
      if (words[w] === a && words[w + 1] === b && (length <= 8 || (words[w + 2] === c && words[w + 3] === d)))
        return shape
    }
  }

  /** Has the shape found again: the one whose header `find` was last asked for in vain. */
  remember(shape: number, view: DataView, at: number, length: number): void {
    if (length > HEADER_BYTES) return
    const table = this.#table
    let slot = this.#hash & (table.length - 1)
    while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1)
    table[slot] = shape + 1
    for (let w = 0; w < HEADER_WORDS; w++) {
      this.#words[shape * HEADER_WORDS + w] =
        view.getInt32(at + w * 4) & (MASKS[length * HEADER_WORDS + w] as number)
    }
  }

  /** Notes that the batch has a record of the shape. */
  use(shape: number): void {
    if (this.#usedIn[shape] === this.#batch) return
    this.#usedIn[shape] = this.#batch
    const from = shape * this.#slots
    for (let slot = 0; slot < this.#slots; slot++) {
      this.masks[slot] = (this.masks[slot] as number) | maskBit(this.types[from + slot] as number)
    }
  }

  /** Forgets which shapes were used, and, once they take up half the room, the shapes themselves. */
  beginBatch(): void {
    this.#batch++
    this.masks.fill(0)
    if (this.count * 2 < SHAPES_MOST) return
    this.count = 0
    this.#table.fill(0)
    this.#usedIn.fill(0)
  }
}
