import { permutation, randomSource } from '../../generate/random.ts'
import type { GraphStore } from '../graph-store.ts'
import { collectGarbage } from './heap.ts'

const NAME = 'added by the measuring of overflow'
/** So many that the reading does not drown in what else the process holds: entries of a map take tens of bytes. */
const MOST = 100_000
const FEWEST = 10_000

/**
 * Bytes that an attribute beside the slots takes for each node that has it: growth of heap and buffers by giving
 * one to up to 100,000 nodes, collected before both readings. `null` of graphs too small to tell. Leaves the graph
 * as it was.
 */
export function overflowCost(graph: GraphStore, seed: number): number | null {
  if (graph.nodeCount < FEWEST) return null
  const nodes = permutation(randomSource(seed), graph.nodeCount).slice(0, MOST)
  const placesOf = (node: number) => {
    const kind = graph.nodeKindOf(node)
    return { attributes: graph.nodeRecords(kind).attributes, row: node - graph.nodeKinds[kind]!.first }
  }
  const mark = () => {
    for (const node of nodes) {
      const { attributes, row } = placesOf(node)
      attributes.set(row, NAME, node)
    }
  }
  const clear = () => {
    for (const node of nodes) {
      const { attributes, row } = placesOf(node)
      attributes.remove(row, NAME)
    }
  }
  // once for the compiler, whose code lies on the heap too
  mark()
  clear()
  const before = held()
  mark()
  const after = held()
  clear()
  return before === undefined || after === undefined ? null : (after - before) / nodes.length
}

function held(): number | undefined {
  if (!collectGarbage()) return undefined
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
