import type { Sides, Weights } from './reading.ts'

/** Adjacency with weights, read undirected: every edge is met from both of its ends. */
export type Ties = {
  readonly nodeCount: number
  readonly sides: Sides
  readonly weights: Weights | undefined
}

/** Labels that a tally has room for at first; a node rarely meets more. */
const FEW = 1024

/** Sums of weight by label, kept sparsely: what was touched is listed, so that clearing costs no more. */
export class Tally {
  readonly weight: Float64Array
  touched = new Uint32Array(FEW)
  count = 0

  /** 8 bytes a label, and 4 for each that a node meets at once. */
  constructor(labels: number) {
    this.weight = new Float64Array(labels)
  }

  clear(): void {
    const { weight, touched } = this
    for (let at = 0; at < this.count; at++) weight[touched[at]!] = 0
    this.count = 0
  }

  /** Adds the ties of a node by the labels of those at their other ends; self-loops only if asked for. */
  add({ sides, weights }: Ties, node: number, labels: Uint32Array, withLoops = false): void {
    const { weight } = this
    for (const { starts, others, edges } of sides) {
      const end = starts[node + 1]!
      let at = starts[node]!
      const touched = this.#roomFor(end - at)
      let count = this.count
      for (; at < end; at++) {
        const other = others[at]!
        if (other === node && !withLoops) continue
        const tie = weights === undefined ? 1 : weights[edges === undefined ? at : edges[at]!]!
        // nothing to add, and 0 marks a label as not listed yet
        if (tie === 0) continue
        const label = labels[other]!
        const before = weight[label]!
        if (before === 0) touched[count++] = label
        weight[label] = before + tie
      }
      this.count = count
    }
  }

  /** The list of labels, with room for so many more of them. */
  #roomFor(more: number): Uint32Array {
    const labels = this.weight.length
    const needed = Math.min(labels, this.count + more)
    if (needed > this.touched.length) {
      const longer = new Uint32Array(Math.min(labels, Math.max(needed, 2 * this.touched.length)))
      longer.set(this.touched.subarray(0, this.count))
      this.touched = longer
    }
    return this.touched
  }
}
