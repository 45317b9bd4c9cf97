import { permutation, type Random } from '../../generate/random.ts'

/** Nodes to look at, first come first served, each at most once at a time. 5 bytes a node. */
export class NodeQueue {
  readonly #ring: Uint32Array
  readonly #queued: Uint8Array
  #head = 0
  #size: number

  /** Starts with every node, in random order. */
  constructor(nodeCount: number, random: Random) {
    this.#ring = permutation(random, nodeCount)
    this.#queued = new Uint8Array(nodeCount).fill(1)
    this.#size = nodeCount
  }

  get size(): number {
    return this.#size
  }

  /** Only while `size` is above 0. */
  take(): number {
    const node = this.#ring[this.#head]!
    this.#head = this.#head + 1 === this.#ring.length ? 0 : this.#head + 1
    this.#size--
    this.#queued[node] = 0
    return node
  }

  offer(node: number): void {
    if (this.#queued[node] === 1) return
    this.#queued[node] = 1
    const end = this.#head + this.#size++
    this.#ring[end < this.#ring.length ? end : end - this.#ring.length] = node
  }
}
