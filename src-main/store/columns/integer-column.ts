import type { CellValue, IntegerData, SequenceData } from './column-data.ts'
import { SEGMENT_BITS, SEGMENT_MASK } from './column-data.ts'
import type { Column } from './column.ts'
import { columnBytes } from './column-bytes.ts'
import { bitAt } from './missing-bits.ts'

/** `first + i`. */
export function sequenceColumn(data: SequenceData): Column {
  return new SequenceColumn(data)
}

export function integerColumn(data: IntegerData): Column {
  const [only] = data.segments
  if (only !== undefined && data.segments.length === 1 && data.missing === undefined) {
    return data.bits === 64
      ? new LongColumn(data, only as BigInt64Array)
      : new IntegerColumn(data, only as Int32Array)
  }
  return new GeneralIntegerColumn(data)
}

/**
 * A 64-bit integer as a number where that is exact, else as a bigint. Reads the two halves as 32-bit words:
 * no bigint is allocated for a safe value.
 */
export function longAt(words: Int32Array, i: number): number | bigint {
  const high = words[2 * i + 1] as number
  const low = (words[2 * i] as number) >>> 0
  const value = high * 0x1_0000_0000 + low
  return Number.isSafeInteger(value) ? value : (BigInt(high) << 32n) | BigInt(low)
}

/** The 32-bit words of a 64-bit array, low word first (every platform we run on is little-endian). */
export function wordsOf(values: BigInt64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length * 2)
}

class SequenceColumn implements Column {
  readonly data: SequenceData
  constructor(data: SequenceData) {
    this.data = data
  }
  get length(): number {
    return this.data.length
  }
  get bytes(): number {
    return 0
  }
  get(i: number): number {
    return this.data.first + i
  }
  isMissing(): boolean {
    return false
  }
}

class IntegerColumn implements Column {
  readonly data: IntegerData
  readonly #values: Int8Array | Int16Array | Int32Array
  constructor(data: IntegerData, values: Int8Array | Int16Array | Int32Array) {
    this.data = data
    this.#values = values
  }
  get length(): number {
    return this.data.length
  }
  get bytes(): number {
    return columnBytes(this.data).total
  }
  get(i: number): number {
    return this.#values[i] as number
  }
  isMissing(): boolean {
    return false
  }
}

class LongColumn implements Column {
  readonly data: IntegerData
  readonly #words: Int32Array
  constructor(data: IntegerData, values: BigInt64Array) {
    this.data = data
    this.#words = wordsOf(values)
  }
  get length(): number {
    return this.data.length
  }
  get bytes(): number {
    return columnBytes(this.data).total
  }
  get(i: number): number | bigint {
    return longAt(this.#words, i)
  }
  isMissing(): boolean {
    return false
  }
}

/** Missing values, several segments, or none yet. */
class GeneralIntegerColumn implements Column {
  readonly data: IntegerData
  readonly #words: Int32Array[]
  constructor(data: IntegerData) {
    this.data = data
    this.#words = data.bits === 64 ? (data.segments as BigInt64Array[]).map(wordsOf) : []
  }
  get length(): number {
    return this.data.length
  }
  get bytes(): number {
    return columnBytes(this.data).total
  }
  get(i: number): CellValue {
    const { missing, segments, bits } = this.data
    if (missing !== undefined && bitAt(missing, i)) return null
    const segment = i >>> SEGMENT_BITS
    if (bits === 64) return longAt(this.#words[segment] as Int32Array, i & SEGMENT_MASK)
    return (segments[segment] as Int32Array)[i & SEGMENT_MASK] as number
  }
  isMissing(i: number): boolean {
    const { missing } = this.data
    return missing !== undefined && bitAt(missing, i)
  }
}
