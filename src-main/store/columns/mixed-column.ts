import type { CellValue, MixedData } from './column-data.ts'
import { MixedTag, SEGMENT_BITS, SEGMENT_MASK } from './column-data.ts'
import type { Column } from './column.ts'
import { columnBytes } from './column-bytes.ts'
import { longAt, wordsOf } from './integer-column.ts'
import { textColumn } from './text-column.ts'

export function mixedColumn(data: MixedData): Column {
  return new MixedColumn(data)
}

class MixedColumn implements Column {
  readonly data: MixedData
  readonly #words: Int32Array[]
  readonly #floats: Float64Array[]
  readonly #texts: Column
  constructor(data: MixedData) {
    this.data = data
    this.#words = data.payload.map(wordsOf)
    this.#floats = data.payload.map(
      ({ buffer, byteOffset, length }) => new Float64Array(buffer, byteOffset, length),
    )
    this.#texts = textColumn(data.texts)
  }
  get length(): number {
    return this.data.length
  }
  get bytes(): number {
    return columnBytes(this.data).total
  }
  get(i: number): CellValue {
    const segment = i >>> SEGMENT_BITS
    const at = i & SEGMENT_MASK
    switch (this.data.tags[i] as MixedTag) {
      case MixedTag.integer:
        return longAt(this.#words[segment] as Int32Array, at)
      case MixedTag.float:
        return (this.#floats[segment] as Float64Array)[at] as number
      case MixedTag.text:
        return this.#texts.get(longAt(this.#words[segment] as Int32Array, at) as number)
      case MixedTag.blob:
        return { blobBytes: longAt(this.#words[segment] as Int32Array, at) as number }
      case MixedTag.missing:
        return null
    }
  }
  isMissing(i: number): boolean {
    return this.data.tags[i] === MixedTag.missing
  }
}
