import { topologyOf } from '../../analysis/view.ts'
import type { GraphStore } from '../../graph-store.ts'

/** Writes the degrees of nodes `[from, from + count)` to the start of `into`: from the rows, where the store has rows. */
export function degreeReader(
  store: GraphStore,
  which: 'degree' | 'in-degree' | 'out-degree',
): (from: number, count: number, into: Float64Array) => void {
  const topology = topologyOf(store)
  if (topology === undefined) {
    return (from, count, into) => {
      for (let i = 0; i < count; i++) {
        const node = from + i
        into[i] =
          (which === 'in-degree' ? 0 : store.outDegree(node)) +
          (which === 'out-degree' ? 0 : store.inDegree(node))
      }
    }
  }
  const { outStarts, inStarts } = topology
  if (which === 'degree') {
    return (from, count, into) => {
      for (let i = 0; i < count; i++) {
        const node = from + i
        into[i] = outStarts[node + 1]! - outStarts[node]! + inStarts[node + 1]! - inStarts[node]!
      }
    }
  }
  const starts = which === 'in-degree' ? inStarts : outStarts
  return (from, count, into) => {
    for (let i = 0; i < count; i++) into[i] = starts[from + i + 1]! - starts[from + i]!
  }
}
