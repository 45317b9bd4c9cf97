import { count, define, give, loopWhile, when } from '../wasm/function.ts'
import type { Locals, Word } from '../wasm/local.ts'
import { constant } from '../wasm/value.ts'
import type { Code } from '../wasm/code.ts'
import type { I32 } from '../wasm/value.ts'
import { BATCH, HEADER_BYTES, SHAPE_TABLE } from './layouts.ts'
import { TABLES } from './tables.ts'

const field = (batch: I32, name: keyof typeof BATCH): I32 => batch.word(BATCH[name] * 4)

/** Element `i` of an array of words. */
export const wordAt = (array: I32, i: I32): I32 => array.plus(i.shiftLeft(2))

/** Reads the header of `length` bytes at `at` as two longs, zeros behind. */
function readHeader(
  at: I32,
  length: I32,
  a: ReturnType<Locals['long']>,
  b: ReturnType<Locals['long']>,
): Code {
  const prefix = length.shiftLeft(4)
  return [
    a.set(at.long().and(prefix.long(TABLES.prefixes))),
    b.set(at.long(8).and(prefix.long(TABLES.prefixes + 8))),
  ]
}

/** Where the probing for a header begins. Odd multipliers of good spread: Weyl constants of the golden ratio. */
function entryOf(a: ReturnType<Locals['long']>, b: ReturnType<Locals['long']>): I32 {
  const mixed = a.times(0x9e3779b97f4a7c15n).xor(b.times(0xc2b2ae3d27d4eb4fn))
  return mixed.shiftRightUnsigned(50n).low()
}
const next = (entry: I32): I32 => entry.plus(1).and(SHAPE_TABLE - 1)

/**
 * Finds the records of a leaf's cells from `from` on, and adds them to the batch, as far as they are ordinary: within
 * the page, of a header that is known. Gives the cell that it stopped before, `cells` when done.
 */
export const findCells = define(
  'findCells',
  ['batch', 'page', 'pointers', 'end', 'from', 'cells'],
  ({ batch, page, pointers, end, from: cell, cells }, local) => {
    const row = local.word()
    const starts = local.word()
    const shapes = local.word()
    const rowids = local.word()
    const headers = local.word()
    const table = local.word()
    const totals = local.word()
    const usedIn = local.word()
    const content = local.word()
    const p = local.word()
    const second = local.word()
    const payload = local.word()
    const rowid = local.word()
    const length = local.word()
    const entry = local.word()
    const shape = local.word()
    const a = local.long()
    const b = local.long()
    const stop = [batch.store(row), give(cell)]
    return [
      row.set(field(batch, 'count')),
      starts.set(field(batch, 'starts')),
      shapes.set(field(batch, 'shapes')),
      rowids.set(field(batch, 'rowids')),
      headers.set(field(batch, 'headers')),
      table.set(field(batch, 'table')),
      totals.set(field(batch, 'totals')),
      usedIn.set(field(batch, 'usedIn')),
      content.set(pointers.plus(cells.shiftLeft(1))),
      loopWhile(
        cell.below(cells),
        when(row.equals(field(batch, 'capacity')), ...stop),
        p.set(pointers.plus(cell.shiftLeft(1))),
        p.set(page.plus(p.byte().shiftLeft(8)).plus(p.byte(1))),
        when(p.below(content).or(p.plus(4).above(end)), ...stop),
        payload.set(p.byte()),
        p.add(1),
        when(
          payload.above(0x7f),
          second.set(p.byte()),
          when(second.above(0x7f), ...stop),
          payload.set(payload.and(0x7f).shiftLeft(7).or(second)),
          p.add(1),
        ),
        rowid.set(p),
        length.set(p.plus(8)),
        loopWhile(p.byte().above(0x7f).and(p.below(length)), p.add(1)),
        p.add(1),
        when(
          payload
            .isZero()
            .or(payload.above(field(batch, 'localMost')))
            .or(p.plus(payload).above(end)),
          ...stop,
        ),
        length.set(p.byte()),
        when(length.above(HEADER_BYTES), ...stop),
        readHeader(p, length, a, b),
        entry.set(entryOf(a, b)),
        shape.set(wordAt(table, entry).word()),
        loopWhile(
          shape.differs(0).and(differsFrom(headers, shape, a, b)),
          entry.set(next(entry)),
          shape.set(wordAt(table, entry).word()),
        ),
        when(shape.isZero(), ...stop),
        shape.add(-1),
        when(wordAt(totals, shape).word().differs(payload), ...stop),
        wordAt(starts, row).store(p),
        wordAt(shapes, row).store(shape.times(field(batch, 'slots'))),
        wordAt(rowids, row).store(rowid),
        wordAt(usedIn, shape).store(field(batch, 'number')),
        row.add(1),
        cell.add(1),
      ),
      batch.store(row),
      give(cell),
    ]
  },
)

/** Whether the header of the shape before `after` is another than `a` and `b`; reads what is before the first for 0. */
function differsFrom(
  headers: I32,
  after: I32,
  a: ReturnType<Locals['long']>,
  b: ReturnType<Locals['long']>,
): I32 {
  const header = headers.plus(after.minus(1).shiftLeft(4))
  return header.long().differs(a).or(header.long(8).differs(b))
}

/** Has the shape found by the header of up to {@link HEADER_BYTES} bytes at `at`. */
export const rememberShape = define(
  'rememberShape',
  ['batch', 'at', 'shape'],
  ({ batch, at, shape }, local) => {
    const entry = local.word()
    const header = local.word()
    const a = local.long()
    const b = local.long()
    return [
      readHeader(at, at.byte(), a, b),
      header.set(field(batch, 'headers').plus(shape.shiftLeft(4))),
      header.storeLong(a),
      header.storeLong(b, 8),
      entry.set(entryOf(a, b)),
      loopWhile(wordAt(field(batch, 'table'), entry).word(), entry.set(next(entry))),
      wordAt(field(batch, 'table'), entry).store(shape.plus(1)),
    ]
  },
)

/** Which serial types occur in a slot, over the first `known` shapes that the batch has: a bit each, see `maskBit`. */
export const typesOf = define('typesOf', ['batch', 'slot', 'known'], ({ batch, slot, known }, local) => {
  const shape = local.word()
  const type = local.word()
  const mask = local.word()
  return [
    count(
      shape,
      known,
      when(
        wordAt(field(batch, 'usedIn'), shape).word().equals(field(batch, 'number')),
        type.set(wordAt(field(batch, 'types'), shape.times(field(batch, 'slots')).plus(slot)).word()),
        mask.set(mask.or(bitOf(type))),
      ),
    ),
    give(mask),
  ]
})

function bitOf(type: Word): I32 {
  return constant(1).shiftLeft(type.below(12).choose(type, type.and(1).or(12)))
}
