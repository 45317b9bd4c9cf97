import { NodeHeap } from '../../analysis/node-heap.ts'
import type { PathView } from './path-view.ts'

/** Nodes between two looks at the clock. */
const STRIDE = 64

/** What is known of the way to a target: exactly up to a radius, and beyond it that it is no less. */
export type DistancesTo = {
  /** Of the node that was asked for; Infinity where no path leads from there. */
  readonly radius: number
  /** No more than the distance from a node to the target; of nodes within the radius, just that. */
  readonly atLeast: (node: number) => number
}

/** Searches backwards from a target until `from` is reached (Dijkstra). 8 bytes a node of the graph. */
export function* distancesTo(view: PathView, target: number, from: number): Generator<void, DistancesTo> {
  const { weights } = view
  const distances = new Float64Array(view.nodeCount).fill(Infinity)
  distances[target] = 0
  const heap = new NodeHeap()
  heap.offer(target, 0)
  let taken = 0
  while (heap.size > 0 && heap.nearest < distances[from]!) {
    const distance = heap.nearest
    const node = heap.take()
    if (distance > distances[node]!) continue
    view.back(node, (neighbour, edge) => {
      const length = distance + (weights ? weights[edge]! : 1)
      if (length >= distances[neighbour]!) return
      distances[neighbour] = length
      heap.offer(neighbour, length)
    })
    if (taken++ % STRIDE === 0) yield
  }
  const radius = distances[from]!
  return { radius, atLeast: (node) => Math.min(distances[node]!, radius) }
}
