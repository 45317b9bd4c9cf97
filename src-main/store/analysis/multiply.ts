import type { Rows, Sides, Weights } from './reading.ts'

/**
 * Sparse matrix times vector, for the nodes `[from, to)`: `y[v - from]` becomes the sum of `x` over the
 * entries of `v`, each times its weight. The one loop behind PageRank, HITS, eigenvector and Katz.
 */
export function multiply(
  sides: Sides,
  weights: Weights | undefined,
  x: Float64Array,
  y: Float64Array,
  from: number,
  to: number,
): void {
  y.fill(0, 0, to - from)
  for (const rows of sides) {
    if (weights === undefined) addEntries(rows, x, y, from, to)
    else if (rows.edges === undefined) addWeighted(rows, weights, x, y, from, to)
    else addWeightedByEdge(rows, rows.edges, weights, x, y, from, to)
  }
}

function addEntries({ starts, others }: Rows, x: Float64Array, y: Float64Array, from: number, to: number) {
  let at = starts[from]!
  for (let node = from; node < to; node++) {
    const end = starts[node + 1]!
    let sum = 0
    for (; at < end; at++) sum += x[others[at]!]!
    y[node - from] = y[node - from]! + sum
  }
}

function addWeighted(
  { starts, others }: Rows,
  weights: Weights,
  x: Float64Array,
  y: Float64Array,
  from: number,
  to: number,
) {
  let at = starts[from]!
  for (let node = from; node < to; node++) {
    const end = starts[node + 1]!
    let sum = 0
    for (; at < end; at++) sum += x[others[at]!]! * weights[at]!
    y[node - from] = y[node - from]! + sum
  }
}

function addWeightedByEdge(
  { starts, others }: Rows,
  edges: Uint32Array,
  weights: Weights,
  x: Float64Array,
  y: Float64Array,
  from: number,
  to: number,
) {
  let at = starts[from]!
  for (let node = from; node < to; node++) {
    const end = starts[node + 1]!
    let sum = 0
    for (; at < end; at++) sum += x[others[at]!]! * weights[edges[at]!]!
    y[node - from] = y[node - from]! + sum
  }
}
