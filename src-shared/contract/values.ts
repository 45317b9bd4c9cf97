import * as v from 'valibot'

/**
 * An attribute value as it crosses a process boundary: JSON-safe. 64-bit integers past 2^53 travel as
 * `{ int64 }`, blobs as their length, floats that JSON has no word for as `{ float }`.
 */
export const WireValueSchema = v.union([
  v.null(),
  v.boolean(),
  v.number(),
  v.string(),
  v.object({ int64: v.pipe(v.string(), v.regex(/^-?\d{1,19}$/)) }),
  v.object({ float: v.picklist(['Infinity', '-Infinity', 'NaN']) }),
  v.object({ blobBytes: v.number() }),
])
export type WireValue = v.InferOutput<typeof WireValueSchema>

/** What a store holds, as `CellValue` of `src-main/store/columns/column-data.ts`. */
type Cell = null | boolean | number | bigint | string | { readonly blobBytes: number }

export function toWire(value: Cell): WireValue {
  if (typeof value === 'bigint') return { int64: value.toString() }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return { float: Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity' }
  }
  return value
}

/** The value that {@link toWire} sent. */
export function fromWire(value: WireValue): Cell {
  if (value === null || typeof value !== 'object') return value
  if ('int64' in value) return BigInt(value.int64)
  return 'float' in value ? Number(value.float) : value
}

/** What a person reads; `null` reads as an empty string. */
export function wireText(value: WireValue): string {
  if (value === null) return ''
  if (typeof value !== 'object') return String(value)
  if ('int64' in value) return value.int64
  if ('float' in value) return value.float
  return `blob, ${value.blobBytes} bytes`
}
