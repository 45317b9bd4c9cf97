import { BooleanWriter } from './boolean-writer.ts'
import { CategoryWriter } from './category-writer.ts'
import type { CellValue, ColumnData } from './column-data.ts'
import type { Column } from './column.ts'
import { FloatWriter } from './float-writer.ts'
import { IntegerWriter } from './integer-writer.ts'
import { MixedWriter } from './mixed-writer.ts'
import { ScaledWriter } from './scaled-writer.ts'
import { emptyText, TextWriter } from './text-writer.ts'

/**
 * A column that grows and changes. Values must suit its kind: an integer column takes integers of 64 bits, a
 * text column well-formed texts; `null` is a missing value in each. It widens, splits into segments and takes
 * on a bitmap by itself, when a value needs it.
 */
export interface ColumnWriter {
  /** The column as it is now. Ask again after a write: a change of shape replaces it. */
  readonly view: Column
  /** Amortised constant time. */
  push(value: CellValue): void
  /** Constant time; texts of another length are kept aside and folded in once there are many. */
  set(i: number, value: CellValue): void
  /** The column without spare capacity or texts kept aside: what a snapshot or another thread should get. */
  settle(): ColumnData
}

/** A writer on top of `data`, whose buffers it adopts and writes to. */
export function writerOf(data: ColumnData): ColumnWriter {
  switch (data.kind) {
    case 'sequence':
    case 'integer':
      return new IntegerWriter(data)
    case 'float':
    case 'timestamp':
      return new FloatWriter(data)
    case 'scaled':
      return new ScaledWriter(data)
    case 'boolean':
      return new BooleanWriter(data)
    case 'text':
      return new TextWriter(data)
    case 'category':
      return new CategoryWriter(data)
    case 'mixed':
      return new MixedWriter(data)
  }
}

/** A column of the same kind without cells. */
export function emptyLike(data: ColumnData): ColumnData {
  switch (data.kind) {
    case 'sequence':
    case 'integer':
      return { kind: 'sequence', length: 0, first: 0 }
    case 'float':
      return { kind: 'float', length: 0, bits: data.bits, segments: [] }
    case 'timestamp':
      return { kind: 'timestamp', length: 0, format: data.format, segments: [] }
    case 'scaled': {
      const { kind, bits, times, over, format } = data
      return { kind, length: 0, bits, times, over, ...(format && { format }), segments: [] }
    }
    case 'boolean':
      return { kind: 'boolean', length: 0, values: new Uint8Array(0) }
    case 'text':
      return emptyText()
    case 'category':
      return { kind: 'category', length: 0, segments: [], names: emptyText() }
    case 'mixed':
      return { kind: 'mixed', length: 0, tags: new Uint8Array(0), payload: [], texts: emptyText() }
  }
}

/** A new column of the cells of `column` that `keeps`, in order. A pass that decodes every text. */
export function copyOf(column: Column, keeps: (i: number) => boolean): ColumnWriter {
  const writer = writerOf(emptyLike(column.data))
  for (let i = 0; i < column.length; i++) if (keeps(i)) writer.push(column.get(i))
  return writer
}
