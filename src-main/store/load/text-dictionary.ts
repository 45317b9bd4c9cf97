import type { MissingBits } from '../columns/column-data.ts'
import { kernel, kernelBytes, reserve, reserveWords } from '../../kernel/kernel.ts'
import { DICTIONARY, DICTIONARY_WORDS } from '../../kernel/layouts.ts'

/** Distinct texts that a column may have and still be a category: codes fit 16 bits, with one to spare. */
export const CATEGORY_LIMIT = 65_535

/** Codes that there is room for at first, and bytes of their texts. */
const CODES_FIRST = 1024
const BYTES_FIRST = 16_384

/**
 * Distinct UTF-8 texts with a code each, found by their bytes (`codesOf`): no string is ever made. It lies in the
 * memory of kernels.
 */
export class TextDictionary {
  count = 0
  readonly #words = reserveWords(DICTIONARY_WORDS)
  #room = 0
  #starts: Int32Array = new Int32Array(1)
  #hashes: Int32Array = new Int32Array(0)
  #slots: Int32Array = new Int32Array(0)
  #bytesAt = 0
  #bytesRoom = 0

  /** Of the texts coded since this was set to 0. */
  get textBytes(): number {
    return this.#words[DICTIONARY.textBytes] as number
  }

  set textBytes(bytes: number) {
    this.#words[DICTIONARY.textBytes] = bytes
  }

  /**
   * Writes the codes of texts from row `i` on; missing rows have none. Gives the row that it stopped at because the
   * text there is new, or `rows`. All arrays are in the memory of kernels.
   */
  codes(
    from: Int32Array,
    to: Int32Array,
    i: number,
    rows: number,
    missing: MissingBits | undefined,
    codes: Uint16Array,
  ): number {
    if (this.#room === 0) this.#widen(CODES_FIRST)
    return kernel.codesOf(
      this.#words.byteOffset,
      from.byteOffset,
      to.byteOffset,
      i,
      rows,
      missing?.byteOffset ?? 0,
      codes.byteOffset,
    )
  }

  /** Gives the new text `[start, end)` a code, or -1 once {@link CATEGORY_LIMIT} are held. */
  add(start: number, end: number): number {
    const code = this.count
    if (code === CATEGORY_LIMIT) return -1
    if (code === this.#room) this.#widen(this.#room * 2)
    const at = this.#starts[code] as number
    const after = at + end - start
    if (after > this.#bytesRoom) this.#widenBytes(after)
    kernelBytes().copyWithin(this.#bytesAt + at, start, end)
    this.#starts[code + 1] = after
    this.count++
    this.#enter(kernel.noteText(this.#words.byteOffset, code, start, end), code)
    return code
  }

  /** The texts by code; views that stay valid only until the next text is added. */
  texts(): { starts: Int32Array; bytes: Uint8Array } {
    const starts = this.#starts.subarray(0, this.count + 1)
    const bytes = kernelBytes().subarray(this.#bytesAt, this.#bytesAt + (starts[this.count] as number))
    return { starts, bytes }
  }

  #enter(hash: number, code: number): void {
    const mask = this.#slots.length - 1
    let slot = hash & mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
    this.#slots[slot] = code + 1
  }

  /** Room for so many codes, in slots that are half full at most. */
  #widen(room: number): void {
    const words = this.#words
    const prefixes = reserveWords(room * 2)
    const before = words[DICTIONARY.prefixes] as number
    kernelBytes().copyWithin(prefixes.byteOffset, before, before + this.#room * 8)
    this.#starts = copied(this.#starts, room + 1)
    this.#hashes = copied(this.#hashes, room)
    this.#slots = reserveWords(room * 2)
    this.#room = room
    words[DICTIONARY.prefixes] = prefixes.byteOffset
    words[DICTIONARY.starts] = this.#starts.byteOffset
    words[DICTIONARY.hashes] = this.#hashes.byteOffset
    words[DICTIONARY.slots] = this.#slots.byteOffset
    words[DICTIONARY.mask] = this.#slots.length - 1
    for (let code = 0; code < this.count; code++) this.#enter(this.#hashes[code] as number, code)
  }

  #widenBytes(least: number): void {
    const room = Math.max(least, this.#bytesRoom * 2, BYTES_FIRST)
    const at = reserve(room)
    kernelBytes().copyWithin(at, this.#bytesAt, this.#bytesAt + this.#bytesRoom)
    this.#bytesAt = at
    this.#bytesRoom = room
    this.#words[DICTIONARY.bytes] = at
  }
}

function copied(array: Int32Array, length: number): Int32Array {
  const wider = reserveWords(length)
  wider.set(array)
  return wider
}
