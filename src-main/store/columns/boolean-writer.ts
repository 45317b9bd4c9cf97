import { booleanColumn } from './boolean-column.ts'
import type { BooleanData, CellValue, ColumnData } from './column-data.ts'
import type { Column } from './column.ts'
import type { ColumnWriter } from './column-writer.ts'
import { grownCapacity, resized } from './growth.ts'
import { bitBytes, clearBit, setBit } from './missing-bits.ts'
import { markMissing, settleMissing } from './missing-cells.ts'

export class BooleanWriter implements ColumnWriter {
  readonly #data: BooleanData
  readonly #view: Column

  constructor(data: BooleanData) {
    this.#data = { ...data }
    this.#view = booleanColumn(this.#data)
  }

  get view(): Column {
    return this.#view
  }

  push(value: CellValue): void {
    const data = this.#data
    const i = data.length++
    const { length } = data.values
    if (i >>> 3 >= length)
      data.values = resized(Uint8Array, data.values, length, grownCapacity(length, length + 1))
    this.set(i, value)
  }

  set(i: number, value: CellValue): void {
    if (value === true) setBit(this.#data.values, i)
    else clearBit(this.#data.values, i)
    markMissing(this.#data, i, value === null)
  }

  settle(): ColumnData {
    const data = this.#data
    const used = bitBytes(data.length)
    if (used < data.values.length) data.values = resized(Uint8Array, data.values, used, used)
    settleMissing(data)
    return data
  }
}
