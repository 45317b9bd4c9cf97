import type { CategoryData, CellValue, CodeArray, ColumnData, TextData } from './column-data.ts'
import { SEGMENT_BITS, SEGMENT_MASK } from './column-data.ts'
import { type CategoryColumn, categoryColumn } from './category-column.ts'
import type { ColumnWriter } from './column-writer.ts'
import { type ArrayType, growSegments, sharedArrayOf, trimSegments } from './growth.ts'
import { markMissing, settleMissing } from './missing-cells.ts'
import { TextWriter } from './text-writer.ts'

/** Codes into distinct names; a name gets its code when it first comes, and codes widen as names do. */
export class CategoryWriter implements ColumnWriter {
  readonly #data: CategoryData
  readonly #names: TextWriter
  /** Codes by name; made when first needed. */
  #codes: Map<string, number> | undefined
  #view: CategoryColumn

  constructor(data: CategoryData) {
    this.#names = new TextWriter(data.names)
    this.#data = { ...data, segments: [...data.segments] }
    this.#view = this.#reshape()
  }

  get view(): CategoryColumn {
    return this.#view
  }

  push(value: CellValue): void {
    const data = this.#data
    const i = data.length
    const code = value === null ? 0 : this.#codeOf(value as string)
    const tail = data.segments.at(-1)
    if (tail === undefined || i - (data.segments.length - 1) * (SEGMENT_MASK + 1) >= tail.length) {
      growSegments(codeType(data), data.segments, i)
      this.#view = this.#reshape()
    }
    data.length = i + 1
    this.#put(i, code, value === null)
  }

  set(i: number, value: CellValue): void {
    this.#put(i, value === null ? 0 : this.#codeOf(value as string), value === null)
  }

  settle(): ColumnData {
    const data = this.#data
    trimSegments(codeType(data), data.segments, data.length)
    settleMissing(data)
    data.names = this.#names.settle() as TextData
    this.#view = this.#reshape()
    return data
  }

  #put(i: number, code: number, missing: boolean): void {
    ;(this.#data.segments[i >>> SEGMENT_BITS] as CodeArray)[i & SEGMENT_MASK] = code
    if (markMissing(this.#data, i, missing)) this.#view = this.#reshape()
  }

  #codeOf(name: string): number {
    this.#codes ??= this.#readCodes()
    const known = this.#codes.get(name)
    if (known !== undefined) return known
    const code = this.#codes.size
    this.#codes.set(name, code)
    this.#names.push(name)
    const widened = code === 0x100 || code === 0x1_0000
    if (widened) this.#widen(code === 0x100 ? Uint16Array : Uint32Array)
    this.#view = this.#reshape()
    return code
  }

  #readCodes(): Map<string, number> {
    const { view } = this.#names
    const codes = new Map<string, number>()
    for (let code = 0; code < view.length; code++) codes.set(view.get(code) as string, code)
    return codes
  }

  #widen(type: ArrayType<CodeArray>): void {
    const { segments } = this.#data
    segments.forEach((narrow, s) => {
      // adopted codes may be wider than their names need
      if (narrow.BYTES_PER_ELEMENT >= type.BYTES_PER_ELEMENT) return
      const wide = sharedArrayOf(type, narrow.length)
      wide.set(narrow)
      segments[s] = wide
    })
  }

  #reshape(): CategoryColumn {
    this.#data.names = this.#names.view.data as TextData
    return categoryColumn(this.#data)
  }
}

function codeType({ segments, names }: CategoryData): ArrayType<CodeArray> {
  const [first] = segments
  if (first instanceof Uint32Array) return Uint32Array
  if (first instanceof Uint16Array) return Uint16Array
  if (first instanceof Uint8Array) return Uint8Array
  return names.length <= 0x100 ? Uint8Array : names.length <= 0x1_0000 ? Uint16Array : Uint32Array
}
