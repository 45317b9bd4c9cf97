import type { CellValue, ColumnData, FloatData, ScaledData, StepArray, TimestampData } from './column-data.ts'
import { SEGMENT_BITS, SEGMENT_LENGTH, SEGMENT_MASK } from './column-data.ts'
import type { Column } from './column.ts'
import type { ColumnWriter } from './column-writer.ts'
import { FloatWriter } from './float-writer.ts'
import { type ArrayType, growSegments, sharedArrayOf, trimSegments } from './growth.ts'
import { markMissing, settleMissing } from './missing-cells.ts'
import { scaledColumn } from './scaled-column.ts'
import { stepBits, stepOf } from './scale.ts'

const arrayTypes: Record<ScaledData['bits'], ArrayType<StepArray>> = {
  8: Int8Array,
  16: Int16Array,
  32: Int32Array,
}

/** Whole numbers of a unit, for as long as every value is one that fits; then floats of 64 bits. */
export class ScaledWriter implements ColumnWriter {
  readonly #data: ScaledData
  #view: Column
  /** What took over when a value did not fit. */
  #wide: FloatWriter | undefined

  constructor(data: ScaledData) {
    this.#data = { ...data, segments: [...data.segments] }
    this.#view = scaledColumn(this.#data)
  }

  get view(): Column {
    return this.#wide?.view ?? this.#view
  }

  push(value: CellValue): void {
    const step = this.#stepOf(value)
    if (step === undefined) return this.#widened().push(value)
    const data = this.#data
    const i = data.length++
    if (growSegments(arrayTypes[data.bits], data.segments, i)) this.#view = scaledColumn(data)
    this.#put(i, value, step)
  }

  set(i: number, value: CellValue): void {
    const step = this.#stepOf(value)
    if (step === undefined) this.#widened().set(i, value)
    else this.#put(i, value, step)
  }

  settle(): ColumnData {
    if (this.#wide !== undefined) return this.#wide.settle()
    const data = this.#data
    trimSegments(arrayTypes[data.bits], data.segments, data.length)
    settleMissing(data)
    this.#view = scaledColumn(data)
    return data
  }

  /** 0 for a missing value; undefined where the value does not fit, or did not once. */
  #stepOf(value: CellValue): number | undefined {
    if (this.#wide !== undefined) return undefined
    if (value === null) return 0
    const step = stepOf(value as number, this.#data)
    return stepBits(Math.abs(step)) <= this.#data.bits ? step : undefined
  }

  #put(i: number, value: CellValue, step: number): void {
    const { segments } = this.#data
    ;(segments[i >>> SEGMENT_BITS] as StepArray)[i & SEGMENT_MASK] = step
    if (markMissing(this.#data, i, value === null)) this.#view = scaledColumn(this.#data)
  }

  #widened(): FloatWriter {
    return (this.#wide ??= new FloatWriter(floatsOf(this.#data)))
  }
}

/** The same values as floats of 64 bits. */
function floatsOf({ segments, length, times, over, format, missing }: ScaledData): FloatData | TimestampData {
  const wide = segments.map((steps, s) => {
    const floats = sharedArrayOf(Float64Array, steps.length)
    const end = Math.min(steps.length, length - s * SEGMENT_LENGTH)
    for (let i = 0; i < end; i++) floats[i] = ((steps[i] as number) * times) / over
    return floats
  })
  const rest = { length, segments: wide, ...(missing && { missing }) }
  return format === undefined ? { kind: 'float', bits: 64, ...rest } : { kind: 'timestamp', format, ...rest }
}
