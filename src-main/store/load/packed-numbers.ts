import type { MissingBits } from '../columns/column-data.ts'
import { floatPart } from './float-part.ts'
import type { Part } from './part.ts'
import type { PresentCells } from './page-part.ts'
import { isSequence } from './value-part.ts'
import { scratch } from './scratch.ts'

/**
 * Reads numbers as SQLite packs them: big-endian, in as few bytes as hold them, 0 and 1 in none. Missing cells
 * read as 0.
 */
export class PackedNumbers {
  readonly #cells: PresentCells

  constructor(cells: PresentCells) {
    this.#cells = cells
  }

  integers8(): Part {
    const { bytes, types, offsets, count } = this.#cells
    const values = scratch.i8(count)
    for (let i = 0; i < count; i++) {
      const type = types[i] as number
      values[i] = type === 1 ? (bytes[offsets[i] as number] as number) : type === 9 ? 1 : 0
    }
    return this.#integers(values)
  }

  integers16(): Part {
    const { bytes, types, offsets, count } = this.#cells
    const values = scratch.i16(count)
    for (let i = 0; i < count; i++) values[i] = upTo32(bytes, types[i] as number, offsets[i] as number)
    return this.#integers(values)
  }

  integers32(): Part {
    const { bytes, types, offsets, count } = this.#cells
    const values = scratch.i32(count)
    for (let i = 0; i < count; i++) values[i] = upTo32(bytes, types[i] as number, offsets[i] as number)
    return this.#integers(values)
  }

  integers64(): Part {
    return { kind: 'integer', length: this.#cells.count, values: this.words64(), ...this.#absent() }
  }

  /** Whether a double holds every integer exactly. */
  areSafe(): boolean {
    const { bytes, types, offsets, count } = this.#cells
    for (let i = 0; i < count; i++) {
      if (types[i] === 6 && !Number.isSafeInteger(integer48Up(bytes, 6, offsets[i] as number))) return false
    }
    return true
  }

  /** Floats in the narrowest form that holds every one exactly. NaN is how SQLite would spell NULL. */
  floats(): Part {
    const { bytes, types, offsets, count } = this.#cells
    const values = scratch.f64(count)
    const words = new Int32Array(values.buffer, 0, count * 2)
    for (let i = 0; i < count; i++) {
      if (types[i] === 7) {
        const at = offsets[i] as number
        words[i * 2 + 1] = word(bytes, at)
        words[i * 2] = word(bytes, at + 4)
      } else values[i] = this.#integer(i)
    }
    return floatPart(values, this.#cells.missing)
  }

  /** Integers, and the bits of floats, as 64 bits each; 0 for everything else. */
  words64(): BigInt64Array<ArrayBuffer> {
    const { bytes, types, offsets, count } = this.#cells
    const values = scratch.i64(count)
    const words = new Int32Array(values.buffer, 0, count * 2)
    for (let i = 0; i < count; i++) {
      const type = types[i] as number
      if (type > 9 || type === 0) continue
      if (type === 6 || type === 7) this.#copyWords(i, words)
      else if (type === 5) {
        const at = offsets[i] as number
        words[i * 2] = word(bytes, at + 2)
        words[i * 2 + 1] = (((bytes[at] as number) << 24) >> 16) | (bytes[at + 1] as number)
      } else {
        const value = upTo32(bytes, type, offsets[i] as number)
        words[i * 2] = value
        words[i * 2 + 1] = value >> 31
      }
    }
    return values
  }

  /** The float in row `i`. */
  float(i: number): number {
    const { bytes, offsets } = this.#cells
    return new DataView(bytes.buffer, bytes.byteOffset).getFloat64(offsets[i] as number)
  }

  #integer(i: number): number {
    const { bytes, types, offsets } = this.#cells
    const type = types[i] as number
    const at = offsets[i] as number
    return type === 5 || type === 6 ? integer48Up(bytes, type, at) : upTo32(bytes, type, at)
  }

  /** Little-endian words of eight big-endian bytes. */
  #copyWords(i: number, words: Int32Array): void {
    const { bytes, offsets } = this.#cells
    const at = offsets[i] as number
    words[i * 2 + 1] = word(bytes, at)
    words[i * 2] = word(bytes, at + 4)
  }

  #integers(values: Int8Array | Int16Array | Int32Array): Part {
    const { count, missing } = this.#cells
    if (missing === undefined && isSequence(values)) {
      return { kind: 'sequence', length: count, first: values[0] as number }
    }
    return { kind: 'integer', length: count, values, ...this.#absent() }
  }

  #absent(): { missing?: MissingBits } {
    const { missing } = this.#cells
    return missing === undefined ? {} : { missing }
  }
}

function upTo32(bytes: Uint8Array, type: number, at: number): number {
  switch (type) {
    case 1:
      return ((bytes[at] as number) << 24) >> 24
    case 2:
      return (((bytes[at] as number) << 24) >> 16) | (bytes[at + 1] as number)
    case 3:
      return (
        (((bytes[at] as number) << 24) >> 8) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number)
      )
    case 4:
      return word(bytes, at)
    default:
      return type === 9 ? 1 : 0
  }
}

function word(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] as number) << 24) |
    ((bytes[at + 1] as number) << 16) |
    ((bytes[at + 2] as number) << 8) |
    (bytes[at + 3] as number)
  )
}

/** An integer of 48 or 64 bits as a double: rounded once, as C converts it. */
function integer48Up(bytes: Uint8Array, type: number, at: number): number {
  if (type === 5) {
    const high = (((bytes[at] as number) << 24) >> 16) | (bytes[at + 1] as number)
    return high * 2 ** 32 + (word(bytes, at + 2) >>> 0)
  }
  return word(bytes, at) * 2 ** 32 + (word(bytes, at + 4) >>> 0)
}
