import { copyBytes, count, define, either, give, loopWhile, when } from '../wasm/function.ts'
import type { Long, Word } from '../wasm/local.ts'
import type { Code } from '../wasm/code.ts'
import type { I32, I64 } from '../wasm/value.ts'
import { wordAt } from './cells.ts'
import { DICTIONARY } from './layouts.ts'
import { TABLES } from './tables.ts'

/** Whether the bit of a row is set in the bits at `bits`; no row's is where that is 0. */
export const isMissing = (bits: I32, i: I32): I32 =>
  bits.plus(i.shiftRight(3)).byte().shiftRight(i.and(7)).and(bits.differs(0))

/** Where the texts of cells begin and end; NULL is empty. */
export const textRanges = define(
  'textRanges',
  ['starts', 'shapes', 'types', 'offsets', 'rows', 'from', 'to'],
  ({ starts, shapes, types, offsets, rows, from, to }, local) => {
    const i = local.word()
    const shape = local.word()
    const type = local.word()
    const at = local.word()
    return [
      count(
        i,
        rows,
        shape.set(wordAt(shapes, i).word()),
        type.set(wordAt(types, shape).word()),
        at.set(wordAt(starts, i).word().plus(wordAt(offsets, shape).word())),
        wordAt(from, i).store(at),
        wordAt(to, i).store(at.plus(type.choose(type.minus(13).shiftRight(1), 0))),
      ),
    ]
  },
)

/** Sums the lengths of texts: text `i` then lies at `[starts[i], starts[i + 1])`. Gives the length of all. */
export const textStarts = define(
  'textStarts',
  ['from', 'to', 'rows', 'starts'],
  ({ from, to, rows, starts }, local) => {
    const i = local.word()
    const total = local.word()
    return [
      starts.store(0),
      count(
        i,
        rows,
        total.add(wordAt(to, i).word().minus(wordAt(from, i).word())),
        wordAt(starts, i).store(total, 4),
      ),
      give(total),
    ]
  },
)

/** Texts shorter than this are copied by longs, past their ends; a call for each costs more. */
const SHORT_TEXT = 64

/** Copies texts to where `textStarts` says in `arena`, which has `COPY_SPARE` bytes to spare behind it. */
export const copyTexts = define(
  'copyTexts',
  ['from', 'to', 'rows', 'starts', 'arena'],
  ({ from, to, rows, starts, arena }, local) => {
    const i = local.word()
    const source = local.word()
    const target = local.word()
    const length = local.word()
    const done = local.word()
    return [
      count(
        i,
        rows,
        source.set(wordAt(from, i).word()),
        length.set(wordAt(to, i).word().minus(source)),
        target.set(arena.plus(wordAt(starts, i).word())),
        either(
          length.below(SHORT_TEXT),
          [
            done.set(0),
            loopWhile(done.below(length), target.plus(done).storeLong(source.plus(done).long()), done.add(8)),
          ],
          [copyBytes(target, source, length)],
        ),
      ),
    ]
  },
)

const field = (dictionary: I32, name: keyof typeof DICTIONARY): I32 => dictionary.word(DICTIONARY[name] * 4)

/** Texts of up to this many bytes are compared as a long. */
const SHORT_BYTES = 8

/**
 * Of short texts, their prefix multiplied (Knuth); of longer ones FNV-1a over words, then bytes, with the final mix of
 * murmur3, because slots are taken from the low bits.
 */
function setHash(
  hash: Word,
  p: Word,
  { start, end, prefix }: { start: Word; end: Word; prefix: Long },
): Code {
  const length = end.minus(start)
  const step = (value: I32): Code => hash.set(hash.xor(value).times(0x01000193))
  const mixed = prefix.times(0x9e3779b97f4a7c15n).shiftRightUnsigned(32n).low()
  return either(
    length.above(SHORT_BYTES),
    [
      hash.set(0x811c9dc5),
      p.set(start),
      loopWhile(
        p.below(end.minus(3)),
        step(p.word()),
        hash.set(hash.xor(hash.shiftRightUnsigned(15))),
        p.add(4),
      ),
      loopWhile(p.below(end), step(p.byte()), p.add(1)),
      hash.set(hash.xor(hash.shiftRightUnsigned(16)).times(0x85ebca6b)),
      hash.set(hash.xor(hash.shiftRightUnsigned(13))),
    ],
    [hash.set(mixed.xor(length))],
  )
}

/** The first eight bytes, zeros behind. */
function prefixOf(start: I32, length: I32): I64 {
  const held = length.below(SHORT_BYTES).choose(length, SHORT_BYTES)
  return start.long().and(held.shiftLeft(4).long(TABLES.prefixes))
}

/** Notes the text at `[start, end)` as that of a code, but for its bytes. Gives its hash. */
export const noteText = define('noteText', ['dictionary', 'code', 'start', 'end'], (parameters, local) => {
  const { dictionary, code, start, end } = parameters
  const p = local.word()
  const hash = local.word()
  const prefix = local.long()
  return [
    prefix.set(prefixOf(start, end.minus(start))),
    setHash(hash, p, { start, end, prefix }),
    field(dictionary, 'prefixes').plus(code.shiftLeft(3)).storeLong(prefix),
    wordAt(field(dictionary, 'hashes'), code).store(hash),
    give(hash),
  ]
})

/**
 * Codes of texts by a dictionary, 16 bits each, from row `i` on; missing rows have none. Gives the row that it stopped
 * at because the text there is new, or `rows` when done.
 */
export const codesOf = define(
  'codesOf',
  ['dictionary', 'from', 'to', 'i', 'rows', 'missing', 'codes'],
  ({ dictionary, from, to, i, rows, missing, codes }, local) => {
    const slots = local.word()
    const mask = local.word()
    const starts = local.word()
    const prefixes = local.word()
    const hashes = local.word()
    const bytes = local.word()
    const textBytes = local.word()
    const start = local.word()
    const end = local.word()
    const length = local.word()
    const hash = local.word()
    const p = local.word()
    const held = local.word()
    const code = local.word()
    const isFound = local.word()
    const prefix = local.long()
    const stop = [dictionary.store(textBytes, DICTIONARY.textBytes * 4), give(i)]
    const heldLength = wordAt(starts, code).word(4).minus(wordAt(starts, code).word())
    return [
      slots.set(field(dictionary, 'slots')),
      mask.set(field(dictionary, 'mask')),
      starts.set(field(dictionary, 'starts')),
      prefixes.set(field(dictionary, 'prefixes')),
      hashes.set(field(dictionary, 'hashes')),
      bytes.set(field(dictionary, 'bytes')),
      textBytes.set(field(dictionary, 'textBytes')),
      loopWhile(
        i.below(rows),
        when(
          isMissing(missing, i).isZero(),
          start.set(wordAt(from, i).word()),
          end.set(wordAt(to, i).word()),
          length.set(end.minus(start)),
          prefix.set(prefixOf(start, length)),
          setHash(hash, p, { start, end, prefix }),
          p.set(hash),
          isFound.set(0),
          loopWhile(
            isFound.isZero(),
            p.set(p.and(mask)),
            code.set(wordAt(slots, p).word().minus(1)),
            when(code.below(0), ...stop),
            p.add(1),
            when(
              prefixes.plus(code.shiftLeft(3)).long().equals(prefix),
              when(
                wordAt(hashes, code).word().equals(hash).and(heldLength.equals(length)),
                isFound.set(1),
                when(
                  length.above(SHORT_BYTES),
                  held.set(bytes.plus(wordAt(starts, code).word()).minus(start)),
                  start.set(start.plus(SHORT_BYTES)),
                  loopWhile(
                    start.below(end).and(isFound),
                    isFound.set(held.plus(start).byte().equals(start.byte())),
                    start.add(1),
                  ),
                  start.set(end.minus(length)),
                ),
              ),
            ),
          ),
          codes.plus(i.shiftLeft(1)).storeHalf(code),
          textBytes.add(length),
        ),
        i.add(1),
      ),
      ...stop,
    ]
  },
)
