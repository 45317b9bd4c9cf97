import { wireText } from '../../../src-shared/contract/values.ts'
import { numberOf, type AttributeValues } from '../style/attribute-values.ts'
import type { View } from '../view.ts'
import type { Order } from './layout-choice.ts'

/** Circles that degrees or numbers of many different values are put on, at most. */
const mostLevels = 8

/**
 * The nodes of a view from first to last, by their place in it, and the circle that each belongs on. Numbers go
 * from high to low, texts by the alphabet, nodes without a value last.
 */
export function orderNodes(
  view: View,
  by: Order,
  values: AttributeValues | undefined,
): { order: number[]; level: number[] } {
  const nodes = [...view.nodes.values()]
  const keys = nodes.map((node): number | string | undefined => {
    if (by.by === 'degree') return node.degree
    if (by.by === 'kind') return node.kind
    if (by.by === 'label') return node.label
    const value = values?.get(node.index)
    return numberOf(value) ?? (value === null || value === undefined ? undefined : wireText(value))
  })
  const order = nodes.map((_, at) => at).toSorted((a, b) => compare(keys[a], keys[b]) || a - b)
  const numbers = keys.filter((key) => typeof key === 'number')
  const cut = levelsOf(numbers)
  const names = new Map<string, number>()
  for (const at of order) {
    const key = keys[at]
    if (typeof key === 'string' && !names.has(key)) names.set(key, names.size)
  }
  const level = keys.map((key) => {
    if (key === undefined) return Infinity
    return typeof key === 'number' ? cut(key) : mostLevels + names.get(key)!
  })
  return { order, level }
}

function compare(a: number | string | undefined, b: number | string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  if (typeof a === 'number' && typeof b === 'number') return b - a
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b)
  return typeof a === 'number' ? -1 : 1
}

/** One level for each value where they are few, else by halves of the rest: 1, 2, 4, … of the highest. */
function levelsOf(numbers: readonly number[]): (value: number) => number {
  const distinct = [...new Set(numbers)].toSorted((a, b) => b - a)
  if (distinct.length <= mostLevels) {
    const levels = new Map(distinct.map((value, at) => [value, at]))
    return (value) => levels.get(value) ?? 0
  }
  const sorted = numbers.toSorted((a, b) => b - a)
  const bounds: number[] = []
  // each circle takes more than the last, as it has more room
  for (let taken = 1, size = 3; taken < sorted.length && bounds.length < mostLevels - 1;) {
    bounds.push(sorted[taken - 1]!)
    size *= 2.2
    taken += Math.ceil(size)
  }
  return (value) => {
    const at = bounds.findIndex((bound) => value >= bound)
    return at < 0 ? bounds.length : at
  }
}
