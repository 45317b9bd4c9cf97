import type {
  CodeArray,
  ColumnData,
  FloatArray,
  SignedArray,
  StepArray,
  TextData,
} from '../columns/column-data.ts'
import { ARENA_SEGMENT_BYTES } from '../columns/column-data.ts'
import type { Settled } from './settle.ts'
import { sharedArray } from './shared-array.ts'

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
    case 'scaled': {
      const { bits, scale, format } = settled
      const segments = [signed(bits, length) as StepArray]
      return { kind: 'scaled', length, bits, ...scale, ...(format && { format }), segments, ...missing }
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
