/**
 * How a column lies in memory: plain descriptions of typed arrays, with no behaviour, so that the same data
 * can be handed between threads (every buffer may be shared), written to a snapshot and read by a store.
 *
 * A *segmented* array exists because one ArrayBuffer stops near 2 GiB: element `i` lives at
 * `segments[i >>> SEGMENT_BITS][i & SEGMENT_MASK]`. Nearly every column has exactly one segment.
 */

/** 2^27 elements a segment: 1 GiB of 8-byte values, half of what one ArrayBuffer can hold. */
export const SEGMENT_BITS = 27
export const SEGMENT_LENGTH = 1 << SEGMENT_BITS
export const SEGMENT_MASK = SEGMENT_LENGTH - 1

/**
 * Bytes of one arena segment: a text never crosses two, so a single text is at most this long. A segment that
 * the next text did not fit into is cut short; its last text then ends past it, at the next segment's start.
 */
export const ARENA_SEGMENT_BYTES = 1 << 30

/** One bit a record, least significant first; a set bit means *missing*. Absent when nothing is missing. */
export type MissingBits = Uint8Array

export type SignedArray = Int8Array | Int16Array | Int32Array | BigInt64Array
export type StepArray = Int8Array | Int16Array | Int32Array
export type FloatArray = Float32Array | Float64Array
export type CodeArray = Uint8Array | Uint16Array | Uint32Array

/** Consecutive integers, `first + i`: costs nothing a record. Ids of most datasets are this. */
export type SequenceData = { kind: 'sequence'; length: number; first: number }

/** Exact integers in the narrowest width that holds them all. */
export type IntegerData = {
  kind: 'integer'
  length: number
  bits: 8 | 16 | 32 | 64
  segments: SignedArray[]
  missing?: MissingBits
}

export type FloatData = {
  kind: 'float'
  length: number
  bits: 32 | 64
  segments: FloatArray[]
  missing?: MissingBits
}

/**
 * Floats or timestamps as whole numbers of a unit, each exactly: `segments[0][i] * times / over` (see `Scale`).
 * Prices are hundredths, times whole seconds: a quarter to a half of what they take as floats.
 */
export type ScaledData = {
  kind: 'scaled'
  length: number
  bits: 8 | 16 | 32
  times: number
  over: number
  /** Present where the values are timestamps. */
  format?: TimestampFormat
  segments: StepArray[]
  missing?: MissingBits
}

/** One bit a record. */
export type BooleanData = { kind: 'boolean'; length: number; values: Uint8Array; missing?: MissingBits }

/**
 * Milliseconds since 1970-01-01 UTC. `format` is the text form that the source held, so that the exact
 * source text can be given back; `number` where the source held numbers.
 */
export type TimestampFormat = 'number' | 'date' | 'seconds-space' | 'seconds-t' | 'seconds-z' | 'millis-z'
export type TimestampData = {
  kind: 'timestamp'
  length: number
  format: TimestampFormat
  segments: Float64Array[]
  missing?: MissingBits
}

/**
 * UTF-8 text of each record in an arena. Text `i` is the bytes `[start(i), start(i + 1))`;
 * `starts` has `length + 1` entries a segment run: entry `i` is segmented like any array.
 * Starts are Uint32 while the arena is below 4 GiB, Float64 above; an arena position `p` lies in
 * `arena[Math.floor(p / ARENA_SEGMENT_BYTES)]`.
 */
export type TextData = {
  kind: 'text'
  length: number
  starts: (Uint32Array | Float64Array)[]
  arena: Uint8Array[]
  missing?: MissingBits
}

/** A code a record into a list of distinct texts (each stored once), in the narrowest width. */
export type CategoryData = {
  kind: 'category'
  length: number
  segments: CodeArray[]
  /** The distinct texts, by code. Never missing. */
  names: TextData
  missing?: MissingBits
}

/**
 * Values of several storage classes in one column, exactly as the source held them.
 * `tags[i]` says which: see {@link MixedTag}. `payload` holds an integer's or float's 8 bytes, a text's
 * index into `texts`, or a blob's length.
 */
export const MixedTag = { missing: 0, integer: 1, float: 2, text: 3, blob: 4 } as const
export type MixedTag = (typeof MixedTag)[keyof typeof MixedTag]
export type MixedData = {
  kind: 'mixed'
  length: number
  tags: Uint8Array
  payload: BigInt64Array[]
  texts: TextData
}

export type ColumnData =
  | SequenceData
  | IntegerData
  | FloatData
  | ScaledData
  | BooleanData
  | TimestampData
  | TextData
  | CategoryData
  | MixedData

export type { BlobCell, CellValue } from '../../../src-shared/records/cell-value.ts'
