import type { GraphPath } from '../../../../src-shared/contract/queries.ts'
import type { Visit } from '../../graph-store.ts'
import type { PathView } from './path-view.ts'

/** Nodes between two looks at the clock. */
const STRIDE = 64

/**
 * A path with the fewest edges, or none, by breadth-first searches from both ends, the smaller frontier first: in a
 * small world each side looks at about the root of what one search would. The same path in every mode.
 */
export function* fewestEdges(
  view: PathView,
  from: number,
  to: number,
): Generator<void, GraphPath | undefined> {
  if (from === to) return { nodes: [from], edges: [], length: 0 }
  const ahead = new Side(from, view.onward)
  const behind = new Side(to, view.back)
  while (ahead.frontier.length > 0 && behind.frontier.length > 0) {
    const [side, other] = ahead.frontier.length <= behind.frontier.length ? [ahead, behind] : [behind, ahead]
    yield* side.advance()
    // the first ring that the other side knows: all its meeting points are equally far, the lowest one is taken
    let meeting = Infinity
    for (const node of side.frontier) if (node < meeting && other.knows(node)) meeting = node
    if (meeting < Infinity) return joined(ahead.walkBack(meeting), behind.walkBack(meeting))
  }
  return undefined
}

/** How a node was reached: from which, by which edge. */
type Step = { node: number; edge: number }

class Side {
  frontier: number[]
  readonly #reached = new Map<number, Step | undefined>()
  readonly #neighbours: (node: number, visit: Visit) => void

  constructor(start: number, neighbours: (node: number, visit: Visit) => void) {
    this.frontier = [start]
    this.#reached.set(start, undefined)
    this.#neighbours = neighbours
  }

  knows(node: number): boolean {
    return this.#reached.has(node)
  }

  /** Goes one edge further. Of several ways to a node, that from the lowest node by the lowest edge is taken. */
  *advance(): Generator<void, void> {
    const ring = new Map<number, Step>()
    for (const [at, node] of this.frontier.entries()) {
      this.#neighbours(node, (neighbour, edge) => {
        if (this.#reached.has(neighbour)) return
        const known = ring.get(neighbour)
        if (known === undefined || node < known.node || (node === known.node && edge < known.edge))
          ring.set(neighbour, { node, edge })
      })
      if (at % STRIDE === 0) yield
    }
    for (const [node, step] of ring) this.#reached.set(node, step)
    this.frontier = [...ring.keys()]
  }

  /** From a node to where this side started. */
  walkBack(node: number): { nodes: number[]; edges: number[] } {
    const nodes = [node]
    const edges: number[] = []
    for (let step = this.#reached.get(node); step !== undefined; step = this.#reached.get(step.node)) {
      nodes.push(step.node)
      edges.push(step.edge)
    }
    return { nodes, edges }
  }
}

type Walk = { nodes: number[]; edges: number[] }

function joined(ahead: Walk, behind: Walk): GraphPath {
  const edges = [...ahead.edges.toReversed(), ...behind.edges]
  return { nodes: [...ahead.nodes.toReversed(), ...behind.nodes.slice(1)], edges, length: edges.length }
}
