/** Distinct texts that a column may have and still be a category: codes fit 16 bits, with one to spare. */
export const CATEGORY_LIMIT = 65_535

/** Distinct UTF-8 texts with a code each, found by their bytes: no string is ever made. */
export class TextDictionary {
  #starts = new Uint32Array(1024)
  #bytes = new Uint8Array(16_384)
  #slots = new Int32Array(2048)
  #hashes = new Uint32Array(1024)
  #count = 0

  get count(): number {
    return this.#count
  }

  /** Code of the text `bytes[start, end)`, given one if it is new; -1 once {@link CATEGORY_LIMIT} are held. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashBytes(bytes, start, end)
    const mask = this.#slots.length - 1
    let slot = hash & mask
    for (;;) {
      const code = (this.#slots[slot] as number) - 1
      if (code < 0) return this.#add(bytes, start, end, hash, slot)
      if (this.#hashes[code] === hash && this.#equals(code, bytes, start, end)) return code
      slot = (slot + 1) & mask
    }
  }

  /** UTF-8 length of the text of a code. */
  lengthOf(code: number): number {
    return (this.#starts[code + 1] as number) - (this.#starts[code] as number)
  }

  /** The texts by code; views that stay valid only until the next text is added. */
  texts(): { starts: Uint32Array; bytes: Uint8Array } {
    const starts = this.#starts.subarray(0, this.#count + 1)
    return { starts, bytes: this.#bytes.subarray(0, starts[this.#count] as number) }
  }

  #equals(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[code] as number
    if ((this.#starts[code + 1] as number) - from !== end - start) return false
    const held = this.#bytes
    for (let i = start, j = from; i < end; i++, j++) if (bytes[i] !== held[j]) return false
    return true
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const code = this.#count
    if (code === CATEGORY_LIMIT) return -1
    const at = this.#starts[code] as number
    const after = at + end - start
    if (code + 2 > this.#starts.length) {
      this.#starts = grown(this.#starts, code + 2)
      this.#hashes = grown(this.#hashes, code + 2)
    }
    if (after > this.#bytes.length) {
      const wider = new Uint8Array(Math.max(after, this.#bytes.length * 2))
      wider.set(this.#bytes)
      this.#bytes = wider
    }
    this.#bytes.set(bytes.subarray(start, end), at)
    this.#starts[code + 1] = after
    this.#hashes[code] = hash
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

function grown(array: Uint32Array<ArrayBuffer>, least: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(Math.max(least, array.length * 2))
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
