import type { CellValue, ColumnData, IntegerData, SequenceData, SignedArray } from './column-data.ts'
import { SEGMENT_BITS, SEGMENT_LENGTH, SEGMENT_MASK } from './column-data.ts'
import type { Column } from './column.ts'
import type { ColumnWriter } from './column-writer.ts'
import { type ArrayType, growSegments, sharedArrayOf, trimSegments } from './growth.ts'
import { integerColumn, sequenceColumn } from './integer-column.ts'
import { markMissing, settleMissing } from './missing-cells.ts'

type Bits = IntegerData['bits']

const arrayTypes: Record<Bits, ArrayType<SignedArray>> = {
  8: Int8Array,
  16: Int16Array,
  32: Int32Array,
  64: BigInt64Array,
}

/** Integers: a sequence for as long as each is one more than the last, then as narrow as the values allow. */
export class IntegerWriter implements ColumnWriter {
  #data: SequenceData | IntegerData
  #view: Column
  /** The last segment where its elements are numbers, and the values that it can hold. */
  #tail: Int32Array | undefined
  #tailStart = 0
  #max = -1

  constructor(data: SequenceData | IntegerData) {
    this.#data = data.kind === 'sequence' ? { ...data } : { ...data, segments: [...data.segments] }
    this.#view = this.#reshape()
  }

  get view(): Column {
    return this.#view
  }

  push(value: CellValue): void {
    const data = this.#data
    const i = data.length
    if (data.kind === 'sequence') {
      if (i === 0 && typeof value === 'number') data.first = value
      if (value === data.first + i) data.length++
      else this.#pushTo(this.#materialise(), value)
      return
    }
    const tail = this.#tail
    const at = i - this.#tailStart
    // the ordinary case: a number that fits an array with room
    if (
      tail !== undefined &&
      at < tail.length &&
      typeof value === 'number' &&
      value <= this.#max &&
      value >= ~this.#max
    ) {
      tail[at] = value
      data.length = i + 1
    } else this.#pushTo(data, value)
  }

  set(i: number, value: CellValue): void {
    if (this.#data.kind === 'sequence' && value === this.#data.first + i) return
    this.#put(this.#data.kind === 'sequence' ? this.#materialise() : this.#data, i, value)
  }

  settle(): ColumnData {
    const data = this.#data
    if (data.kind === 'integer') {
      trimSegments(arrayTypes[data.bits], data.segments, data.length)
      settleMissing(data)
      this.#view = this.#reshape()
    }
    return data
  }

  #pushTo(data: IntegerData, value: CellValue): void {
    const i = data.length
    const grown = growSegments(arrayTypes[data.bits], data.segments, i)
    data.length = i + 1
    this.#put(data, i, value)
    if (grown) this.#view = this.#reshape()
  }

  #put(data: IntegerData, i: number, value: CellValue): void {
    const bits = value === null ? data.bits : bitsOf(value as number | bigint)
    const widened = bits > data.bits
    if (widened) widen(data, bits)
    const moved = markMissing(data, i, value === null)
    const segment = data.segments[i >>> SEGMENT_BITS] as SignedArray
    if (segment instanceof BigInt64Array) segment[i & SEGMENT_MASK] = BigInt((value ?? 0) as number | bigint)
    else segment[i & SEGMENT_MASK] = (value ?? 0) as number
    if (widened || moved) this.#view = this.#reshape()
  }

  /** The sequence as an ordinary column. */
  #materialise(): IntegerData {
    const { length, first } = this.#data as SequenceData
    const bits = length === 0 ? 8 : (Math.max(bitsOf(first), bitsOf(first + length - 1)) as Bits)
    const data: IntegerData = { kind: 'integer', length, bits, segments: [] }
    for (let start = 0; start < length; start += SEGMENT_LENGTH) {
      const count = Math.min(SEGMENT_LENGTH, length - start)
      const segment = sharedArrayOf(arrayTypes[bits], count)
      if (segment instanceof BigInt64Array)
        for (let i = 0; i < count; i++) segment[i] = BigInt(first + start + i)
      else for (let i = 0; i < count; i++) segment[i] = first + start + i
      data.segments.push(segment)
    }
    this.#data = data
    this.#view = this.#reshape()
    return data
  }

  #reshape(): Column {
    const data = this.#data
    if (data.kind === 'sequence') return sequenceColumn(data)
    const tail = data.segments.at(-1)
    this.#tail = tail === undefined || tail instanceof BigInt64Array ? undefined : (tail as Int32Array)
    this.#tailStart = Math.max(0, data.segments.length - 1) * SEGMENT_LENGTH
    this.#max = 2 ** (data.bits - 1) - 1
    return integerColumn(data)
  }
}

/** The narrowest width that holds an integer of 64 bits. */
export function bitsOf(value: number | bigint): Bits {
  if (value >= -0x80 && value < 0x80) return 8
  if (value >= -0x8000 && value < 0x8000) return 16
  return value >= -0x8000_0000 && value < 0x8000_0000 ? 32 : 64
}

function widen(data: IntegerData, bits: Bits): void {
  data.segments = data.segments.map((segment) => {
    const wider = sharedArrayOf(arrayTypes[bits], segment.length)
    if (wider instanceof BigInt64Array) {
      for (let i = 0; i < segment.length; i++) wider[i] = BigInt(segment[i] as number)
    } else wider.set(segment as Int32Array)
    return wider
  })
  data.bits = bits
}
