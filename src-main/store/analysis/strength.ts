import type { Reading, Sides } from './reading.ts'

/** Writes what the entries of each node of `[from, to)` among `sides` weigh together, one each if unweighted. */
export function strengths(graph: Reading, sides: Sides, into: Float64Array, from: number, to: number): void {
  const { weights } = graph
  into.fill(0, from, to)
  for (const { starts, edges } of sides) {
    for (let node = from; node < to; node++) {
      const end = starts[node + 1]!
      let sum = 0
      if (weights === undefined) sum = end - starts[node]!
      else if (edges === undefined) for (let at = starts[node]!; at < end; at++) sum += weights[at]!
      else for (let at = starts[node]!; at < end; at++) sum += weights[edges[at]!]!
      into[node] = into[node]! + sum
    }
  }
}
