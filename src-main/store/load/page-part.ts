import type { MissingBits } from '../columns/column-data.ts'
import { MixedTag } from '../columns/column-data.ts'
import { NULL_BIT, ROWID_TYPE, TEXT_BIT } from '../../sqlite/pages/record-batch.ts'
import type { Cells, RecordBatch } from '../../sqlite/pages/record-batch.ts'
import { readVarint } from '../../sqlite/pages/serial-type.ts'
import { PackedNumbers } from './packed-numbers.ts'
import type { Part } from './part.ts'
import { markMissing } from './part.ts'
import type { TextSettler } from './text-settler.ts'
import { scratch } from './scratch.ts'

/** Bits of the serial types that hold integers of up to 8, 16, 32 and 64 bits; 8 and 9 are the constants 0 and 1. */
const CONSTANTS = (1 << 8) | (1 << 9)
const UP_TO_8 = CONSTANTS | (1 << 1)
const UP_TO_16 = UP_TO_8 | (1 << 2)
const UP_TO_32 = UP_TO_16 | (1 << 3) | (1 << 4)
const UP_TO_64 = UP_TO_32 | (1 << 5) | (1 << 6)
const FLOAT = 1 << 7

/**
 * The part that a batch's cells of one wanted column make. The serial types that occur tell its width before
 * a single value is read, so each width has a loop of its own that checks nothing.
 */
export function partOfBatch(batch: RecordBatch, slot: number, settler: TextSettler, real: boolean): Part {
  const found = batch.cells(slot)
  const { mask, count } = found
  const kinds = mask & ~NULL_BIT
  const cells = { ...found, missing: missingOf(mask, found.types, count) }
  if (kinds === 0) return { kind: 'missing', length: count }
  if (kinds === 1 << ROWID_TYPE) return rowidPart(cells)
  if (kinds === TEXT_BIT) return textPart(cells, settler)
  const numbers = new PackedNumbers(cells)
  if (real && (kinds & ~(UP_TO_64 | FLOAT)) === 0) return numbers.floats()
  if ((kinds & ~UP_TO_8) === 0) return numbers.integers8()
  if ((kinds & ~UP_TO_16) === 0) return numbers.integers16()
  if ((kinds & ~UP_TO_32) === 0) return numbers.integers32()
  if ((kinds & ~UP_TO_64) === 0) return numbers.integers64()
  if (kinds === FLOAT) return numbers.floats()
  if ((kinds & ~(UP_TO_64 | FLOAT)) === 0 && numbers.areSafe()) return numbers.floats()
  return mixedPart(cells, numbers)
}

/** `missing` is absent when no cell is. */
export type PresentCells = Cells & { missing: MissingBits | undefined }

function missingOf(mask: number, types: Int32Array, count: number): MissingBits | undefined {
  if ((mask & NULL_BIT) === 0) return undefined
  let missing: MissingBits | undefined
  for (let i = 0; i < count; i++) if (types[i] === 0) missing = markMissing(missing, i, count)
  return missing
}

/** Rowids that no double holds are at most a handful of tables in the world; they are read as bigints. */
function rowidPart({ bytes, offsets, count }: PresentCells): Part {
  const first = readVarint(bytes, offsets[0] as number)
  const last = readVarint(bytes, offsets[count - 1] as number)
  if (
    last - first === BigInt(count - 1) &&
    Number.isSafeInteger(Number(first)) &&
    Number.isSafeInteger(Number(last))
  ) {
    // keys ascend, so a run that is as long as its span has no gaps; damaged files may break the order
    if (ascends(bytes, offsets, count)) return { kind: 'sequence', length: count, first: Number(first) }
  }
  if (
    BigInt.asIntN(32, first) === first &&
    BigInt.asIntN(32, last) === last &&
    ascends(bytes, offsets, count)
  ) {
    const values = scratch.i32(count)
    for (let i = 0; i < count; i++) values[i] = lowWord(bytes, offsets[i] as number)
    return { kind: 'integer', length: count, values }
  }
  const values = scratch.i64(count)
  for (let i = 0; i < count; i++) values[i] = readVarint(bytes, offsets[i] as number)
  return { kind: 'integer', length: count, values }
}

/** Whether rowids ascend, compared by their low words: enough where the first and last are near each other. */
function ascends(bytes: Uint8Array, offsets: Int32Array, count: number): boolean {
  let previous = lowWord(bytes, offsets[0] as number)
  for (let i = 1; i < count; i++) {
    const value = lowWord(bytes, offsets[i] as number)
    if ((value - previous) | 0) {
      if (((value - previous) | 0) < 0) return false
    } else return false
    previous = value
  }
  return true
}

/** The low 32 bits of a varint. */
function lowWord(bytes: Uint8Array, at: number): number {
  let value = 0
  for (let i = 0; i < 8; i++) {
    const byte = bytes[at + i] as number
    value = (value << 7) | (byte & 0x7f)
    if (byte < 0x80) return value
  }
  return (value << 8) | (bytes[at + 8] as number)
}

function textPart({ bytes, types, offsets, count, missing }: PresentCells, settler: TextSettler): Part {
  const ends = scratch.i32(count)
  for (let i = 0; i < count; i++) {
    const type = types[i] as number
    ends[i] = (offsets[i] as number) + (type === 0 ? 0 : (type - 13) >> 1)
  }
  return settler.settle(bytes, offsets, ends, count, missing)
}

function mixedPart({ bytes, types, offsets, count }: PresentCells, numbers: PackedNumbers): Part {
  const tags = scratch.u8(count)
  const payload = numbers.words64()
  const starts: number[] = [0]
  let textBytes = 0
  for (let i = 0; i < count; i++) {
    const type = types[i] as number
    if (type < 12) {
      const isNaN = type === 7 && Number.isNaN(numbers.float(i))
      tags[i] = type === 0 || isNaN ? MixedTag.missing : type === 7 ? MixedTag.float : MixedTag.integer
    } else if ((type & 1) === 0) {
      tags[i] = MixedTag.blob
      payload[i] = BigInt((type - 12) >> 1)
    } else {
      tags[i] = MixedTag.text
      payload[i] = BigInt(starts.length - 1)
      textBytes += (type - 13) >> 1
      starts.push(textBytes)
    }
  }
  const arena = new Uint8Array(textBytes)
  let text = 0
  for (let i = 0; i < count; i++) {
    if (tags[i] !== MixedTag.text) continue
    const from = offsets[i] as number
    const start = starts[text++] as number
    arena.set(bytes.subarray(from, from + (starts[text] as number) - start), start)
  }
  return {
    kind: 'mixed',
    length: count,
    tags,
    payload,
    textStarts: Uint32Array.from(starts),
    textBytes: arena,
  }
}
