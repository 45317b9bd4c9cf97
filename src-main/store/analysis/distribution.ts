import { Top } from '../query/top.ts'
import { NO_VALUE, type NodeValues } from './measure.ts'
import { ranges } from './slices.ts'

export type Bin = { from: number; to: number; count: number }

/** What can be said of a value a node without showing them all. */
export type Distribution = {
  /** Nodes that have a value. */
  valued: number
  histogram: Bin[]
  /** Nodes of the highest values, highest first. */
  top: number[]
}

/** Bins of a histogram, as many as a panel of usual width can show. */
const BINS = 40

/**
 * Bins and the highest of a value a node, in two passes. Bins are of one width, or double in width where the
 * values are counts or spread over more than three powers of ten, as most of a graph's measures do.
 */
export function* distributionOf(values: NodeValues, topCount: number): Generator<void, Distribution> {
  const top = new Top(topCount)
  let valued = 0
  let least = Infinity
  let most = -Infinity
  let leastAboveZero = Infinity
  yield* ranges(values.length, (from, to) => {
    for (let node = from; node < to; node++) {
      const value = values[node]!
      if (isMissing(value)) continue
      valued++
      top.offer(node, value)
      if (value < least) least = value
      if (value > most) most = value
      if (value > 0 && value < leastAboveZero) leastAboveZero = value
    }
  })
  if (valued === 0) return { valued, histogram: [], top: [] }
  const edges =
    least >= 0 && most > leastAboveZero * 1000 ? doubling(leastAboveZero, most) : even(least, most)
  const bins = edges.slice(0, -1).map((from, at) => ({ from, to: edges[at + 1]!, count: 0 }))
  yield* ranges(values.length, (from, to) => fill(values.subarray(from, to), edges, bins))
  return { valued, histogram: bins, top: top.take() }
}

export function isMissing(value: number): boolean {
  return Number.isNaN(value) || value === NO_VALUE
}

function even(least: number, most: number): number[] {
  if (least === most) return [least, most]
  const width = (most - least) / BINS
  return Array.from({ length: BINS + 1 }, (_, at) => (at === BINS ? most : least + at * width))
}

/** From zero, then from the smallest power of two that a value reaches. */
function doubling(leastAboveZero: number, most: number): number[] {
  const edges = [0]
  for (let edge = 2 ** Math.floor(Math.log2(leastAboveZero)); edge <= most; edge *= 2) edges.push(edge)
  edges.push(edges.at(-1)! * 2)
  return edges
}

function fill(values: NodeValues, edges: readonly number[], bins: Bin[]): void {
  for (const value of values) {
    if (isMissing(value)) continue
    let low = 0
    let high = bins.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (edges[middle]! <= value) low = middle
      else high = middle - 1
    }
    bins[low]!.count++
  }
}

/** Sizes of the groups `0, 1, 2, …`; the largest come first. */
export function* groupSizes(
  values: NodeValues,
  limit: number,
): Generator<void, { group: number; size: number }[]> {
  const sizes: number[] = []
  yield* ranges(values.length, (from, to) => {
    for (let node = from; node < to; node++) {
      const group = values[node]!
      // numbered by size, so that those past the limit are smaller
      if (!isMissing(group) && group < limit) sizes[group] = (sizes[group] ?? 0) + 1
    }
  })
  return Array.from(sizes, (size, group) => ({ group, size: size ?? 0 }))
}
