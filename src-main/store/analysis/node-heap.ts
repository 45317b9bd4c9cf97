/**
 * Nodes by distance, nearest first, as a binary heap: O(log n) to offer and to take. A node may be offered
 * again with a shorter distance; what was offered before is left in and taken later, for the taker to skip.
 * Of equal distances the lower node comes first, so that results do not hang on the heap's history.
 */
export class NodeHeap {
  #nodes = new Uint32Array(1024)
  #distances = new Float64Array(1024)
  #size = 0

  get size(): number {
    return this.#size
  }

  clear(): void {
    this.#size = 0
  }

  offer(node: number, distance: number): void {
    if (this.#size === this.#nodes.length) this.#grow()
    const nodes = this.#nodes
    const distances = this.#distances
    let at = this.#size++
    while (at > 0) {
      const parent = (at - 1) >>> 1
      const above = distances[parent]!
      if (above < distance || (above === distance && nodes[parent]! <= node)) break
      distances[at] = above
      nodes[at] = nodes[parent]!
      at = parent
    }
    distances[at] = distance
    nodes[at] = node
  }

  /** Distance of the nearest; only while `size` is above 0. */
  get nearest(): number {
    return this.#distances[0]!
  }

  /** Takes the nearest node out; only while `size` is above 0. */
  take(): number {
    const nodes = this.#nodes
    const distances = this.#distances
    const taken = nodes[0]!
    const size = --this.#size
    const node = nodes[size]!
    const distance = distances[size]!
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      if (child + 1 < size && before(distances, nodes, child + 1, child)) child++
      const below = distances[child]!
      if (distance < below || (distance === below && node <= nodes[child]!)) break
      distances[at] = below
      nodes[at] = nodes[child]!
      at = child
    }
    distances[at] = distance
    nodes[at] = node
    return taken
  }

  #grow(): void {
    const nodes = new Uint32Array(this.#nodes.length * 2)
    nodes.set(this.#nodes)
    this.#nodes = nodes
    const distances = new Float64Array(nodes.length)
    distances.set(this.#distances)
    this.#distances = distances
  }
}

function before(distances: Float64Array, nodes: Uint32Array, a: number, b: number): boolean {
  return distances[a]! < distances[b]! || (distances[a] === distances[b] && nodes[a]! < nodes[b]!)
}
