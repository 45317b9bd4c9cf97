import type { BooleanData } from './column-data.ts'
import type { Column } from './column.ts'
import { columnBytes } from './column-bytes.ts'
import { bitAt } from './missing-bits.ts'

export function booleanColumn(data: BooleanData): Column {
  return new BooleanColumn(data)
}

class BooleanColumn implements Column {
  readonly data: BooleanData
  constructor(data: BooleanData) {
    this.data = data
  }
  get length(): number {
    return this.data.length
  }
  get bytes(): number {
    return columnBytes(this.data).total
  }
  get(i: number): boolean | null {
    return this.isMissing(i) ? null : bitAt(this.data.values, i)
  }
  isMissing(i: number): boolean {
    const { missing } = this.data
    return missing !== undefined && bitAt(missing, i)
  }
}
