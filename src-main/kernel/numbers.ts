import { count, define, either, give, loopWhile, when } from '../wasm/function.ts'
import type { Word } from '../wasm/local.ts'
import type { Code } from '../wasm/code.ts'
import type { I32, I64 } from '../wasm/value.ts'
import { wordAt } from './cells.ts'
import { TABLES } from './tables.ts'

/** What every kernel over the cells of a column takes: see `Cells`. `types` and `offsets` begin at the slot. */
const CELLS = ['starts', 'shapes', 'types', 'offsets', 'rows', 'to'] as const
type CellParameters = Record<(typeof CELLS)[number], Word>

type Cell = { shape: Word; type: Word; at: Word }

/** Runs over the cells: `cell` holds the type and place of cell `i`. */
function eachCell(
  { starts, shapes, types, offsets, rows }: CellParameters,
  i: Word,
  cell: Cell,
  ...body: Code[]
): Code {
  return count(
    i,
    rows,
    cell.shape.set(wordAt(shapes, i).word()),
    cell.type.set(wordAt(types, cell.shape).word()),
    cell.at.set(wordAt(starts, i).word().plus(wordAt(offsets, cell.shape).word())),
    ...body,
  )
}

/** The constant 1 is a type of its own, as 0 is. */
const one = (type: I32): I32 => type.equals(9)
const bitsOfType = (type: I32): I32 => type.shiftLeft(2).word(TABLES.contentBits)

/** An integer of up to 32 bits, without a branch. */
function wordOf({ type, at }: Cell): I32 {
  return at.bigEndianWord().shiftRight(type.byte(TABLES.wordShifts)).and(bitsOfType(type)).plus(one(type))
}

/** An integer of any width, or the bits of a float. */
function longOf({ type, at }: Cell): I64 {
  const shifted = at.bigEndianLong().shiftRight(type.byte(TABLES.longShifts).asLong())
  return shifted.and(bitsOfType(type).asLong()).plus(one(type).asLong())
}

/** Integers as SQLite packs them, big-endian in as few bytes as hold them, in arrays of 8, 16 or 32 bits. */
function integers<N extends string>(name: N, shift: number, store: (to: I32, value: I32) => Code) {
  return define(name, CELLS, (cells, local) => {
    const i = local.word()
    const cell = { shape: local.word(), type: local.word(), at: local.word() }
    return [eachCell(cells, i, cell, store(cells.to.plus(i.shiftLeft(shift)), wordOf(cell)))]
  })
}
export const integers8 = integers('integers8', 0, (to, value) => to.storeByte(value))
export const integers16 = integers('integers16', 1, (to, value) => to.storeHalf(value))
export const integers32 = integers('integers32', 2, (to, value) => to.store(value))

/** Integers, and the bits of floats, as 64 bits each; 0 for everything else. */
export const longs = define('longs', CELLS, (cells, local) => {
  const i = local.word()
  const cell = { shape: local.word(), type: local.word(), at: local.word() }
  const to = cells.to.plus(i.shiftLeft(3))
  return [
    eachCell(cells, i, cell, either(cell.type.above(9), [to.storeLong(0n)], [to.storeLong(longOf(cell))])),
  ]
})

/** Numbers as doubles: an integer is rounded once, as C converts it. */
export const doubles = define('doubles', CELLS, (cells, local) => {
  const i = local.word()
  const cell = { shape: local.word(), type: local.word(), at: local.word() }
  const to = cells.to.plus(i.shiftLeft(3))
  return [
    eachCell(
      cells,
      i,
      cell,
      either(
        cell.type.equals(7),
        [to.storeLong(cell.at.bigEndianLong())],
        [to.storeDouble(longOf(cell).asDouble())],
      ),
    ),
  ]
})

/** Whether a double holds every integer exactly: 1 or 0. */
export const areSafe = define('areSafe', CELLS, (cells, local) => {
  const i = local.word()
  const value = local.long()
  const cell = { shape: local.word(), type: local.word(), at: local.word() }
  const most = BigInt(Number.MAX_SAFE_INTEGER)
  return [
    eachCell(
      cells,
      i,
      cell,
      when(
        cell.type.equals(6),
        value.set(cell.at.bigEndianLong()),
        when(value.below(-most).or(value.below(most + 1n).isZero()), give(0)),
      ),
    ),
    give(1),
  ]
})

/** Bits of the rows whose cells are NULL, in an array of a byte for eight rows. */
export const missingBits = define('missingBits', CELLS, ({ shapes, types, rows, to }, local) => {
  const i = local.word()
  const bit = local.word()
  const bits = local.word()
  const isMissing = wordAt(types, wordAt(shapes, i).word()).word().isZero()
  return [
    count(
      i,
      rows,
      bits.set(bits.or(isMissing.shiftLeft(bit))),
      bit.set(i.and(7).equals(7).choose(0, bit.plus(1))),
      when(bit.isZero(), to.plus(i.shiftRight(3)).storeByte(bits), bits.set(0)),
    ),
    when(bit, to.plus(rows.shiftRight(3)).storeByte(bits)),
  ]
})

/**
 * Doubles as whole numbers of `times / over`, of which one is 1. Gives the largest, or -1 where some are none: not
 * exactly, or past 31 bits, or a negative zero.
 */
export const steps = define(
  'steps',
  ['values', 'rows', 'times', 'over', 'to'],
  ({ values, rows, times, over, to }, local) => {
    const i = local.word()
    const value = local.double()
    const step = local.double()
    const most = local.double()
    const multiplier = local.double()
    const divisor = local.double()
    const loop = (there: () => typeof value.code, back: I32) =>
      count(
        i,
        rows,
        value.set(values.plus(i.shiftLeft(3)).double()),
        there(),
        when(back.isZero(), give(-1)),
        when(step.equals(0).and(value.bits().below(0n)), give(-1)),
        when(step.size().above(most), most.set(step.size()), when(most.above(2 ** 31 - 1), give(-1))),
        wordAt(to, i).store(step.asWord()),
      )
    return [
      multiplier.set(over.asDouble()),
      divisor.set(times.asDouble()),
      either(
        times.equals(1),
        [loop(() => step.set(value.times(multiplier).rounded()), step.over(multiplier).equals(value))],
        [loop(() => step.set(value.over(divisor).rounded()), step.times(divisor).equals(value))],
      ),
      give(most.asWord()),
    ]
  },
)

/**
 * Rowids, as 64 bits each, from where they are. Gives 2 where they ascend one by one, 1 where they ascend, else 0.
 */
export const readRowids = define('readRowids', ['at', 'rows', 'to'], ({ at, rows, to }, local) => {
  const i = local.word()
  const p = local.word()
  const last = local.word()
  const byte = local.word()
  const value = local.long()
  const previous = local.long()
  const order = local.word()
  const read: Code[] = [
    p.set(wordAt(at, i).word()),
    last.set(p.plus(8)),
    value.set(0n),
    byte.set(p.byte()),
    // up to eight times 7 bits, then 8
    loopWhile(
      byte.above(0x7f).and(p.differs(last)),
      value.set(value.shiftLeft(7n).or(byte.and(0x7f).asLong())),
      p.add(1),
      byte.set(p.byte()),
    ),
    value.set(value.shiftLeft(p.equals(last).choose(8, 7).asLong()).or(byte.asLong())),
  ]
  return [
    order.set(2),
    count(
      i,
      rows,
      ...read,
      when(
        i,
        when(value.minus(previous).differs(1n).and(order.equals(2)), order.set(1)),
        when(previous.below(value).isZero(), order.set(0)),
      ),
      to.plus(i.shiftLeft(3)).storeLong(value),
      previous.set(value),
    ),
    give(order),
  ]
})

/** The low words of 64-bit integers. */
export const lowWords = define('lowWords', ['values', 'rows', 'to'], ({ values, rows, to }, local) => {
  const i = local.word()
  return [count(i, rows, wordAt(to, i).store(values.plus(i.shiftLeft(3)).word()))]
})

/** Words as 8 or 16 bits each, which must hold them. */
export const narrowTo8 = define('narrowTo8', ['values', 'rows', 'to'], ({ values, rows, to }, local) => {
  const i = local.word()
  return [count(i, rows, to.plus(i).storeByte(wordAt(values, i).word()))]
})
export const narrowTo16 = define('narrowTo16', ['values', 'rows', 'to'], ({ values, rows, to }, local) => {
  const i = local.word()
  return [count(i, rows, to.plus(i.shiftLeft(1)).storeHalf(wordAt(values, i).word()))]
})

/** Doubles as floats of 32 bits; gives whether every one is the same there: 1 or 0. */
export const singles = define('singles', ['values', 'rows', 'to'], ({ values, rows, to }, local) => {
  const i = local.word()
  const value = local.double()
  return [
    count(
      i,
      rows,
      value.set(values.plus(i.shiftLeft(3)).double()),
      when(value.asSingle().differs(value), give(0)),
      wordAt(to, i).storeSingle(value),
    ),
    give(1),
  ]
})

/** The first row from `i` on that is NaN, or `rows`. */
export const findNaN = define('findNaN', ['values', 'i', 'rows'], ({ values, i, rows }, local) => {
  const value = local.double()
  return [
    count(i, rows, value.set(values.plus(i.shiftLeft(3)).double()), when(value.differs(value), give(i))),
    give(rows),
  ]
})
