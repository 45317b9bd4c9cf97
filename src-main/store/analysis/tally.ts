import type { Sides, Weights } from './reading.ts'

/** Adjacency with weights, read undirected: every edge is met from both of its ends. */
export type Ties = {
  readonly nodeCount: number
  readonly sides: Sides
  readonly weights: Weights | undefined
}

/** Sums of weight by label, kept sparsely: what was touched is listed, so that clearing costs no more. */
export class Tally {
  readonly weight: Float64Array
  readonly touched: Uint32Array
  count = 0

  /** 12 bytes a label. */
  constructor(labels: number) {
    this.weight = new Float64Array(labels)
    this.touched = new Uint32Array(labels)
  }

  clear(): void {
    const { weight, touched } = this
    for (let at = 0; at < this.count; at++) weight[touched[at]!] = 0
    this.count = 0
  }

  /** Adds the ties of a node by the labels of those at their other ends; self-loops only if asked for. */
  add({ sides, weights }: Ties, node: number, labels: Uint32Array, withLoops = false): void {
    const { weight, touched } = this
    let count = this.count
    for (const { starts, others, edges } of sides) {
      const end = starts[node + 1]!
      for (let at = starts[node]!; at < end; at++) {
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
    }
    this.count = count
  }
}
