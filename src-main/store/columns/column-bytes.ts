import type { ColumnData, TextData } from './column-data.ts'

/** Bytes of a column's buffers by what they hold; spare capacity counts, because it is allocated. */
export type ColumnBytes = {
  /** Values, codes, tags and payloads. */
  readonly values: number
  /** Bitmap of missing cells. */
  readonly missing: number
  /** UTF-8 bytes of texts or category names. */
  readonly arena: number
  /** Where each text starts. */
  readonly starts: number
  readonly total: number
}

/** What a column takes in memory. Constant time. */
export function columnBytes(data: ColumnData): ColumnBytes {
  const missing = 'missing' in data ? sizeOf([data.missing]) : 0
  const values = valueBytes(data)
  const texts = textOf(data)
  const arena = texts === undefined ? 0 : sizeOf(texts.arena)
  const starts = texts === undefined ? 0 : sizeOf(texts.starts)
  return { values, missing, arena, starts, total: values + missing + arena + starts }
}

function valueBytes(data: ColumnData): number {
  switch (data.kind) {
    case 'sequence':
    case 'text':
      return 0
    case 'boolean':
      return sizeOf([data.values])
    case 'mixed':
      return sizeOf([data.tags]) + sizeOf(data.payload)
    case 'integer':
    case 'float':
    case 'scaled':
    case 'timestamp':
    case 'category':
      return sizeOf(data.segments)
  }
}

function textOf(data: ColumnData): TextData | undefined {
  if (data.kind === 'text') return data
  if (data.kind === 'category') return data.names
  return data.kind === 'mixed' ? data.texts : undefined
}

function sizeOf(arrays: readonly (ArrayBufferView | undefined)[]): number {
  return arrays.reduce((sum, array) => sum + (array?.byteLength ?? 0), 0)
}
