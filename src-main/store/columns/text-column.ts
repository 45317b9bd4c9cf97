import type { TextData } from './column-data.ts'
import { ARENA_SEGMENT_BYTES, SEGMENT_BITS, SEGMENT_MASK } from './column-data.ts'
import type { Column } from './column.ts'
import { columnBytes } from './column-bytes.ts'
import { bitAt } from './missing-bits.ts'

export function textColumn(data: TextData): Column {
  const [starts] = data.starts
  const [arena] = data.arena
  const plain = data.starts.length === 1 && data.arena.length === 1 && data.missing === undefined
  return plain && starts !== undefined && arena !== undefined
    ? new TextColumn(data, starts, arena)
    : new GeneralTextColumn(data)
}

/** Where text `i` starts in the arena, in bytes; `i` may be `length`, where the last text ends. */
export function textStart(data: TextData, i: number): number {
  // i >>> SEGMENT_BITS would wrap at 2^32; a column of that many texts cannot exist (SEGMENT_LENGTH * 32)
  return (data.starts[i >>> SEGMENT_BITS] as Uint32Array)[i & SEGMENT_MASK] as number
}

/** The UTF-8 bytes `[start, end)` of an arena, as a view. */
export function arenaBytes(arena: readonly Uint8Array[], start: number, end: number): Uint8Array {
  const segment = Math.floor(start / ARENA_SEGMENT_BYTES)
  const base = segment * ARENA_SEGMENT_BYTES
  // a segment cut short ends before `end`, which subarray clamps
  return (arena[segment] ?? EMPTY).subarray(start - base, end - base)
}

/** The UTF-8 bytes of text `i`, as a view; empty where it is missing. */
export function textBytes(data: TextData, i: number): Uint8Array {
  return arenaBytes(data.arena, textStart(data, i), textStart(data, i + 1))
}

const EMPTY = new Uint8Array(0)

/** A Buffer on the same memory: it decodes shared memory and short texts faster than TextDecoder. */
function bufferOn(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

class TextColumn implements Column {
  readonly data: TextData
  readonly #starts: Uint32Array | Float64Array
  readonly #arena: Buffer
  constructor(data: TextData, starts: Uint32Array | Float64Array, arena: Uint8Array) {
    this.data = data
    this.#starts = starts
    this.#arena = bufferOn(arena)
  }
  get length(): number {
    return this.data.length
  }
  get bytes(): number {
    return columnBytes(this.data).total
  }
  get(i: number): string {
    return this.#arena.toString('utf8', this.#starts[i], this.#starts[i + 1])
  }
  isMissing(): boolean {
    return false
  }
}

/** Missing values, several segments, or none yet. */
class GeneralTextColumn implements Column {
  readonly data: TextData
  constructor(data: TextData) {
    this.data = data
  }
  get length(): number {
    return this.data.length
  }
  get bytes(): number {
    return columnBytes(this.data).total
  }
  get(i: number): string | null {
    return this.isMissing(i) ? null : bufferOn(textBytes(this.data, i)).toString('utf8')
  }
  isMissing(i: number): boolean {
    const { missing } = this.data
    return missing !== undefined && bitAt(missing, i)
  }
}
