import type { MissingBits } from '../columns/column-data.ts'
import type { Scale } from '../columns/scale.ts'
import { kernel } from '../../kernel/kernel.ts'
import { scratch } from '../../kernel/scratch.ts'
import { floatPart } from './float-part.ts'
import { addressesOf } from './page-part.ts'
import type { PresentCells } from './page-part.ts'
import type { Part } from './part.ts'
import { isSequence } from './value-part.ts'

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
    const { count: length, missing } = this.#cells
    const values = this.#integers(bits)
    if (missing === undefined && isSequence(values)) {
      return { kind: 'sequence', length, first: values[0] as number }
    }
    return { kind: 'integer', length, values, ...this.#absent() }
  }

  integers64(): Part {
    return { kind: 'integer', length: this.#cells.count, values: this.words64(), ...this.#absent() }
  }

  /** Whether a double holds every integer exactly. */
  areSafe(): boolean {
    return kernel.areSafe(...addressesOf(this.#cells), 0) === 1
  }

  /**
   * Floats in the narrowest form that holds every one exactly; `last` is the scale that the column's floats had
   * so far. NaN is how SQLite would spell NULL.
   */
  floats(last: Scale | undefined): Part {
    const { count, missing } = this.#cells
    const values = scratch.f64(count)
    kernel.doubles(...addressesOf(this.#cells), values.byteOffset)
    return floatPart(values, missing, last)
  }

  /** Integers, and the bits of floats, as 64 bits each; 0 for everything else. */
  words64(): BigInt64Array {
    const values = scratch.i64(this.#cells.count)
    kernel.longs(...addressesOf(this.#cells), values.byteOffset)
    return values
  }

  #integers(bits: 8 | 16 | 32): Int8Array | Int16Array | Int32Array {
    const { count } = this.#cells
    const cells = addressesOf(this.#cells)
    if (bits === 8) {
      const values = scratch.i8(count)
      kernel.integers8(...cells, values.byteOffset)
      return values
    }
    if (bits === 16) {
      const values = scratch.i16(count)
      kernel.integers16(...cells, values.byteOffset)
      return values
    }
    const values = scratch.i32(count)
    kernel.integers32(...cells, values.byteOffset)
    return values
  }

  #absent(): { missing?: MissingBits } {
    const { missing } = this.#cells
    return missing === undefined ? {} : { missing }
  }
}
