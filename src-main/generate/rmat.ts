import { permutation, type Random } from './random.ts'

/** Chances of the four quadrants at each level (Graph500 specification 3, 2.2); the fourth has the rest. */
const A = 0.57
const B = 0.19
const C = 0.19

const IN_A = Math.round(A * 2 ** 32)
const IN_B = Math.round((A + B) * 2 ** 32)
const IN_C = Math.round((A + B + C) * 2 ** 32)

/**
 * Draws edges of an R-MAT graph (Chakrabarti, Zhan and Faloutsos, 2004) over the nodes 0 to `nodes - 1`.
 *
 * As in Graph500, nodes are renumbered at random, so that an id says nothing of a degree, and self-loops and
 * parallel edges stay in. Pairs outside a node count that is no power of two are drawn anew. 4 bytes a node.
 */
export class RmatEdges {
  source = 0
  target = 0
  readonly #nodes: number
  readonly #levels: number
  readonly #order: Uint32Array
  readonly #random: Random

  constructor(nodes: number, random: Random) {
    this.#nodes = nodes
    this.#levels = Math.max(1, Math.ceil(Math.log2(nodes)))
    this.#order = permutation(random, nodes)
    this.#random = random
  }

  /** Draws the next edge into `source` and `target`. */
  draw(): void {
    const random = this.#random
    let from: number
    let to: number
    do {
      from = 0
      to = 0
      for (let level = 0; level < this.#levels; level++) {
        const r = random()
        from = (from << 1) | (r >= IN_B ? 1 : 0)
        to = (to << 1) | ((r >= IN_A && r < IN_B) || r >= IN_C ? 1 : 0)
      }
    } while (from >= this.#nodes || to >= this.#nodes)
    this.source = this.#order[from] as number
    this.target = this.#order[to] as number
  }
}
