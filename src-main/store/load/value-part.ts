import type { MissingBits } from '../columns/column-data.ts'
import { MixedTag } from '../columns/column-data.ts'
import { scratch } from '../../kernel/scratch.ts'
import type { Row } from '../../sqlite/rows/row-chunks.ts'
import { readNote, TEXT_LIMIT_BYTES } from './cell-note.ts'
import type { ColumnKeeper } from './column-keeper.ts'
import { floatPart } from './float-part.ts'
import type { Part } from './part.ts'
import { markMissing } from './part.ts'
import type { TextSettler } from './text-settler.ts'

const encoder = new TextEncoder()

/** How a select's cells are to be read. */
export type RowCells = {
  /** Numbers are floats even where they are whole. */
  real: boolean
  /** Blobs are notes of cells that were not fetched: see `cell-note.ts`. */
  noted: boolean
}

/** Texts that were too long to keep, by row. */
export type OverLongTexts = { row: number; bytes: number }[]

/** The part that column `c` of rows from better-sqlite3 makes; over-long texts are listed and become missing. */
export function partOfRows(
  rows: readonly Row[],
  c: number,
  keeper: ColumnKeeper,
  { real, noted }: RowCells,
  overLong: OverLongTexts,
): Part {
  let numbers = 0
  let bigs = 0
  let texts = 0
  let nulls = 0
  const { length } = rows
  for (let i = 0; i < length; i++) {
    const value = (rows[i] as Row)[c]
    if (typeof value === 'number') numbers++
    else if (value === null) nulls++
    else if (typeof value === 'bigint') bigs++
    else {
      const bytes = excessOf(value, noted)
      if (bytes > 0) {
        overLong.push({ row: i, bytes })
        ;(rows[i] as unknown[])[c] = null
        nulls++
      } else if (typeof value === 'string') texts++
    }
  }
  if (nulls === length) return { kind: 'missing', length }
  if (numbers + nulls === length) return numberPart(rows, c, real, keeper)
  if (numbers + bigs + nulls === length) return bigPart(rows, c) ?? mixedPart(rows, c, noted)
  if (texts + nulls === length) return textPart(rows, c, keeper.settler)
  return mixedPart(rows, c, noted)
}

/** Bytes of a text that is over-long, else 0. */
function excessOf(value: unknown, noted: boolean): number {
  if (typeof value === 'string') {
    // a UTF-16 unit is at most three bytes of UTF-8
    if (value.length * 3 <= TEXT_LIMIT_BYTES) return 0
    const bytes = Buffer.byteLength(value)
    return bytes > TEXT_LIMIT_BYTES ? bytes : 0
  }
  if (!noted) return 0
  const { type, bytes } = readNote(value as Uint8Array)
  return type === 'text' ? bytes : 0
}

function numberPart(rows: readonly Row[], c: number, real: boolean, keeper: ColumnKeeper): Part {
  const { length } = rows
  const values = scratch.f64(length).fill(0)
  let missing: MissingBits | undefined
  let whole = !real
  let least = Infinity
  let most = -Infinity
  for (let i = 0; i < length; i++) {
    const value = (rows[i] as Row)[c] as number | null
    if (value === null) {
      missing = markMissing(missing, i, length)
      continue
    }
    values[i] = value
    if (value < least) least = value
    if (value > most) most = value
    if (whole && (!Number.isSafeInteger(value) || Object.is(value, -0))) whole = false
  }
  const absent = missing && { missing }
  if (!whole) return floatPart(values, missing, keeper.scale)
  if (missing === undefined && isSequence(values)) return { kind: 'sequence', length, first: least }
  if (least >= -(2 ** 7) && most < 2 ** 7)
    return { kind: 'integer', length, values: new Int8Array(values), ...absent }
  if (least >= -(2 ** 15) && most < 2 ** 15) {
    return { kind: 'integer', length, values: new Int16Array(values), ...absent }
  }
  if (least >= -(2 ** 31) && most < 2 ** 31) {
    return { kind: 'integer', length, values: new Int32Array(values), ...absent }
  }
  const wide = new BigInt64Array(length)
  for (let i = 0; i < length; i++) wide[i] = BigInt(values[i] as number)
  return { kind: 'integer', length, values: wide, ...absent }
}

/** Whether values count up by one. */
export function isSequence(values: ArrayLike<number>): boolean {
  const { length } = values
  const first = values[0] as number
  if ((values[length - 1] as number) - first !== length - 1) return false
  for (let i = 1; i < length; i++) if (values[i] !== first + i) return false
  return true
}

/** Undefined where there are fractions among the integers. */
function bigPart(rows: readonly Row[], c: number): Part | undefined {
  const { length } = rows
  const values = new BigInt64Array(length)
  let missing: MissingBits | undefined
  for (let i = 0; i < length; i++) {
    const value = (rows[i] as Row)[c] as number | bigint | null
    if (value === null) missing = markMissing(missing, i, length)
    else if (typeof value === 'bigint') values[i] = value
    else if (Number.isSafeInteger(value)) values[i] = BigInt(value)
    else return undefined
  }
  return { kind: 'integer', length, values, ...(missing && { missing }) }
}

function textPart(rows: readonly Row[], c: number, settler: TextSettler): Part {
  const { length } = rows
  const from = scratch.from(length)
  const to = scratch.to(length)
  const bytes = new TextBytes()
  let missing: MissingBits | undefined
  for (let i = 0; i < length; i++) {
    const value = (rows[i] as Row)[c] as string | null
    from[i] = bytes.length
    if (value === null) missing = markMissing(missing ?? scratch.bits(length).fill(0), i, length)
    else bytes.push(value)
    to[i] = bytes.length
  }
  const held = scratch.textBytes(bytes.length)
  held.set(bytes.view())
  for (let i = 0; i < length; i++) {
    from[i] = (from[i] as number) + held.byteOffset
    to[i] = (to[i] as number) + held.byteOffset
  }
  return settler.settle(from, to, length, missing)
}

function mixedPart(rows: readonly Row[], c: number, noted: boolean): Part {
  const { length } = rows
  const tags = new Uint8Array(length)
  const payload = new BigInt64Array(length)
  const floats = new Float64Array(payload.buffer)
  const textStarts: number[] = [0]
  const bytes = new TextBytes()
  for (let i = 0; i < length; i++) {
    const value = (rows[i] as Row)[c]
    if (value === null) continue
    if (typeof value === 'string') {
      tags[i] = MixedTag.text
      payload[i] = BigInt(textStarts.length - 1)
      bytes.push(value)
      textStarts.push(bytes.length)
    } else if (typeof value === 'bigint' || Number.isSafeInteger(value)) {
      tags[i] = MixedTag.integer
      payload[i] = BigInt(value as number)
    } else if (typeof value === 'number') {
      tags[i] = MixedTag.float
      floats[i] = value
    } else {
      tags[i] = MixedTag.blob
      const blob = value as Uint8Array
      payload[i] = BigInt(noted ? readNote(blob).bytes : blob.length)
    }
  }
  return {
    kind: 'mixed',
    length,
    tags,
    payload,
    textStarts: Uint32Array.from(textStarts),
    textBytes: bytes.view().slice(),
  }
}

/** UTF-8 text one after another, in a buffer that grows. */
class TextBytes {
  #bytes = new Uint8Array(65_536)
  length = 0

  push(text: string): void {
    // a UTF-16 unit is at most three bytes of UTF-8
    const most = this.length + text.length * 3
    if (most > this.#bytes.length) {
      const wider = new Uint8Array(Math.max(most, this.#bytes.length * 2))
      wider.set(this.#bytes.subarray(0, this.length))
      this.#bytes = wider
    }
    this.length += encoder.encodeInto(text, this.#bytes.subarray(this.length)).written
  }

  view(): Uint8Array {
    return this.#bytes.subarray(0, this.length)
  }
}
