import type { CellValue, ColumnData, FloatArray, FloatData, TimestampData } from './column-data.ts'
import { SEGMENT_BITS, SEGMENT_LENGTH, SEGMENT_MASK } from './column-data.ts'
import type { Column } from './column.ts'
import type { ColumnWriter } from './column-writer.ts'
import { floatColumn } from './float-column.ts'
import { type ArrayType, growSegments, trimSegments } from './growth.ts'
import { markMissing, settleMissing } from './missing-cells.ts'

/** Floats, and timestamps as their milliseconds. */
export class FloatWriter implements ColumnWriter {
  readonly #data: FloatData | TimestampData
  #view: Column
  /** The last segment. */
  #tail: FloatArray | undefined
  #tailStart = 0

  constructor(data: FloatData | TimestampData) {
    this.#data = { ...data, segments: [...data.segments] } as FloatData | TimestampData
    this.#view = this.#reshape()
  }

  get view(): Column {
    return this.#view
  }

  push(value: CellValue): void {
    const data = this.#data
    const i = data.length
    const at = i - this.#tailStart
    data.length = i + 1
    if (this.#tail !== undefined && at < this.#tail.length && value !== null) {
      this.#tail[at] = value as number
      return
    }
    if (growSegments(this.#type(), data.segments as FloatArray[], i)) this.#view = this.#reshape()
    this.set(i, value)
  }

  set(i: number, value: CellValue): void {
    const segment = this.#data.segments[i >>> SEGMENT_BITS] as FloatArray
    segment[i & SEGMENT_MASK] = (value ?? 0) as number
    if (markMissing(this.#data, i, value === null)) this.#view = this.#reshape()
  }

  settle(): ColumnData {
    trimSegments(this.#type(), this.#data.segments as FloatArray[], this.#data.length)
    settleMissing(this.#data)
    this.#view = this.#reshape()
    return this.#data
  }

  #type(): ArrayType<FloatArray> {
    return this.#data.kind === 'float' && this.#data.bits === 32 ? Float32Array : Float64Array
  }

  #reshape(): Column {
    const { segments } = this.#data
    this.#tail = segments.at(-1)
    this.#tailStart = Math.max(0, segments.length - 1) * SEGMENT_LENGTH
    return floatColumn(this.#data)
  }
}
