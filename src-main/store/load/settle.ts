import type {
  CodeArray,
  ColumnData,
  FloatArray,
  SignedArray,
  TextData,
  TimestampFormat,
} from '../columns/column-data.ts'
import { ARENA_SEGMENT_BYTES } from '../columns/column-data.ts'
import type { PartSummary } from './part.ts'
import { sharedArray } from './shared-array.ts'
import { CATEGORY_LIMIT } from './text-dictionary.ts'

/** What a whole column turns out to be once all its parts are known. */
export type Settled = { missing: boolean } & (
  | { kind: 'sequence'; first: number }
  | { kind: 'integer'; bits: 8 | 16 | 32 | 64 }
  | { kind: 'float'; bits: 32 | 64 }
  | { kind: 'boolean' }
  | { kind: 'timestamp'; format: TimestampFormat }
  | { kind: 'category'; names: Uint8Array[] }
  | { kind: 'text'; bytes: number }
  | { kind: 'mixed'; texts: number; bytes: number }
)

export type SettleOptions = {
  /** Rows are kept and in source order, so that consecutive integers stay consecutive. */
  inOrder: boolean
  /** The column was declared boolean. */
  boolean: boolean
  /** Distinct texts of all workers, when every part is a category; absent where a category is not wanted. */
  names?: Uint8Array[] | undefined
  /** Hold a category even where plain text would be smaller. */
  preferCategory?: boolean
}

/** The narrowest form that holds every part exactly. `parts` are in row order. */
export function settle(parts: readonly PartSummary[], options: SettleOptions): Settled {
  const kinds = new Set(parts.filter((part) => part.length > 0).map((part) => part.kind))
  const missing = parts.some((part) => part.hasMissing)
  kinds.delete('missing')
  if (kinds.size === 0) return { kind: 'integer', bits: 8, missing }
  if ([...kinds].every((kind) => kind === 'sequence' || kind === 'integer')) {
    return settleIntegers(parts, options, missing)
  }
  if ([...kinds].every((kind) => kind === 'sequence' || kind === 'integer' || kind === 'float')) {
    if (parts.every((part) => part.safe)) return { kind: 'float', bits: floatBits(parts), missing }
  }
  const [only] = kinds
  if (kinds.size === 1 && only === 'timestamp') {
    const formats = new Set(parts.flatMap((part) => part.format ?? []))
    const [format] = formats
    if (formats.size === 1 && format !== undefined) return { kind: 'timestamp', format, missing }
  }
  if ([...kinds].every((kind) => kind === 'text' || kind === 'category' || kind === 'timestamp')) {
    return settleTexts(parts, options, missing)
  }
  const texts = sum(parts, (part) => part.texts)
  return { kind: 'mixed', texts, bytes: sum(parts, (part) => part.textBytes), missing }
}

function settleIntegers(parts: readonly PartSummary[], options: SettleOptions, missing: boolean): Settled {
  const first = parts[0]?.first ?? 0
  let next = first
  const consecutive = parts.every((part) => {
    const follows = part.kind === 'sequence' && part.first === next
    next += part.length
    return follows
  })
  if (consecutive && options.inOrder) return { kind: 'sequence', first, missing }
  if (options.boolean && parts.every((part) => part.kind === 'missing' || part.zeroOne)) {
    return { kind: 'boolean', missing }
  }
  const bits = Math.max(
    8,
    ...parts.map((part) => (part.kind === 'sequence' ? sequenceBits(part) : part.bits)),
  )
  return { kind: 'integer', bits: bits as 8 | 16 | 32 | 64, missing }
}

function sequenceBits({ first, length }: PartSummary): number {
  const last = first + length - 1
  return [8, 16, 32].find((bits) => first >= -(2 ** (bits - 1)) && last < 2 ** (bits - 1)) ?? 64
}

/** A float of 32 bits holds integers of up to 24 bits exactly. */
function floatBits(parts: readonly PartSummary[]): 32 | 64 {
  const narrow = parts.every((part) => {
    if (part.kind === 'missing') return true
    if (part.kind === 'float') return part.bits === 32
    return (part.kind === 'sequence' ? sequenceBits(part) : part.bits) <= 16
  })
  return narrow ? 32 : 64
}

function settleTexts(parts: readonly PartSummary[], options: SettleOptions, missing: boolean): Settled {
  const bytes = sum(parts, (part) => part.textBytes)
  const { names } = options
  if (names !== undefined && names.length <= CATEGORY_LIMIT) {
    const rows = sum(parts, (part) => part.length)
    const nameBytes = names.reduce((total, name) => total + name.length + 4, 4)
    const asCategory = rows * (names.length <= 256 ? 1 : 2) + nameBytes
    if (options.preferCategory === true || asCategory < bytes + rows * 4) {
      return { kind: 'category', names: names.toSorted((a, b) => Buffer.compare(a, b)), missing }
    }
  }
  return { kind: 'text', bytes, missing }
}

function sum(parts: readonly PartSummary[], of: (part: PartSummary) => number): number {
  return parts.reduce((total, part) => total + of(part), 0)
}

/** Room for `length` rows of a settled column; text starts are wide enough, arenas come when lengths are known. */
export function allocate(settled: Settled, length: number): ColumnData {
  const missing = settled.missing ? { missing: sharedArray.u8((length + 7) >>> 3) } : {}
  switch (settled.kind) {
    case 'sequence':
      return { kind: 'sequence', length, first: settled.first }
    case 'integer':
      return {
        kind: 'integer',
        length,
        bits: settled.bits,
        segments: [signed(settled.bits, length)],
        ...missing,
      }
    case 'float':
      return {
        kind: 'float',
        length,
        bits: settled.bits,
        segments: [floats(settled.bits, length)],
        ...missing,
      }
    case 'boolean':
      return { kind: 'boolean', length, values: sharedArray.u8((length + 7) >>> 3), ...missing }
    case 'timestamp':
      return {
        kind: 'timestamp',
        length,
        format: settled.format,
        segments: [sharedArray.f64(length)],
        ...missing,
      }
    case 'category': {
      const codes = settled.names.length <= 256 ? sharedArray.u8(length) : sharedArray.u16(length)
      const segments: CodeArray[] = [codes]
      return { kind: 'category', length, segments, names: textOf(settled.names), ...missing }
    }
    case 'text':
      return { kind: 'text', length, starts: [startsFor(settled.bytes, length)], arena: [], ...missing }
    case 'mixed': {
      const texts: TextData = {
        kind: 'text',
        length: 0,
        starts: [startsFor(settled.bytes, settled.texts)],
        arena: [],
      }
      return {
        kind: 'mixed',
        length,
        tags: sharedArray.u8(length),
        payload: [sharedArray.i64(length)],
        texts,
      }
    }
  }
}

/** Text starts stay 32 bits wide while the arena is below 4 GiB, its segments' unused ends included. */
function startsFor(bytes: number, length: number): Uint32Array | Float64Array {
  return bytes < 2 ** 32 - ARENA_SEGMENT_BYTES ? sharedArray.u32(length + 1) : sharedArray.f64(length + 1)
}

function signed(bits: 8 | 16 | 32 | 64, length: number): SignedArray {
  if (bits === 8) return sharedArray.i8(length)
  if (bits === 16) return sharedArray.i16(length)
  return bits === 32 ? sharedArray.i32(length) : sharedArray.i64(length)
}

function floats(bits: 32 | 64, length: number): FloatArray {
  return bits === 32 ? sharedArray.f32(length) : sharedArray.f64(length)
}

/** Text data of the given texts, one after another. */
export function textOf(texts: readonly Uint8Array[]): TextData {
  const starts = sharedArray.u32(texts.length + 1)
  const arena = sharedArray.u8(texts.reduce((total, text) => total + text.length, 0))
  texts.forEach((text, i) => {
    arena.set(text, starts[i])
    starts[i + 1] = (starts[i] as number) + text.length
  })
  return { kind: 'text', length: texts.length, starts: [starts], arena: [arena] }
}
