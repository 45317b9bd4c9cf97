import type { IntegerData, TextData } from '../columns/column-data.ts'
import { ARENA_SEGMENT_BYTES } from '../columns/column-data.ts'

/** Where the bytes of text `i` are. */
export function textAt(keys: TextData, i: number): { bytes: Uint8Array; start: number; end: number } {
  const starts = keys.starts[0] as Uint32Array | Float64Array
  const from = starts[i] as number
  const segment = Math.floor(from / ARENA_SEGMENT_BYTES)
  const bytes = keys.arena[segment] as Uint8Array
  const offset = segment * ARENA_SEGMENT_BYTES
  return { bytes, start: from - offset, end: Math.min((starts[i + 1] as number) - offset, bytes.length) }
}

export function equalsText(
  keys: TextData,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  const held = textAt(keys, row)
  if (held.end - held.start !== end - start) return false
  for (let i = start, j = held.start; i < end; i++, j++) if (bytes[i] !== held.bytes[j]) return false
  return true
}

/** Low and high 32 bits, both signed. */
export function words(value: number | bigint): [number, number] {
  if (typeof value === 'bigint')
    return [Number(BigInt.asIntN(32, value)), Number(BigInt.asIntN(32, value >> 32n))]
  return [value | 0, Math.floor(value / 2 ** 32) | 0]
}

/** Reads integers of any width as words. */
export function integerReader({ segments, bits }: IntegerData): IntegerReader {
  const [values] = segments
  if (bits === 64) {
    const { buffer, byteOffset, length } = values as BigInt64Array
    return new WideIntegers(new Int32Array(buffer, byteOffset, length * 2))
  }
  return new NarrowIntegers(values as Int32Array)
}

export type IntegerReader = { low(i: number): number; high(i: number): number }

class NarrowIntegers implements IntegerReader {
  readonly #values: Int32Array
  constructor(values: Int32Array) {
    this.#values = values
  }
  low(i: number): number {
    return this.#values[i] as number
  }
  high(i: number): number {
    return (this.#values[i] as number) < 0 ? -1 : 0
  }
}

/** Little-endian words: every platform that Node and Electron run on is. */
class WideIntegers implements IntegerReader {
  readonly #words: Int32Array
  constructor(pairs: Int32Array) {
    this.#words = pairs
  }
  low(i: number): number {
    return this.#words[i * 2] as number
  }
  high(i: number): number {
    return this.#words[i * 2 + 1] as number
  }
}

/** murmur3's final mix over both words. */
export function hashInteger(low: number, high: number): number {
  let hash = low ^ Math.imul(high, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The 64-bit integer that a text writes in the one canonical way, else undefined. */
export function parseInteger(bytes: Uint8Array, start: number, end: number): bigint | undefined {
  // 20 characters: a sign and the 19 digits of 2^63
  if (end - start > 20 || end === start) return undefined
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')
  if (!/^(0|-?[1-9][0-9]*)$/.test(text)) return undefined
  const value = BigInt(text)
  return BigInt.asIntN(64, value) === value ? value : undefined
}
