import type { MissingBits } from '../columns/column-data.ts'
import type { Scale } from '../columns/scale.ts'
import { floatPart } from './float-part.ts'
import type { Part } from './part.ts'
import type { PresentCells } from './page-part.ts'
import { isSequence } from './value-part.ts'
import { scratch } from './scratch.ts'

/**
 * Numbers of serial types 0 to 4, 8 and 9 without a branch: the four bytes at the cell, shifted right so that
 * those of the cell are left with their sign, all or none of their bits, plus one where the type says so.
 */
const SHIFTS = Int32Array.of(0, 24, 16, 8, 0, 0, 0, 0, 0, 0)
const BITS = Int32Array.of(0, -1, -1, -1, -1, 0, 0, 0, 0, 0)
const ONES = Int32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 1)

/**
 * Reads numbers as SQLite packs them: big-endian, in as few bytes as hold them, 0 and 1 in none. Missing cells
 * read as 0.
 */
export class PackedNumbers {
  readonly #cells: PresentCells

  constructor(cells: PresentCells) {
    this.#cells = cells
  }

  /** Integers of up to 32 bits, in the least of these widths that their serial types allow. */
  integers(bits: 8 | 16 | 32): Part {
    const { count, missing } = this.#cells
    const values = this.#integers()
    if (missing === undefined && isSequence(values)) {
      return { kind: 'sequence', length: count, first: values[0] as number }
    }
    if (bits === 32) return { kind: 'integer', length: count, values, ...this.#absent() }
    const narrow = bits === 8 ? scratch.i8(count) : scratch.i16(count)
    narrow.set(values)
    return { kind: 'integer', length: count, values: narrow, ...this.#absent() }
  }

  integers64(): Part {
    return { kind: 'integer', length: this.#cells.count, values: this.words64(), ...this.#absent() }
  }

  /** Whether a double holds every integer exactly. */
  areSafe(): boolean {
    const { view, count, starts, shapes, slot, types, offsets } = this.#cells
    for (let i = 0; i < count; i++) {
      const cell = (shapes[i] as number) + slot
      if (types[cell] !== 6) continue
      if (!Number.isSafeInteger(numberAt(view, 6, (starts[i] as number) + (offsets[cell] as number))))
        return false
    }
    return true
  }

  /**
   * Floats in the narrowest form that holds every one exactly; `last` is the scale that the column's floats had
   * so far. NaN is how SQLite would spell NULL.
   */
  floats(last: Scale | undefined): Part {
    const { view, count, starts, shapes, slot, types, offsets, missing } = this.#cells
    const values = scratch.f64(count)
    for (let i = 0; i < count; i++) {
      const cell = (shapes[i] as number) + slot
      const at = (starts[i] as number) + (offsets[cell] as number)
      const type = types[cell] as number
      values[i] = type === 7 ? view.getFloat64(at) : numberAt(view, type, at)
    }
    return floatPart(values, missing, last)
  }

  /** Integers, and the bits of floats, as 64 bits each; 0 for everything else. */
  words64(): BigInt64Array<ArrayBuffer> {
    const { view, count, starts, shapes, slot, types, offsets } = this.#cells
    const values = scratch.i64(count)
    const words = new Int32Array(values.buffer, 0, count * 2)
    for (let i = 0; i < count; i++) {
      const cell = (shapes[i] as number) + slot
      const at = (starts[i] as number) + (offsets[cell] as number)
      const type = types[cell] as number
      if (type > 9 || type === 0) continue
      if (type === 6 || type === 7) {
        words[i * 2 + 1] = view.getInt32(at)
        words[i * 2] = view.getInt32(at + 4)
      } else if (type === 5) {
        words[i * 2 + 1] = view.getInt16(at)
        words[i * 2] = view.getInt32(at + 2)
      } else {
        const value = numberAt(view, type, at)
        words[i * 2] = value
        words[i * 2 + 1] = value >> 31
      }
    }
    return values
  }

  #integers(): Int32Array {
    const { view, count, starts, shapes, slot, types, offsets } = this.#cells
    const values = scratch.i32(count)
    for (let i = 0; i < count; i++) {
      const cell = (shapes[i] as number) + slot
      const type = types[cell] as number
      const word = view.getInt32((starts[i] as number) + (offsets[cell] as number))
      values[i] = ((word >> (SHIFTS[type] as number)) & (BITS[type] as number)) + (ONES[type] as number)
    }
    return values
  }

  #absent(): { missing?: MissingBits } {
    const { missing } = this.#cells
    return missing === undefined ? {} : { missing }
  }
}

/** An integer of any width as a double: rounded once, as C converts it. */
function numberAt(view: DataView, type: number, at: number): number {
  if (type === 5) return view.getInt16(at) * 2 ** 32 + view.getUint32(at + 2)
  if (type === 6) return view.getInt32(at) * 2 ** 32 + view.getUint32(at + 4)
  return ((view.getInt32(at) >> (SHIFTS[type] as number)) & (BITS[type] as number)) + (ONES[type] as number)
}
