import { compareText, unitRank } from '../../../../src-shared/filter/text-order.ts'
import { sortByKeys } from './radix-sort.ts'

/** UTF-16 units in a key: each is 17 bits with its place in the order of code points, and 3 of them fit a double. */
const UNITS = 3
const UNIT_SPAN = 2 ** 17

/** Up to this many texts are sorted by comparing them, which takes about two milliseconds. */
const FEW = 2048

/** Items between two looks at the clock. */
const STRIDE = 4096

/**
 * Sorts items by their text, by code points; equal ones keep their order. Texts are not held, but asked for three
 * characters at a time: numbers sort faster than texts, and most texts part within six characters.
 */
export function* sortByText(
  items: Uint32Array,
  textOf: (item: number) => string,
  descending: boolean,
  depth = 0,
): Generator<void, void> {
  if (items.length <= FEW) {
    sortFew(items, textOf, descending)
    yield
    return
  }
  const keys = new Float64Array(items.length)
  for (let i = 0; i < items.length; i++) {
    keys[i] = keyOf(textOf(items[i]!), depth * UNITS)
    if (i % STRIDE === 0) yield
  }
  yield* sortByKeys(items, keys, descending)
  for (let from = 0; from < items.length;) {
    const key = keys[from]!
    let to = from + 1
    while (to < items.length && keys[to] === key) to++
    // where the last unit is none, the texts have ended and are the same
    if (to - from > 1 && key % UNIT_SPAN !== 0) {
      yield* sortByText(items.subarray(from, to), textOf, descending, depth + 1)
    }
    from = to
  }
}

function keyOf(text: string, from: number): number {
  let key = 0
  for (let i = from; i < from + UNITS; i++) {
    key = key * UNIT_SPAN + (i < text.length ? 1 + unitRank(text.charCodeAt(i)) : 0)
  }
  return key
}

function sortFew(items: Uint32Array, textOf: (item: number) => string, descending: boolean): void {
  const texts = Array.from(items, textOf)
  const order = texts.map((_, at) => at)
  const sign = descending ? -1 : 1
  order.sort((a, b) => sign * compareText(texts[a]!, texts[b]!) || a - b)
  items.set(order.map((at) => items[at]!))
}
