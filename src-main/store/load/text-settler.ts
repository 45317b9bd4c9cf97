import type { MissingBits } from '../columns/column-data.ts'
import { DATE_FORMS } from '../../kernel/layouts.ts'
import { kernel, kernelBytes } from '../../kernel/kernel.ts'
import { scratch } from '../../kernel/scratch.ts'
import { COPY_SPARE } from '../../kernel/layouts.ts'
import { isoFormat } from './iso-date.ts'
import type { Part } from './part.ts'
import { isMissing } from './part.ts'
import { TextDictionary } from './text-dictionary.ts'
import { timePart } from './scaled-part.ts'

/** Rows after which a column whose texts mostly differ is no longer tried as a category. */
const TRIAL_ROWS = 1024

/**
 * Settles runs of one column's texts into timestamps where all are canonical dates, into categories while
 * distinct texts stay few, else into plain text. One for each column and worker: what failed is not tried again.
 */
export class TextSettler {
  readonly dictionary = new TextDictionary()
  #dates: boolean
  #categories: boolean
  #rows = 0

  constructor(tries: { dates: boolean; categories: boolean }) {
    this.#dates = tries.dates
    this.#categories = tries.categories
  }

  /**
   * Row `i` is `[from[i], to[i])` in the memory of kernels, empty where missing; so are the arrays. What is given is
   * scratch.
   */
  settle(from: Int32Array, to: Int32Array, length: number, missing: MissingBits | undefined): Part {
    const texts = { from, to, length, missing }
    return (
      (this.#dates ? this.#asTimestamps(texts) : undefined) ??
      (this.#categories ? this.#asCategory(texts) : undefined) ??
      asText(texts)
    )
  }

  #asTimestamps({ from, to, length, missing }: Texts): Part | undefined {
    let first = 0
    while (first < length && isMissing(missing, first)) first++
    if (first === length) return { kind: 'missing', length }
    const format = isoFormat(kernelBytes(), from[first] as number, to[first] as number)
    this.#dates = format !== undefined
    if (format === undefined) return undefined
    const values = scratch.f64(length)
    const form = DATE_FORMS.findIndex((name) => name === format)
    const read = kernel.parseDates(
      from.byteOffset,
      to.byteOffset,
      length,
      missing?.byteOffset ?? 0,
      form,
      values.byteOffset,
    )
    this.#dates = read === length
    if (!this.#dates) return undefined
    const absent = missing && { missing }
    return timePart(values, missing, format) ?? { kind: 'timestamp', length, format, values, ...absent }
  }

  #asCategory({ from, to, length, missing }: Texts): Part | undefined {
    const codes = scratch.u16(length)
    const { dictionary } = this
    dictionary.textBytes = 0
    let i = 0
    for (;;) {
      i = dictionary.codes(from, to, i, length, missing, codes)
      const code = i === length ? 0 : dictionary.add(from[i] as number, to[i] as number)
      const rows = this.#rows + i
      if (code < 0 || (rows > TRIAL_ROWS && dictionary.count * 2 > rows)) {
        this.#categories = false
        return undefined
      }
      if (i === length) break
    }
    this.#rows += length
    const { textBytes } = dictionary
    return { kind: 'category', length, codes, textBytes, ...(missing && { missing }) }
  }
}

/** Texts in the memory of kernels. */
type Texts = { from: Int32Array; to: Int32Array; length: number; missing: MissingBits | undefined }

function asText({ from, to, length, missing }: Texts): Part {
  const starts = scratch.u32(length + 1)
  const total = kernel.textStarts(from.byteOffset, to.byteOffset, length, starts.byteOffset)
  const bytes = scratch.u8(total + COPY_SPARE).subarray(0, total)
  kernel.copyTexts(from.byteOffset, to.byteOffset, length, starts.byteOffset, bytes.byteOffset)
  return { kind: 'text', length, starts, bytes, ...(missing && { missing }) }
}
