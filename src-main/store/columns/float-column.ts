import type { FloatArray, FloatData, TimestampData } from './column-data.ts'
import { SEGMENT_BITS, SEGMENT_MASK } from './column-data.ts'
import type { Column } from './column.ts'
import { columnBytes } from './column-bytes.ts'
import { bitAt } from './missing-bits.ts'

/** Floats, and timestamps as their milliseconds. */
export function floatColumn(data: FloatData | TimestampData): Column {
  const [only] = data.segments
  return only !== undefined && data.segments.length === 1 && data.missing === undefined
    ? new FloatColumn(data, only)
    : new GeneralFloatColumn(data)
}

class FloatColumn implements Column {
  readonly data: FloatData | TimestampData
  readonly #values: FloatArray
  constructor(data: FloatData | TimestampData, values: FloatArray) {
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

/** Missing values, several segments, or none yet. */
class GeneralFloatColumn implements Column {
  readonly data: FloatData | TimestampData
  constructor(data: FloatData | TimestampData) {
    this.data = data
  }
  get length(): number {
    return this.data.length
  }
  get bytes(): number {
    return columnBytes(this.data).total
  }
  get(i: number): number | null {
    if (this.isMissing(i)) return null
    return (this.data.segments[i >>> SEGMENT_BITS] as FloatArray)[i & SEGMENT_MASK] as number
  }
  isMissing(i: number): boolean {
    const { missing } = this.data
    return missing !== undefined && bitAt(missing, i)
  }
}
