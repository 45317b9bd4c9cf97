import type { BlobCell, CellValue, ColumnData, MixedData, TextData } from './column-data.ts'
import { MixedTag, SEGMENT_BITS, SEGMENT_MASK } from './column-data.ts'
import type { Column } from './column.ts'
import type { ColumnWriter } from './column-writer.ts'
import { grownCapacity, growSegments, resized, trimSegments } from './growth.ts'
import { mixedColumn } from './mixed-column.ts'
import { TextWriter } from './text-writer.ts'

/** Values of several storage classes. A replaced text stays in the arena until the column is copied. */
export class MixedWriter implements ColumnWriter {
  readonly #data: MixedData
  readonly #texts: TextWriter
  #view: Column

  constructor(data: MixedData) {
    this.#texts = new TextWriter(data.texts)
    this.#data = { ...data, payload: [...data.payload] }
    this.#view = this.#reshape()
  }

  get view(): Column {
    return this.#view
  }

  push(value: CellValue): void {
    const data = this.#data
    const i = data.length++
    const { length } = data.tags
    if (i >= length) data.tags = resized(Uint8Array, data.tags, length, grownCapacity(length, i + 1))
    if (growSegments(BigInt64Array, data.payload, i)) this.#view = this.#reshape()
    this.set(i, value)
  }

  set(i: number, value: CellValue): void {
    this.#data.tags[i] = tagOf(value)
    const segment = this.#data.payload[i >>> SEGMENT_BITS] as BigInt64Array
    const texts = this.#texts.view
    segment[i & SEGMENT_MASK] = this.#payloadOf(value)
    if (texts !== this.#texts.view) this.#view = this.#reshape()
  }

  settle(): ColumnData {
    const data = this.#data
    trimSegments(BigInt64Array, data.payload, data.length)
    if (data.length < data.tags.length) data.tags = resized(Uint8Array, data.tags, data.length, data.length)
    data.texts = this.#texts.settle() as TextData
    this.#view = this.#reshape()
    return data
  }

  #payloadOf(value: CellValue): bigint {
    switch (tagOf(value)) {
      case MixedTag.missing:
        return 0n
      case MixedTag.integer:
        return BigInt(value as number | bigint)
      case MixedTag.float:
        return floatBits(value as number)
      case MixedTag.text:
        this.#texts.push(value)
        return BigInt(this.#texts.view.length - 1)
      case MixedTag.blob:
        return BigInt((value as BlobCell).blobBytes)
    }
  }

  #reshape(): Column {
    this.#data.texts = this.#texts.view.data as TextData
    return mixedColumn(this.#data)
  }
}

function tagOf(value: CellValue): MixedTag {
  if (value === null) return MixedTag.missing
  if (typeof value === 'string') return MixedTag.text
  if (typeof value === 'object') return MixedTag.blob
  // -0 and numbers past 2^53 are floats: an integer could not hold the one and would claim to be exact of the other
  return typeof value === 'bigint' || (Number.isSafeInteger(value) && !Object.is(value, -0))
    ? MixedTag.integer
    : MixedTag.float
}

const bits = new DataView(new ArrayBuffer(8))

function floatBits(value: number): bigint {
  bits.setFloat64(0, value)
  return bits.getBigInt64(0)
}
