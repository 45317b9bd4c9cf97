import { fromWire, type WireValue } from '../../../src-shared/contract/values.ts'

/** Values of one attribute by the number of the element; elements that are not in it have not been asked for. */
export type AttributeValues = ReadonlyMap<number, WireValue>

/** Values that are there, by the attribute's name. */
export type ValuesOf = (type: 'node' | 'edge', name: string) => AttributeValues | undefined

/**
 * The number that a value stands for: numbers, exact integers (to 53 bits), and timestamps in the text form of
 * their source as milliseconds since 1970. `undefined` for anything else.
 */
export function numberOf(value: WireValue | undefined): number | undefined {
  if (value === undefined || value === null) return undefined
  const cell = fromWire(value)
  if (typeof cell === 'bigint') return Number(cell)
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined
  if (typeof cell === 'boolean') return Number(cell)
  if (typeof cell === 'string' && dateLike.test(cell)) {
    const time = Date.parse(cell)
    return Number.isNaN(time) ? undefined : time
  }
  return undefined
}

/** ISO 8601, whole dates at least: `Date.parse` would take much else for a date. */
const dateLike = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d|$)/
