import { sharedArray } from '../../load/shared-array.ts'
import type { Measure } from '../measure.ts'
import type { Reading } from '../reading.ts'

const NONE = 0xffff_ffff

/**
 * Articulation points (1) and bridges, reading the graph undirected, by one depth-first search without
 * recursion. Parallel edges are no bridges. O(n + m); 21 bytes a node.
 * Source: Hopcroft and Tarjan (1973).
 */
export const cutPoints: Measure<'cut-points', { values: Uint32Array }> = {
  parallel: false,
  allocate: ({ nodeCount }) => ({ values: sharedArray.u32(nodeCount) }),
  run(graph, _, { values }, team) {
    const { nodeCount } = graph
    const search = new DepthFirst(graph)
    let bridges = 0
    for (let root = 0; root < nodeCount; root++) {
      if ((root & 0xffff) === 0) team.report(root, nodeCount)
      if (!search.isNew(root)) continue
      bridges += search.from(root, values)
    }
    let points = 0
    for (let node = 0; node < nodeCount; node++) points += values[node]!
    return { articulationPoints: points, bridges }
  },
}

class DepthFirst {
  readonly #graph: Reading
  /** Order in which nodes were met, from 1. */
  readonly #met: Uint32Array
  /** The earliest that each node and those below it have an edge back to. */
  readonly #back: Uint32Array
  /** The entry to look at next, counted from the node's first, outgoing ones before incoming ones. */
  readonly #cursor: Uint32Array
  /** 1 once the edge that the node was met by has been passed over; edges parallel to it lead back. */
  readonly #passedOver: Uint8Array
  readonly #path: Uint32Array
  #next = 1

  constructor(graph: Reading) {
    this.#graph = graph
    const array = () => new Uint32Array(graph.nodeCount)
    this.#met = array()
    this.#back = array()
    this.#cursor = array()
    this.#passedOver = new Uint8Array(graph.nodeCount)
    this.#path = array()
  }

  isNew(node: number): boolean {
    return this.#met[node] === 0
  }

  /** Searches one component, marks its articulation points, and gives the number of its bridges. */
  from(root: number, isPoint: Uint32Array): number {
    const met = this.#met
    const back = this.#back
    const path = this.#path
    let bridges = 0
    let depth = 0
    let branches = 0
    this.#enter(root)
    path[depth++] = root
    while (depth > 0) {
      const node = path[depth - 1]!
      const other = this.#take(node)
      if (other === NONE) {
        depth--
        if (depth === 0) break
        const above = path[depth - 1]!
        if (back[node]! < back[above]!) back[above] = back[node]!
        if (back[node]! > met[above]!) bridges++
        if (above === root) branches++
        else if (back[node]! >= met[above]!) isPoint[above] = 1
      } else if (met[other] === 0) {
        this.#enter(other)
        path[depth++] = other
      } else if (depth > 1 && other === path[depth - 2] && this.#passedOver[node] === 0) {
        this.#passedOver[node] = 1
      } else if (met[other]! < back[node]!) back[node] = met[other]!
    }
    if (branches > 1) isPoint[root] = 1
    return bridges
  }

  #enter(node: number): void {
    this.#met[node] = this.#back[node] = this.#next++
  }

  /** The other end of the node's next entry, or NONE. */
  #take(node: number): number {
    const { out, in: incoming } = this.#graph
    const at = this.#cursor[node]!
    const outgoing = out.starts[node + 1]! - out.starts[node]!
    if (at < outgoing) {
      this.#cursor[node] = at + 1
      return out.others[out.starts[node]! + at]!
    }
    const entry = incoming.starts[node]! + at - outgoing
    if (entry >= incoming.starts[node + 1]!) return NONE
    this.#cursor[node] = at + 1
    return incoming.others[entry]!
  }
}
