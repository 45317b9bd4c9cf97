import { NodeHeap } from './node-heap.ts'
import type { Reading, Sides } from './reading.ts'

/** Distance in edges of a node that was not met. */
const UNMET = -1

/**
 * Shortest paths from one node and what each node carries of them. 24 bytes a node; weighted, 29 and up to 12 an
 * edge. Source: Brandes, "A faster algorithm for betweenness centrality" (2001).
 */
export class PathCounter {
  /** What the last search puts on each node; 0 where it did not come. */
  readonly carried: Float64Array
  readonly #graph: Reading
  readonly #sides: Sides
  /** In edges, or of weight. */
  readonly #distance: Int32Array | Float64Array
  readonly #unmet: number
  readonly #paths: Float64Array
  readonly #order: Uint32Array
  #met = 0

  /** `carried` is filled with zeros. */
  constructor(graph: Reading, sides: Sides, carried: Float64Array) {
    this.#graph = graph
    this.#sides = sides
    this.carried = carried
    this.#unmet = graph.weights ? Infinity : UNMET
    this.#distance = new (graph.weights ? Float64Array : Int32Array)(graph.nodeCount).fill(this.#unmet)
    this.#paths = new Float64Array(graph.nodeCount)
    this.#order = new Uint32Array(graph.nodeCount)
  }

  /** O(n + m); weighted O(m log n). */
  countFrom(source: number): void {
    this.#forget()
    if (this.#graph.weights) this.#settle(source)
    else this.#spread(source)
    this.#gather(source)
  }

  #forget(): void {
    for (let at = 0; at < this.#met; at++) {
      const node = this.#order[at]!
      this.carried[node] = 0
      this.#distance[node] = this.#unmet
      this.#paths[node] = 0
    }
    this.#met = 0
  }

  #spread(source: number): void {
    const distance = this.#distance
    const paths = this.#paths
    const order = this.#order
    distance[source] = 0
    paths[source] = 1
    order[0] = source
    let met = 1
    for (let at = 0; at < met; at++) {
      const node = order[at]!
      const further = distance[node]! + 1
      const ways = paths[node]!
      for (const { starts, others } of this.#sides) {
        const end = starts[node + 1]!
        for (let entry = starts[node]!; entry < end; entry++) {
          const other = others[entry]!
          if (distance[other] === UNMET) {
            distance[other] = further
            order[met++] = other
          }
          if (distance[other] === further) paths[other] = paths[other]! + ways
        }
      }
    }
    this.#met = met
  }

  #settle(source: number): void {
    const distance = this.#distance
    const paths = this.#paths
    const weights = this.#graph.weights!
    const heap = new NodeHeap()
    const settled = new Uint8Array(distance.length)
    distance[source] = 0
    paths[source] = 1
    heap.offer(source, 0)
    while (heap.size > 0) {
      const node = heap.take()
      if (settled[node] === 1) continue
      settled[node] = 1
      this.#order[this.#met++] = node
      for (const { starts, others, edges } of this.#sides) {
        const end = starts[node + 1]!
        for (let at = starts[node]!; at < end; at++) {
          const other = others[at]!
          const length = distance[node]! + weights[edges ? edges[at]! : at]!
          if (length < distance[other]!) {
            distance[other] = length
            paths[other] = paths[node]!
            heap.offer(other, length)
          } else if (length === distance[other] && settled[other] === 0) {
            paths[other] = paths[other]! + paths[node]!
          }
        }
      }
    }
  }

  /** From the far end back: a node hands on what it carries to those before it, by their share of its paths. */
  #gather(source: number): void {
    const distance = this.#distance
    const paths = this.#paths
    const carried = this.carried
    const { weights } = this.#graph
    for (let at = this.#met - 1; at >= 0; at--) {
      const node = this.#order[at]!
      let sum = 0
      for (const { starts, others, edges } of this.#sides) {
        const end = starts[node + 1]!
        for (let entry = starts[node]!; entry < end; entry++) {
          const other = others[entry]!
          const length = weights ? weights[edges ? edges[entry]! : entry]! : 1
          if (distance[other] !== distance[node]! + length || other === node) continue
          sum += (paths[node]! / paths[other]!) * (1 + carried[other]!)
        }
      }
      carried[node] = sum
    }
    carried[source] = 0
  }
}
