/** A set of nodes as one bit a node: 125 kB a million nodes, membership in one array read. */
export class NodeSet {
  readonly #bits: Uint32Array
  #size = 0

  constructor(nodeCount: number, nodes: Iterable<number> = []) {
    this.#bits = new Uint32Array((nodeCount + 31) >>> 5)
    for (const node of nodes) this.add(node)
  }

  get size(): number {
    return this.#size
  }

  has(node: number): boolean {
    return ((this.#bits[node >>> 5]! >>> (node & 31)) & 1) === 1
  }

  /** Whether the node was not there before. */
  add(node: number): boolean {
    if (this.has(node)) return false
    this.#bits[node >>> 5]! |= 1 << (node & 31)
    this.#size++
    return true
  }
}
