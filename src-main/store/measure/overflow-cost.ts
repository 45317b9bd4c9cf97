import { below, randomSource } from '../../generate/random.ts'
import type { GraphStore } from '../graph-store.ts'
import { collectGarbage } from './heap.ts'

const NAME = 'added by the measuring of overflow'
/** A share that an analyst may mark, and not so few that the reading drowns in what else the process holds. */
const SHARE = 0.02
const FEWEST = 2_000

/**
 * Bytes that an attribute beside the slots takes for each node that has it: growth of heap and buffers by giving
 * one to 2% of the nodes, each collected before. `null` where these are too few to tell. Leaves the graph as it was.
 */
export function overflowCost(graph: GraphStore, seed: number): number | null {
  const wanted = Math.floor(graph.nodeCount * SHARE)
  if (wanted < FEWEST) return null
  const random = randomSource(seed + 1)
  const nodes = new Set<number>()
  while (nodes.size < wanted) nodes.add(below(random, graph.nodeCount))
  const places = [...nodes].map((node) => {
    const kind = graph.nodeKindOf(node)
    return { attributes: graph.nodeRecords(kind).attributes, row: node - graph.nodeKinds[kind]!.first }
  })
  const before = held()
  if (before === undefined) return null
  for (const [at, { attributes, row }] of places.entries()) attributes.set(row, NAME, at)
  const after = held()
  for (const { attributes, row } of places) attributes.remove(row, NAME)
  return after === undefined ? null : (after - before) / places.length
}

function held(): number | undefined {
  if (!collectGarbage()) return undefined
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
