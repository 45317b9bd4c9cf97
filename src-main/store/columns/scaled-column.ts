import type { ScaledData, StepArray } from './column-data.ts'
import { SEGMENT_BITS, SEGMENT_MASK } from './column-data.ts'
import type { Column } from './column.ts'
import { columnBytes } from './column-bytes.ts'
import { bitAt } from './missing-bits.ts'

/** Floats or timestamps that lie as whole numbers of a unit. */
export function scaledColumn(data: ScaledData): Column {
  const [only] = data.segments
  return only !== undefined && data.segments.length === 1 && data.missing === undefined
    ? new ScaledColumn(data, only)
    : new GeneralScaledColumn(data)
}

class ScaledColumn implements Column {
  readonly data: ScaledData
  readonly #values: StepArray
  readonly #times: number
  readonly #over: number
  constructor(data: ScaledData, values: StepArray) {
    this.data = data
    this.#values = values
    this.#times = data.times
    this.#over = data.over
  }
  get length(): number {
    return this.data.length
  }
  get bytes(): number {
    return columnBytes(this.data).total
  }
  get(i: number): number {
    return ((this.#values[i] as number) * this.#times) / this.#over
  }
  isMissing(): boolean {
    return false
  }
}

/** Missing values, several segments, or none yet. */
class GeneralScaledColumn implements Column {
  readonly data: ScaledData
  constructor(data: ScaledData) {
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
    const { segments, times, over } = this.data
    return (((segments[i >>> SEGMENT_BITS] as StepArray)[i & SEGMENT_MASK] as number) * times) / over
  }
  isMissing(i: number): boolean {
    const { missing } = this.data
    return missing !== undefined && bitAt(missing, i)
  }
}
