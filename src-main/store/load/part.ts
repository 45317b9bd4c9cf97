import type {
  FloatArray,
  MissingBits,
  SignedArray,
  StepArray,
  TimestampFormat,
} from '../columns/column-data.ts'
import type { Scale } from '../columns/scale.ts'

/**
 * A run of rows of one column as one worker decoded it: already in the narrowest form that holds it, whatever
 * the rest of the column turns out to be. Values of missing rows are 0 (or empty).
 */
export type Part =
  | { kind: 'missing'; length: number }
  | { kind: 'sequence'; length: number; first: number }
  | { kind: 'integer'; length: number; values: SignedArray; missing?: MissingBits }
  | { kind: 'float'; length: number; values: FloatArray; missing?: MissingBits }
  | ScaledPart
  | TimestampPart
  /** Codes into the dictionary of the worker that decoded it. */
  | { kind: 'category'; length: number; codes: Uint16Array; textBytes: number; missing?: MissingBits }
  | TextPart
  | MixedPart

/** Floats, or timestamps where `format` is present, as whole numbers of a unit; `most` is the largest step. */
export type ScaledPart = {
  kind: 'scaled'
  length: number
  values: StepArray
  scale: Scale
  most: number
  format?: TimestampFormat
  missing?: MissingBits
}

export type TimestampPart = {
  kind: 'timestamp'
  length: number
  format: TimestampFormat
  values: Float64Array
  missing?: MissingBits
}

/** Text `i` is `bytes[starts[i], starts[i + 1])`, UTF-8. */
export type TextPart = {
  kind: 'text'
  length: number
  starts: Uint32Array
  bytes: Uint8Array
  missing?: MissingBits
}

/** As `MixedData`, but `payload` counts texts from 0 within the part. */
export type MixedPart = {
  kind: 'mixed'
  length: number
  tags: Uint8Array
  payload: BigInt64Array
  textStarts: Uint32Array
  textBytes: Uint8Array
}

/** What the thread that settles a column must know of a part; the part itself stays with its worker. */
export type PartSummary = {
  kind: Part['kind']
  length: number
  /** Width of integers and floats, else 0. */
  bits: number
  /** First value of a sequence, else 0. */
  first: number
  hasMissing: boolean
  /** Every number is 0 or 1. */
  zeroOne: boolean
  /** Every integer is a safe one (below 2^53), so that a double holds it exactly. */
  safe: boolean
  format?: TimestampFormat
  /** Of scaled values; `most` is the largest step. */
  scale?: Scale
  most: number
  texts: number
  textBytes: number
}

/** Cost: one pass over 8- and 64-bit integers, otherwise constant. */
export function summarize(part: Part): PartSummary {
  const summary: PartSummary = {
    kind: part.kind,
    length: part.length,
    bits: 0,
    first: 0,
    hasMissing: part.kind === 'missing' || ('missing' in part && part.missing !== undefined),
    zeroOne: false,
    safe: true,
    most: 0,
    texts: 0,
    textBytes: 0,
  }
  switch (part.kind) {
    case 'missing':
      break
    case 'sequence':
      summary.first = part.first
      break
    case 'integer':
      summary.bits = part.values.BYTES_PER_ELEMENT * 8
      if (part.values instanceof Int8Array) summary.zeroOne = part.values.every((v) => v === 0 || v === 1)
      if (part.values instanceof BigInt64Array) summary.safe = part.values.every(isSafe)
      break
    case 'float':
      summary.bits = part.values.BYTES_PER_ELEMENT * 8
      break
    case 'scaled':
      summary.scale = part.scale
      summary.most = part.most
      if (part.format === undefined) break
      summary.format = part.format
      summary.texts = part.length
      summary.textBytes = part.length * TIMESTAMP_BYTES[part.format]
      break
    case 'timestamp':
      summary.format = part.format
      summary.texts = part.length
      summary.textBytes = part.length * TIMESTAMP_BYTES[part.format]
      break
    case 'category':
      summary.texts = part.length
      summary.textBytes = part.textBytes
      break
    case 'text':
      summary.texts = part.length
      summary.textBytes = part.bytes.length
      break
    case 'mixed':
      summary.texts = part.textStarts.length - 1
      summary.textBytes = part.textBytes.length
      summary.hasMissing = part.tags.includes(0)
      break
  }
  return summary
}

/** Length of each text form; numbers have none. */
export const TIMESTAMP_BYTES: Record<TimestampFormat, number> = {
  number: 0,
  date: 10,
  'seconds-space': 19,
  'seconds-t': 19,
  'seconds-z': 20,
  'millis-z': 24,
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER)
function isSafe(value: bigint): boolean {
  return value <= SAFE && value >= -SAFE
}

/** Marks row `i` missing in bits that are made when first needed. */
export function markMissing(bits: MissingBits | undefined, i: number, length: number): MissingBits {
  const marked = bits ?? new Uint8Array((length + 7) >>> 3)
  marked[i >>> 3] = (marked[i >>> 3] as number) | (1 << (i & 7))
  return marked
}

export function isMissing(bits: MissingBits | undefined, i: number): boolean {
  return bits !== undefined && ((bits[i >>> 3] as number) & (1 << (i & 7))) !== 0
}
