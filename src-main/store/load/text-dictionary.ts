/** Distinct texts that a column may have and still be a category: codes fit 16 bits, with one to spare. */
export const CATEGORY_LIMIT = 65_535

/** Texts of up to this many bytes are held as two words too, and compared as such. */
const SHORT_BYTES = 8

/** The bytes of the first and second word that belong to a text of `n` bytes. */
const LOW_MASKS = Int32Array.of(0, -1 << 24, -1 << 16, -1 << 8, -1, -1, -1, -1, -1)
const HIGH_MASKS = Int32Array.of(0, 0, 0, 0, 0, -1 << 24, -1 << 16, -1 << 8, -1)

/** Distinct UTF-8 texts with a code each, found by their bytes: no string is ever made. */
export class TextDictionary {
  #starts = new Int32Array(1024)
  #bytes = new Uint8Array(16_384)
  /** Open addressing, linear probing; a slot holds a code + 1, or 0. */
  #slots = new Int32Array(2048)
  #hashes = new Int32Array(1024)
  /** First and second four bytes of short texts. */
  #low = new Int32Array(1024)
  #high = new Int32Array(1024)
  #count = 0
  /** The buffer that texts came from last, and a view of it. */
  #viewed: ArrayBufferLike = new ArrayBuffer(0)
  #view = new DataView(this.#viewed)

  get count(): number {
    return this.#count
  }

  /** Code of the text `bytes[start, end)`, given one if it is new; -1 once {@link CATEGORY_LIMIT} are held. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    return end - start <= SHORT_BYTES
      ? this.#internShort(bytes, start, end)
      : this.#internLong(bytes, start, end)
  }

  /** The texts by code; views that stay valid only until the next text is added. */
  texts(): { starts: Int32Array; bytes: Uint8Array } {
    const starts = this.#starts.subarray(0, this.#count + 1)
    return { starts, bytes: this.#bytes.subarray(0, starts[this.#count]) }
  }

  #internShort(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start
    if (bytes.buffer !== this.#viewed) {
      this.#viewed = bytes.buffer
      this.#view = new DataView(bytes.buffer)
    }
    const at = bytes.byteOffset + start
    let low: number
    let high: number
    if (at + SHORT_BYTES <= this.#view.byteLength) {
      low = this.#view.getInt32(at) & (LOW_MASKS[length] as number)
      high = this.#view.getInt32(at + 4) & (HIGH_MASKS[length] as number)
    } else {
      low = wordOf(bytes, start, Math.min(end, start + 4))
      high = wordOf(bytes, Math.min(end, start + 4), end)
    }
    let hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b) ^ length
    hash ^= hash >>> 15
    const slots = this.#slots
    const mask = slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const code = (slots[slot] as number) - 1
      if (code < 0) return this.#add(bytes, start, end, hash, slot, low, high)
      if (this.#low[code] === low && this.#high[code] === high && this.#lengthOf(code) === length) return code
    }
  }

  #internLong(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashBytes(bytes, start, end) | 0
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const code = (this.#slots[slot] as number) - 1
      if (code < 0) return this.#add(bytes, start, end, hash, slot, 0, 0)
      if (this.#hashes[code] === hash && this.#equals(code, bytes, start, end)) return code
    }
  }

  #lengthOf(code: number): number {
    return (this.#starts[code + 1] as number) - (this.#starts[code] as number)
  }

  #equals(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#lengthOf(code) !== end - start) return false
    const held = this.#bytes
    for (let i = start, j = this.#starts[code] as number; i < end; i++, j++) {
      if (bytes[i] !== held[j]) return false
    }
    return true
  }

  #add(
    bytes: Uint8Array,
    start: number,
    end: number,
    hash: number,
    slot: number,
    low: number,
    high: number,
  ): number {
    const code = this.#count
    if (code === CATEGORY_LIMIT) return -1
    const at = this.#starts[code] as number
    const after = at + end - start
    if (code + 2 > this.#starts.length) {
      this.#starts = grown(this.#starts)
      this.#hashes = grown(this.#hashes)
      this.#low = grown(this.#low)
      this.#high = grown(this.#high)
    }
    if (after > this.#bytes.length) {
      const wider = new Uint8Array(Math.max(after, this.#bytes.length * 2))
      wider.set(this.#bytes)
      this.#bytes = wider
    }
    this.#bytes.set(bytes.subarray(start, end), at)
    this.#starts[code + 1] = after
    this.#hashes[code] = hash
    this.#low[code] = low
    this.#high[code] = high
    this.#slots[slot] = code + 1
    this.#count++
    if (this.#count * 2 > this.#slots.length) this.#rehash()
    return code
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2)
    const mask = slots.length - 1
    for (let code = 0; code < this.#count; code++) {
      let slot = (this.#hashes[code] as number) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = code + 1
    }
    this.#slots = slots
  }
}

/** Up to four bytes as a word reads them, zeros behind. */
function wordOf(bytes: Uint8Array, start: number, end: number): number {
  let word = 0
  for (let i = 0; i < 4; i++) word = (word << 8) | (start + i < end ? (bytes[start + i] as number) : 0)
  return word
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length * 2)
  wider.set(array)
  return wider
}

/** FNV-1a over bytes with a final mix (murmur3's), because slots are taken from the low bits. Unsigned 32 bits. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193)
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  return hash >>> 0
}
