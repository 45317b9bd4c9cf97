/** Bins `[from, to)`, the last closed. */
export type Bin = { from: number; to: number; count: number }

/** Past this many powers of ten, bins of one width would put nearly everything into the first. */
const SPREAD = 1000

/**
 * Edges of bins for numbers of which the least, the most, and the least above zero are known: `bins` of one width,
 * or doubling in width where the numbers spread over more than three powers of ten, as most of a graph's do.
 */
export function binEdges(least: number, most: number, leastAboveZero: number, bins: number): number[] {
  if (least >= 0 && most > leastAboveZero * SPREAD) return doubling(leastAboveZero, most)
  if (!(most > least)) return [least, most]
  const width = (most - least) / bins
  return Array.from({ length: bins + 1 }, (_, at) => (at === bins ? most : least + at * width))
}

/** From zero, then from the greatest power of two below the smallest number above it. */
function doubling(leastAboveZero: number, most: number): number[] {
  const edges = [0]
  for (let edge = 2 ** Math.floor(Math.log2(leastAboveZero)); edge <= most; edge *= 2) edges.push(edge)
  edges.push(edges.at(-1)! * 2)
  return edges
}

/** The bin of a value between the first and the last edge. */
export function binOf(edges: readonly number[], value: number): number {
  let low = 0
  let high = edges.length - 2
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (edges[middle]! <= value) low = middle
    else high = middle - 1
  }
  return low
}
