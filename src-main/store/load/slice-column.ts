import type { CategoryData, ColumnData, MissingBits, TextData } from '../columns/column-data.ts'
import { ARENA_SEGMENT_BYTES } from '../columns/column-data.ts'
import { categoryColumn } from '../columns/category-column.ts'
import { CategoryWriter } from '../columns/category-writer.ts'
import { emptyText } from '../columns/text-writer.ts'
import { isMissing, markMissing } from './part.ts'
import { sharedArray } from './shared-array.ts'

/**
 * Rows `[from, from + length)` of a column, as views of the same memory but for bits and text starts, which are
 * copied. Undefined where every row of the range is missing.
 */
export function sliceColumn(data: ColumnData, from: number, length: number): ColumnData | undefined {
  if (length > 0 && isWhollyMissing(data, from, length)) return undefined
  if (from === 0 && length === data.length) return data
  const missing =
    'missing' in data && data.missing !== undefined ? sliceBits(data.missing, from, length) : undefined
  const absent = missing && { missing }
  switch (data.kind) {
    case 'sequence':
      return { kind: 'sequence', length, first: data.first + from }
    case 'integer':
      return {
        kind: 'integer',
        length,
        bits: data.bits,
        segments: slices(data.segments, from, length),
        ...absent,
      }
    case 'float':
      return {
        kind: 'float',
        length,
        bits: data.bits,
        segments: slices(data.segments, from, length),
        ...absent,
      }
    case 'scaled':
      return {
        kind: 'scaled',
        length,
        bits: data.bits,
        times: data.times,
        over: data.over,
        ...(data.format && { format: data.format }),
        segments: slices(data.segments, from, length),
        ...absent,
      }
    case 'boolean':
      return {
        kind: 'boolean',
        length,
        values: sliceBits(data.values, from, length) ?? emptyBits(length),
        ...absent,
      }
    case 'timestamp':
      return {
        kind: 'timestamp',
        length,
        format: data.format,
        segments: slices(data.segments, from, length),
        ...absent,
      }
    case 'category':
      // a kind of few rows would be charged with the texts of all the others
      if (data.names.length > length) return ownTexts(data, from, length)
      return {
        kind: 'category',
        length,
        segments: slices(data.segments, from, length),
        names: data.names,
        ...absent,
      }
    case 'text':
      return { ...sliceText(data, from, length), ...absent }
    case 'mixed':
      return {
        kind: 'mixed',
        length,
        tags: data.tags.subarray(from, from + length),
        payload: slices(data.payload, from, length),
        texts: data.texts,
      }
  }
}

function ownTexts(data: CategoryData, from: number, length: number): ColumnData {
  const cells = categoryColumn(data)
  const own = new CategoryWriter({ kind: 'category', length: 0, segments: [], names: emptyText() })
  for (let i = 0; i < length; i++) own.push(cells.get(from + i))
  return own.settle()
}

function isWhollyMissing(data: ColumnData, from: number, length: number): boolean {
  if (data.kind === 'mixed') return data.tags.subarray(from, from + length).every((tag) => tag === 0)
  if (!('missing' in data) || data.missing === undefined) return false
  for (let i = from; i < from + length; i++) if (!isMissing(data.missing, i)) return false
  return true
}

function slices<A extends { subarray(from: number, to: number): A }>(
  segments: readonly A[],
  from: number,
  length: number,
): A[] {
  return segments.slice(0, 1).map((segment) => segment.subarray(from, from + length))
}

/** Undefined where no bit is set. */
function sliceBits(bits: MissingBits, from: number, length: number): MissingBits | undefined {
  let sliced: MissingBits | undefined
  for (let i = 0; i < length; i++) {
    if (isMissing(bits, from + i)) sliced = markMissing(sliced ?? emptyBits(length), i, length)
  }
  return sliced
}

function emptyBits(length: number): Uint8Array {
  return sharedArray.u8((length + 7) >>> 3)
}

function sliceText(data: TextData, from: number, length: number): TextData {
  const starts = data.starts[0] as Uint32Array | Float64Array
  // where an arena has several segments, starts count from its beginning: keep them and it
  if (data.arena.length > 1) {
    return { kind: 'text', length, starts: [starts.subarray(from, from + length + 1)], arena: data.arena }
  }
  const first = starts[from] as number
  const rebased = sharedArray.u32(length + 1)
  for (let i = 0; i <= length; i++) rebased[i] = (starts[from + i] as number) - first
  const arena = (data.arena[0] as Uint8Array).subarray(
    first,
    Math.min(first + (rebased[length] as number), ARENA_SEGMENT_BYTES),
  )
  return { kind: 'text', length, starts: [rebased], arena: [arena] }
}
