import type { MissingBits } from '../columns/column-data.ts'
import { MixedTag } from '../columns/column-data.ts'
import { NULL_BIT, offsetAt, TEXT_BIT, typeAt } from '../../sqlite/pages/record-batch.ts'
import type { Cells, RecordBatch } from '../../sqlite/pages/record-batch.ts'
import { readVarint } from '../../sqlite/pages/serial-type.ts'
import type { ColumnKeeper } from './column-keeper.ts'
import { PackedNumbers } from './packed-numbers.ts'
import type { Part } from './part.ts'
import { markMissing } from './part.ts'
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
export function partOfBatch(batch: RecordBatch, slot: number, keeper: ColumnKeeper, real: boolean): Part {
  const { count } = batch
  const rowids = batch.rowids(slot)
  if (rowids !== undefined) return rowidPart(batch.bytes, rowids)
  const found = batch.cells(slot)
  const kinds = found.mask & ~NULL_BIT
  const cells = { ...found, missing: missingOf(found) }
  if (kinds === 0) return { kind: 'missing', length: count }
  if (kinds === TEXT_BIT) return textPart(cells, keeper)
  const numbers = new PackedNumbers(cells)
  const areFloats = (kinds & ~(UP_TO_64 | FLOAT)) === 0
  if (real && areFloats) return numbers.floats(keeper.scale)
  if ((kinds & ~UP_TO_8) === 0) return numbers.integers(8)
  if ((kinds & ~UP_TO_16) === 0) return numbers.integers(16)
  if ((kinds & ~UP_TO_32) === 0) return numbers.integers(32)
  if ((kinds & ~UP_TO_64) === 0) return numbers.integers64()
  if (kinds === FLOAT || (areFloats && numbers.areSafe())) return numbers.floats(keeper.scale)
  return mixedPart(cells, numbers)
}

/** `missing` is absent when no cell is. */
export type PresentCells = Cells & { missing: MissingBits | undefined }

function missingOf({ mask, types, shapes, slot, count }: Cells): MissingBits | undefined {
  if ((mask & NULL_BIT) === 0) return undefined
  let missing: MissingBits | undefined
  for (let i = 0; i < count; i++) {
    if (types[(shapes[i] as number) + slot] === 0) missing = markMissing(missing, i, count)
  }
  return missing
}

/** Rowids that no double holds are at most a handful of tables in the world; they are read as bigints. */
function rowidPart(bytes: Uint8Array, offsets: Int32Array): Part {
  const count = offsets.length
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

function textPart(cells: PresentCells, { settler }: ColumnKeeper): Part {
  const { bytes, count, missing, starts, shapes, slot, types, offsets } = cells
  const ranges = scratch.i32(count * 2)
  const from = ranges.subarray(0, count)
  const to = ranges.subarray(count)
  for (let i = 0; i < count; i++) {
    const cell = (shapes[i] as number) + slot
    const type = types[cell] as number
    const start = (starts[i] as number) + (offsets[cell] as number)
    from[i] = start
    to[i] = start + (type === 0 ? 0 : (type - 13) >> 1)
  }
  return settler.settle(bytes, from, to, count, missing)
}

function mixedPart(cells: PresentCells, numbers: PackedNumbers): Part {
  const { bytes, view, count } = cells
  const tags = scratch.u8(count)
  const payload = numbers.words64()
  const starts: number[] = [0]
  let textBytes = 0
  for (let i = 0; i < count; i++) {
    const type = typeAt(cells, i)
    if (type < 12) {
      const isNaN = type === 7 && Number.isNaN(view.getFloat64(offsetAt(cells, i)))
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
    const from = offsetAt(cells, i)
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
