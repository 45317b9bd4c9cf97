import type { MissingBits } from '../columns/column-data.ts'
import { isoFormat, parseIso } from './iso-date.ts'
import type { Part } from './part.ts'
import { isMissing } from './part.ts'
import { TextDictionary } from './text-dictionary.ts'
import { timePart } from './scaled-part.ts'
import { scratch } from './scratch.ts'

/** Rows after which a column whose texts mostly differ is no longer tried as a category. */
const TRIAL_ROWS = 1024

/** Texts shorter than this are copied byte by byte: a view for `set` costs more than about 50 bytes do. */
const SHORT_TEXT = 48

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

  /** Row `i` is `bytes[starts[i], ends[i])`, empty where missing. Copies what it keeps. */
  settle(
    bytes: Uint8Array,
    starts: Int32Array,
    ends: Int32Array,
    length: number,
    missing: MissingBits | undefined,
  ): Part {
    return (
      (this.#dates ? this.#asTimestamps(bytes, starts, ends, length, missing) : undefined) ??
      (this.#categories ? this.#asCategory(bytes, starts, ends, length, missing) : undefined) ??
      asText(bytes, starts, ends, length, missing)
    )
  }

  #asTimestamps(
    bytes: Uint8Array,
    starts: Int32Array,
    ends: Int32Array,
    length: number,
    missing: MissingBits | undefined,
  ): Part | undefined {
    let first = 0
    while (first < length && isMissing(missing, first)) first++
    if (first === length) return { kind: 'missing', length }
    const format = isoFormat(bytes, starts[first] as number, ends[first] as number)
    this.#dates = format !== undefined
    if (format === undefined) return undefined
    const values = scratch.f64(length)
    for (let i = first; i < length; i++) {
      if (isMissing(missing, i)) continue
      const ms = parseIso(bytes, starts[i] as number, ends[i] as number, format)
      if (Number.isNaN(ms)) {
        this.#dates = false
        return undefined
      }
      values[i] = ms
    }
    return (
      timePart(values, missing, format) ?? {
        kind: 'timestamp',
        length,
        format,
        values,
        ...(missing && { missing }),
      }
    )
  }

  #asCategory(
    bytes: Uint8Array,
    starts: Int32Array,
    ends: Int32Array,
    length: number,
    missing: MissingBits | undefined,
  ): Part | undefined {
    const codes = scratch.u16(length)
    const { dictionary } = this
    let textBytes = 0
    for (let i = 0; i < length; i++) {
      if (missing !== undefined && isMissing(missing, i)) continue
      const start = starts[i] as number
      const end = ends[i] as number
      const code = dictionary.intern(bytes, start, end)
      if (code < 0 || (this.#rows + i > TRIAL_ROWS && dictionary.count * 2 > this.#rows + i)) {
        this.#categories = false
        return undefined
      }
      codes[i] = code
      textBytes += end - start
    }
    this.#rows += length
    return { kind: 'category', length, codes, textBytes, ...(missing && { missing }) }
  }
}

function asText(
  bytes: Uint8Array,
  from: Int32Array,
  to: Int32Array,
  length: number,
  missing: MissingBits | undefined,
): Part {
  const starts = scratch.u32(length + 1)
  let total = 0
  for (let i = 0; i < length; i++) {
    total += (to[i] as number) - (from[i] as number)
    starts[i + 1] = total
  }
  const arena = scratch.u8(total)
  for (let i = 0; i < length; i++) {
    copyText(bytes, from[i] as number, to[i] as number, arena, starts[i] as number)
  }
  return { kind: 'text', length, starts, bytes: arena, ...(missing && { missing }) }
}

/** Copies `source[start, end)` to `target` at `at`. */
export function copyText(
  source: Uint8Array,
  start: number,
  end: number,
  target: Uint8Array,
  at: number,
): void {
  if (end - start >= SHORT_TEXT) target.set(source.subarray(start, end), at)
  else for (let i = start, j = at; i < end; i++, j++) target[j] = source[i] as number
}
