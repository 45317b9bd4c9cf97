import type { MissingBits } from '../columns/column-data.ts'
import { MixedTag } from '../columns/column-data.ts'
import { kernel, kernelBytes } from '../../kernel/kernel.ts'
import { scratch } from '../../kernel/scratch.ts'
import { NULL_BIT, offsetAt, TEXT_BIT, typeAt } from '../../sqlite/pages/record-batch.ts'
import type { Cells, RecordBatch } from '../../sqlite/pages/record-batch.ts'
import type { ColumnKeeper } from './column-keeper.ts'
import { PackedNumbers } from './packed-numbers.ts'
import type { Part } from './part.ts'

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
  if (rowids !== undefined) return rowidPart(rowids)
  const found = batch.cells(slot)
  const kinds = found.mask & ~NULL_BIT
  if (kinds === 0) return { kind: 'missing', length: count }
  const cells = { ...found, missing: missingOf(found) }
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

/** `missing` is absent when no cell is; it lies in scratch memory, as all that parts are made in. */
export type PresentCells = Cells & { missing: MissingBits | undefined }

/** The addresses that kernels which run over cells begin with. */
export function addressesOf({ starts, shapes, types, offsets, count }: Cells) {
  return [starts.byteOffset, shapes.byteOffset, types.byteOffset, offsets.byteOffset, count] as const
}

function missingOf(cells: Cells): MissingBits | undefined {
  if ((cells.mask & NULL_BIT) === 0) return undefined
  const missing = scratch.bits(cells.count)
  kernel.missingBits(...addressesOf(cells), missing.byteOffset)
  return missing
}

/** By what `readRowids` says of the order. */
const CONSECUTIVE = 2
const UNORDERED = 0

function rowidPart(at: Int32Array): Part {
  const length = at.length
  const values = scratch.i64(length)
  const order = kernel.readRowids(at.byteOffset, length, values.byteOffset)
  const first = Number(values[0])
  const last = Number(values[length - 1])
  if (order === CONSECUTIVE && Number.isSafeInteger(first) && Number.isSafeInteger(last)) {
    return { kind: 'sequence', length, first }
  }
  // where they ascend, which a damaged file may break, all lie between the first and the last
  if (order === UNORDERED || (first | 0) !== first || (last | 0) !== last) {
    return { kind: 'integer', length, values }
  }
  const narrow = scratch.i32(length)
  kernel.lowWords(values.byteOffset, length, narrow.byteOffset)
  return { kind: 'integer', length, values: narrow }
}

function textPart(cells: PresentCells, { settler }: ColumnKeeper): Part {
  const { count, missing } = cells
  const from = scratch.from(count)
  const to = scratch.to(count)
  kernel.textRanges(...addressesOf(cells), from.byteOffset, to.byteOffset)
  return settler.settle(from, to, count, missing)
}

function mixedPart(cells: PresentCells, numbers: PackedNumbers): Part {
  const bytes = kernelBytes()
  const view = new DataView(bytes.buffer)
  const { count } = cells
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
