import type { Sides } from './reading.ts'

/**
 * A level is walked bottom-up, each unseen node looking for a parent, once this share of the nodes is at its
 * edge: nearly every unseen node then finds one at its first entries. Source: Beamer, Asanović and Patterson,
 * "Direction-optimizing breadth-first search" (2012); their measure is edges, which it costs a pass to count.
 */
const BOTTOM_UP_SHARE = 1 / 20

/**
 * Breadth-first search, level by level. `sides` lead away from a node, `against` lead back to it. 8 bytes a
 * node; a search costs O(n + m) at most, and a search that stays small costs what it meets.
 */
export class Frontier {
  readonly #nodeCount: number
  readonly #sides: Sides
  readonly #against: Sides
  /** Nodes in the order they were met; the present level is `[#from, #to)`. */
  readonly #met: Uint32Array
  /** Level a node was met at, plus the count of levels of earlier searches; 0 never. */
  readonly #level: Uint32Array
  #base = 0
  #depth = 0
  #from = 0
  #to = 0

  constructor(nodeCount: number, sides: Sides, against: Sides) {
    this.#nodeCount = nodeCount
    this.#sides = sides
    this.#against = against
    this.#met = new Uint32Array(nodeCount)
    this.#level = new Uint32Array(nodeCount)
  }

  /** Nodes at the present level. */
  get size(): number {
    return this.#to - this.#from
  }

  /** Nodes met so far, all levels. */
  get metCount(): number {
    return this.#to
  }

  /** The present level's distance from where the search started. */
  get depth(): number {
    return this.#depth - 1
  }

  /** Starts a search; what earlier ones met is forgotten at no cost. */
  start(nodes: Iterable<number>): void {
    this.#base += this.#depth
    this.#depth = 1
    this.#from = this.#to = 0
    for (const node of nodes) this.#meet(node)
  }

  forEach(visit: (node: number) => void): void {
    for (let at = this.#from; at < this.#to; at++) visit(this.#met[at]!)
  }

  /** The last node of the present level, by number of the order they were met. */
  any(): number {
    return this.#met[this.#to - 1]!
  }

  has(node: number): boolean {
    return this.#level[node]! > this.#base
  }

  /** Goes to the next level, perhaps an empty one. */
  advance(): void {
    const from = this.#to
    const bottomUp = this.size > this.#nodeCount * BOTTOM_UP_SHARE
    this.#depth++
    if (bottomUp) this.#lookBack()
    else this.#lookAhead(from)
    this.#from = from
  }

  #lookAhead(to: number): void {
    const met = this.#met
    const level = this.#level
    const base = this.#base
    const mark = base + this.#depth
    let next = to
    for (let at = this.#from; at < to; at++) {
      const node = met[at]!
      for (const { starts, others } of this.#sides) {
        const end = starts[node + 1]!
        for (let entry = starts[node]!; entry < end; entry++) {
          const other = others[entry]!
          if (level[other]! > base) continue
          level[other] = mark
          met[next++] = other
        }
      }
    }
    this.#to = next
  }

  #lookBack(): void {
    const met = this.#met
    const level = this.#level
    const base = this.#base
    const mark = base + this.#depth
    let next = this.#to
    for (let node = 0; node < this.#nodeCount; node++) {
      if (level[node]! > base || !hasAt(node, mark - 1, level, this.#against)) continue
      level[node] = mark
      met[next++] = node
    }
    this.#to = next
  }

  #meet(node: number): void {
    if (this.has(node)) return
    this.#level[node] = this.#base + this.#depth
    this.#met[this.#to++] = node
  }
}

/** Whether some entry of the node was met at the given level. */
function hasAt(node: number, mark: number, level: Uint32Array, against: Sides): boolean {
  for (const { starts, others } of against) {
    const end = starts[node + 1]!
    for (let entry = starts[node]!; entry < end; entry++) if (level[others[entry]!] === mark) return true
  }
  return false
}
