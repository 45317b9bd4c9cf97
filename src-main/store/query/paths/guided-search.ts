import type { GraphPath } from '../../../../src-shared/contract/queries.ts'
import { NodeHeap } from '../../analysis/node-heap.ts'
import type { DistancesTo } from './distances-to.ts'
import type { PathView } from './path-view.ts'

/** Nodes between two looks at the clock. */
const STRIDE = 64

/** What a path must not use. */
export type Barred = {
  readonly nodes: ReadonlySet<number>
  /** Nodes that must not come right after the first. */
  readonly firstSteps: ReadonlySet<number>
}

type Reached = { length: number; node: number; edge: number; expanded: boolean }

/**
 * A shortest path around what is barred, or none (A*). Distances without bars never overestimate those with them, so
 * that the search keeps to the neighbourhood of the path. The same path in every mode.
 */
export function* guidedSearch(
  view: PathView,
  from: number,
  to: number,
  { atLeast }: DistancesTo,
  barred: Barred,
): Generator<void, GraphPath | undefined> {
  const { weights } = view
  const reached = new Map<number, Reached>([[from, { length: 0, node: from, edge: -1, expanded: false }]])
  const heap = new NodeHeap()
  heap.offer(from, atLeast(from))
  let taken = 0
  while (heap.size > 0) {
    const bound = heap.nearest
    const node = heap.take()
    const here = reached.get(node)!
    // offered again since with a shorter way
    if (here.expanded && bound >= here.length + atLeast(node)) continue
    if (node === to) return walkBack(reached, from, to)
    here.expanded = true
    view.onward(node, (neighbour, edge) => {
      if (barred.nodes.has(neighbour) || (node === from && barred.firstSteps.has(neighbour))) return
      const length = here.length + (weights ? weights[edge]! : 1)
      const known = reached.get(neighbour)
      if (known === undefined || length < known.length) {
        reached.set(neighbour, { length, node, edge, expanded: false })
        heap.offer(neighbour, length + atLeast(neighbour))
      } else if (length === known.length && !known.expanded && isBefore(node, edge, known)) {
        known.node = node
        known.edge = edge
      }
    })
    if (taken++ % STRIDE === 0) yield
  }
  return undefined
}

function isBefore(node: number, edge: number, known: Reached): boolean {
  return node < known.node || (node === known.node && edge < known.edge)
}

function walkBack(reached: ReadonlyMap<number, Reached>, from: number, to: number): GraphPath {
  const nodes = [to]
  const edges: number[] = []
  for (let at = to; at !== from;) {
    const { node, edge } = reached.get(at)!
    nodes.push(node)
    edges.push(edge)
    at = node
  }
  return { nodes: nodes.toReversed(), edges: edges.toReversed(), length: reached.get(to)!.length }
}
