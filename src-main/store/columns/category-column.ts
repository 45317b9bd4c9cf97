import type { CategoryData, CodeArray } from './column-data.ts'
import { SEGMENT_BITS, SEGMENT_MASK } from './column-data.ts'
import type { Column } from './column.ts'
import { columnBytes } from './column-bytes.ts'
import { bitAt } from './missing-bits.ts'
import { textColumn } from './text-column.ts'

/** Names up to this many are kept as decoded strings, so that equal cells are one string (about 40 B each). */
const DECODED_NAMES = 65_536

export function categoryColumn(data: CategoryData): CategoryColumn {
  return new CategoryColumn(data)
}

/** A view of codes. Equal cells read as the same string object while there are few enough names. */
export class CategoryColumn implements Column {
  readonly data: CategoryData
  readonly #names: Column
  readonly #decoded: (string | undefined)[] = []
  constructor(data: CategoryData) {
    this.data = data
    this.#names = textColumn(data.names)
  }
  get length(): number {
    return this.data.length
  }
  get bytes(): number {
    return columnBytes(this.data).total
  }
  get(i: number): string | null {
    return this.isMissing(i) ? null : this.nameOf(this.codeAt(i))
  }
  /** The code of cell `i`; meaningless where the cell is missing. */
  codeAt(i: number): number {
    return (this.data.segments[i >>> SEGMENT_BITS] as CodeArray)[i & SEGMENT_MASK] as number
  }
  /** The text that `code` stands for. */
  nameOf(code: number): string {
    if (code >= DECODED_NAMES) return this.#names.get(code) as string
    return (this.#decoded[code] ??= this.#names.get(code) as string)
  }
  isMissing(i: number): boolean {
    const { missing } = this.data
    return missing !== undefined && bitAt(missing, i)
  }
}
