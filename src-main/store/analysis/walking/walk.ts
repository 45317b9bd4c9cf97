import type { ParametersOf } from '../../../../src-shared/contract/measures.ts'
import type { GraphStore, Visit } from '../../graph-store.ts'
import type { NodeValues, Summary } from '../measure.ts'

/** A store as its shared interface shows it: neighbours are visited one by one, whatever holds them. */
export type Walk = {
  readonly nodeCount: number
  /** Visits where edges lead from a node; undirected, both ends of each edge. */
  readonly leading: (node: number, visit: Visit) => void
  /** Visits where edges to a node come from. */
  readonly arriving: (node: number, visit: Visit) => void
  readonly all: (node: number, visit: Visit) => void
}

export function walkOf(store: GraphStore, directed: boolean): Walk {
  const all = (node: number, visit: Visit) => {
    store.forEachOut(node, visit)
    store.forEachIn(node, visit)
  }
  const { nodeCount } = store
  if (!directed) return { nodeCount, leading: all, arriving: all, all }
  return {
    nodeCount,
    leading: (node, visit) => store.forEachOut(node, visit),
    arriving: (node, visit) => store.forEachIn(node, visit),
    all,
  }
}

/** Measures that have a way through the shared interface. */
export type WalkedName = 'degree' | 'pagerank' | 'weak-components' | 'distances' | 'core-numbers'

/**
 * A measure of any store, node by node, on the calling thread: what an analyst's own loop would do, and so what
 * a layout costs or saves. Yields often enough to be run in slices.
 */
export type WalkedMeasure<N extends WalkedName> = (
  walk: Walk,
  parameters: ParametersOf<N>,
) => Generator<void, { values: NodeValues; summary: Summary }>

/**
 * Nodes between two looks at the clock. Few, as there may be hubs among them, of tens of thousands of neighbours at up to a
 * microsecond each in dictionaries; a look takes a tenth of that.
 */
export const STRIDE = 4
