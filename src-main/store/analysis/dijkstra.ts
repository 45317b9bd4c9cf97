import { fail } from '../../../src-shared/contract/failure.ts'
import { NodeHeap } from './node-heap.ts'
import type { Reading, Sides, Weights } from './reading.ts'

/** Shortest paths by weight mean nothing where going round in a circle makes them shorter. */
export function refuseNegative(weights: Weights): void {
  for (let edge = 0; edge < weights.length; edge++) {
    // also refuses NaN
    if (!(weights[edge]! >= 0)) {
      fail('bad-call', `Path lengths need weights of 0 or more; edge ${edge} weighs ${weights[edge]}.`)
    }
  }
}

/**
 * Writes the least weight of a path from any of `from` to each node, NaN where there is none, by Dijkstra's
 * algorithm. O(m log n); up to 12 bytes an edge for the heap, in practice far less.
 */
export function settleDistances(
  { weights }: Reading,
  sides: Sides,
  from: readonly number[],
  into: Float64Array,
): void {
  if (weights) refuseNegative(weights)
  const heap = new NodeHeap()
  into.fill(Infinity)
  for (const node of from) {
    into[node] = 0
    heap.offer(node, 0)
  }
  while (heap.size > 0) {
    const distance = heap.nearest
    const node = heap.take()
    if (distance > into[node]!) continue
    for (const { starts, others, edges } of sides) {
      const end = starts[node + 1]!
      for (let at = starts[node]!; at < end; at++) {
        const weight = weights ? weights[edges ? edges[at]! : at]! : 1
        const other = others[at]!
        if (distance + weight >= into[other]!) continue
        into[other] = distance + weight
        heap.offer(other, distance + weight)
      }
    }
  }
  for (let node = 0; node < into.length; node++) if (into[node] === Infinity) into[node] = Number.NaN
}
