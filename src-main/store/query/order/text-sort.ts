import { compareText, unitRank } from '../../../../src-shared/filter/text-order.ts'
import type { TextData } from '../../columns/column-data.ts'
import { textBytes } from '../../columns/text-column.ts'
import { sortByKeys } from './radix-sort.ts'

/** Texts to sort, by some number each: as they are, and piece by piece as numbers of the same order. */
export type Texts = {
  readonly textOf: (item: number) => string
  /** The piece at `depth`, below 2^53; a multiple of `base` where the text ends within it. */
  readonly keyOf: (item: number, depth: number) => number
  readonly base: number
}

/** UTF-16 units in a key: each is 17 bits with its place in the order of code points, and 3 of them fit a double. */
const UNITS = 3
const UNIT_BASE = 2 ** 17

/** Bytes of UTF-8 in a key, which are in the order of code points already; 257 values each, with that for the end. */
const BYTES = 6
const BYTE_BASE = 257

/** Texts that have to be asked for. */
export function textsOf(textOf: (item: number) => string): Texts {
  return {
    textOf,
    base: UNIT_BASE,
    keyOf: (item, depth) => {
      const text = textOf(item)
      let key = 0
      for (let i = depth * UNITS; i < (depth + 1) * UNITS; i++) {
        key = key * UNIT_BASE + (i < text.length ? 1 + unitRank(text.charCodeAt(i)) : 0)
      }
      return key
    },
  }
}

/** Texts of an arena: their bytes are compared, and no string is made of most. */
export function textsIn(data: TextData, textOf: (item: number) => string): Texts {
  const [starts] = data.starts
  const [arena] = data.arena
  const plain = data.starts.length === 1 && data.arena.length === 1
  return {
    textOf,
    base: BYTE_BASE,
    keyOf: (item, depth) => {
      const bytes = plain ? arena! : textBytes(data, item)
      const from = (plain ? starts![item]! : 0) + depth * BYTES
      const end = plain ? starts![item + 1]! : bytes.length
      let key = 0
      for (let i = from; i < from + BYTES; i++) key = key * BYTE_BASE + (i < end ? 1 + bytes[i]! : 0)
      return key
    },
  }
}

/** Up to this many texts are sorted by comparing them, which takes about two milliseconds. */
const FEW = 2048

/** Items between two looks at the clock. */
const STRIDE = 4096

/**
 * Sorts items by their text, by code points; equal ones keep their order. A piece of each text becomes a number, since
 * numbers sort faster; items whose pieces are equal go on to the next.
 */
export function* sortByText(
  items: Uint32Array,
  texts: Texts,
  descending: boolean,
  depth = 0,
): Generator<void, void> {
  if (items.length <= FEW) {
    sortFew(items, texts.textOf, descending)
    yield
    return
  }
  const keys = new Float64Array(items.length)
  for (let i = 0; i < items.length; i++) {
    keys[i] = texts.keyOf(items[i]!, depth)
    if (i % STRIDE === 0) yield
  }
  yield* sortByKeys(items, keys, descending)
  for (let from = 0; from < items.length;) {
    const key = keys[from]!
    let to = from + 1
    while (to < items.length && keys[to] === key) to++
    // where the texts have ended they are the same
    if (to - from > 1 && key % texts.base !== 0) {
      yield* sortByText(items.subarray(from, to), texts, descending, depth + 1)
    }
    from = to
  }
}

function sortFew(items: Uint32Array, textOf: (item: number) => string, descending: boolean): void {
  const texts = Array.from(items, textOf)
  const order = texts.map((_, at) => at)
  const sign = descending ? -1 : 1
  order.sort((a, b) => sign * compareText(texts[a]!, texts[b]!) || a - b)
  items.set(order.map((at) => items[at]!))
}
