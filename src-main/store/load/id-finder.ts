import type { IntegerData } from '../columns/column-data.ts'
import type { IdIndex } from './id-index.ts'
import type { IntegerReader } from './id-key.ts'
import { equalsText, hashInteger, integerReader, parseInteger, words } from './id-key.ts'
import { NONE } from './shared-array.ts'
import { hashBytes } from './hash-bytes.ts'

/** Looks ids up in an index. Cost: constant, but for `sorted` indexes. */
export class IdFinder {
  readonly #index: IdIndex
  readonly #key: IntegerReader | undefined

  constructor(index: IdIndex) {
    this.#index = index
    this.#key = index.kind === 'integers' ? integerReader(index.keys) : undefined
  }

  /** Row of an integer id given as its low and high 32 bits, or -1. An integer finds the text that writes it. */
  integer(low: number, high: number): number {
    const index = this.#index
    switch (index.kind) {
      case 'sequence': {
        const at = high * 2 ** 32 + (low >>> 0) - index.first
        return at >= 0 && at < index.count ? at : -1
      }
      case 'dense': {
        const at = high * 2 ** 32 + (low >>> 0) - index.first
        const row = at >= 0 && at < index.rows.length ? (index.rows[at] as number) : NONE
        return row === NONE ? -1 : row
      }
      case 'integers': {
        const key = this.#key as IntegerReader
        const mask = index.slots.length - 1
        for (let slot = hashInteger(low, high) & mask; ; slot = (slot + 1) & mask) {
          const row = (index.slots[slot] as number) - 1
          if (row < 0 || (key.low(row) === low && key.high(row) === high)) return row
        }
      }
      case 'sorted':
        return findSorted(index.keys, low, high)
      case 'texts': {
        const text = Buffer.from(((BigInt(high) << 32n) | BigInt(low >>> 0)).toString())
        return this.text(text, 0, text.length)
      }
    }
  }

  /** Row of the text id `bytes[start, end)`, or -1. Text that writes an integer finds an integer id. */
  text(bytes: Uint8Array, start: number, end: number): number {
    const index = this.#index
    if (index.kind !== 'texts') {
      const value = parseInteger(bytes, start, end)
      return value === undefined ? -1 : this.integer(...words(value))
    }
    const mask = index.slots.length - 1
    for (let slot = hashBytes(bytes, start, end) & mask; ; slot = (slot + 1) & mask) {
      const row = (index.slots[slot] as number) - 1
      if (row < 0 || equalsText(index.keys, row, bytes, start, end)) return row
    }
  }
}

function findSorted(keys: IntegerData, low: number, high: number): number {
  const values = keys.segments[0] as BigInt64Array | Int32Array
  const wanted = (BigInt(high) << 32n) | BigInt(low >>> 0)
  let from = 0
  let to = keys.length - 1
  while (from <= to) {
    const middle = (from + to) >>> 1
    const value = values[middle] as bigint | number
    if (value < wanted) from = middle + 1
    else if (value > wanted) to = middle - 1
    else return middle
  }
  return -1
}
