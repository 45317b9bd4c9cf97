import type { GraphStore } from '../graph-store.ts'
import { sharedArray } from '../load/shared-array.ts'
import type { Topology } from '../topology/topology.ts'
import type { Weights } from './reading.ts'

/** Nodes between two looks at the clock. */
const STRIDE = 1024

/** Nodes between two looks where hardly anything is done for each. */
const LONG_STRIDE = 65_536

const OUTSIDE = 0xffff_ffff

/**
 * Rows out of any store, of the nodes given (ascending; all when undefined) and of the edges that count among them, with
 * their weights. In every mode they are in the order of a slotted store's own rows, so that what hangs on the order, such
 * as random choices, is the same. 8 bytes a node and 12 an edge, 8 more an edge if weighted.
 */
export function* copyRows(
  store: GraphStore,
  nodes: Uint32Array | undefined,
  counts: (edge: number) => boolean,
  weightOf: Weights | undefined,
): Generator<void, { topology: Topology; weights: Weights | undefined }> {
  const nodeCount = nodes ? nodes.length : store.nodeCount
  const numbers = nodes && (yield* numbersOf(nodes, store.nodeCount))
  const row: number[] = []
  /** Edges of a node that count, ascending; until the next call. */
  const edgesFrom = (number: number): number[] => {
    let last = -1
    let ascend = true
    row.length = 0
    store.forEachOut(nodes ? nodes[number]! : number, (target, edge) => {
      if ((numbers && numbers[target] === OUTSIDE) || !counts(edge)) return
      ascend &&= edge > last
      last = edge
      row.push(edge)
    })
    // dictionaries list parallel edges together
    return ascend ? row : row.toSorted((a, b) => a - b)
  }
  const targetOf = (edge: number) => (numbers ? numbers[store.targetOf(edge)]! : store.targetOf(edge))

  const outStarts = sharedArray.u32(nodeCount + 1)
  const inStarts = sharedArray.u32(nodeCount + 1)
  for (let number = 0; number < nodeCount; number++) {
    const edges = edgesFrom(number)
    outStarts[number + 1] = edges.length
    for (const edge of edges) inStarts[targetOf(edge) + 1]!++
    if (number % STRIDE === 0) yield
  }
  for (let number = 0; number < nodeCount; number++) {
    outStarts[number + 1]! += outStarts[number]!
    inStarts[number + 1]! += inStarts[number]!
    if (number % LONG_STRIDE === 0) yield
  }
  const edgeCount = outStarts[nodeCount]!
  const targets = sharedArray.u32(edgeCount)
  const inSources = sharedArray.u32(edgeCount)
  const inRanks = sharedArray.u32(edgeCount)
  const weights = weightOf && sharedArray.f64(edgeCount)
  const cursors = inStarts.slice()
  let next = 0
  for (let number = 0; number < nodeCount; number++) {
    for (const edge of edgesFrom(number)) {
      const to = targetOf(edge)
      const at = cursors[to]!
      cursors[to] = at + 1
      inSources[at] = number
      inRanks[at] = next - outStarts[number]!
      if (weights) weights[next] = weightOf[edge]!
      targets[next++] = to
    }
    if (number % STRIDE === 0) yield
  }
  return { topology: { nodeCount, edgeCount, outStarts, targets, inStarts, inSources, inRanks }, weights }
}

/** The place of each node among those given. */
function* numbersOf(nodes: Uint32Array, nodeCount: number): Generator<void, Uint32Array> {
  const numbers = new Uint32Array(nodeCount).fill(OUTSIDE)
  for (let number = 0; number < nodes.length; number++) {
    numbers[nodes[number]!] = number
    if (number % LONG_STRIDE === 0) yield
  }
  return numbers
}
