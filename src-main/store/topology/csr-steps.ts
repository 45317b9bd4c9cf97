import { isUnresolved, NONE } from '../load/shared-array.ts'

/**
 * Counting sort of edges into rows, shared among workers. Worker `w` of `n` takes the `w`-th share of the edges
 * and has counters of its own, so that nothing is written twice and equal keys keep their order.
 */
export type CsrSteps = {
  /** Counts keys of this worker's share; says whether they ascend and none was rejected. */
  'count-keys': { input: CountOrder; output: { ascending: boolean; first: number; last: number } }
  /** Gives each raw edge its number by source, and writes its target there. */
  'place-edges': { input: PlaceOrder; output: null }
  /** Files each edge under its target. */
  'place-incoming': { input: IncomingOrder; output: null }
}

export type Share = { from: number; to: number }

export type CountOrder = {
  share: Share
  keys: Uint32Array
  /** When given, an edge counts only where this is a node too. */
  others?: Uint32Array
  counts: Uint32Array
}

export type PlaceOrder = {
  share: Share
  sources: Uint32Array
  targets: Uint32Array
  /** Where this worker's next edge of each source goes. */
  cursors: Uint32Array
  /** By edge number. */
  sorted: Uint32Array
  /** Edge number by raw edge, NONE where rejected. */
  place: Uint32Array
}

export type IncomingOrder = {
  share: Share
  /** First source whose row reaches into the share. */
  outStarts: Uint32Array
  targets: Uint32Array
  cursors: Uint32Array
  inSources: Uint32Array
  inEdges: Uint32Array
}

export function countKeys({ share, keys, others, counts }: CountOrder): CsrSteps['count-keys']['output'] {
  let ascending = true
  let previous = 0
  const first = share.from < share.to ? (keys[share.from] as number) : 0
  for (let i = share.from; i < share.to; i++) {
    const key = keys[i] as number
    if (isUnresolved(key) || (others !== undefined && isUnresolved(others[i] as number))) {
      ascending = false
      continue
    }
    if (key < previous) ascending = false
    previous = key
    counts[key] = (counts[key] as number) + 1
  }
  return { ascending, first, last: previous }
}

export function placeEdges({ share, sources, targets, cursors, sorted, place }: PlaceOrder): void {
  for (let i = share.from; i < share.to; i++) {
    const source = sources[i] as number
    const target = targets[i] as number
    if (isUnresolved(source) || isUnresolved(target)) {
      place[i] = NONE
      continue
    }
    const edge = cursors[source] as number
    cursors[source] = edge + 1
    sorted[edge] = target
    place[i] = edge
  }
}

export function placeIncoming(order: IncomingOrder): void {
  const { share, outStarts, targets, cursors, inSources, inEdges } = order
  let source = rowOf(outStarts, share.from)
  for (let edge = share.from; edge < share.to; edge++) {
    while ((outStarts[source + 1] as number) <= edge) source++
    const target = targets[edge] as number
    const at = cursors[target] as number
    cursors[target] = at + 1
    inSources[at] = source
    inEdges[at] = edge
  }
}

/** The row that entry `at` lies in: the last one that starts at or before it. */
function rowOf(starts: Uint32Array, at: number): number {
  let from = 0
  let to = starts.length - 1
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((starts[middle + 1] as number) <= at) from = middle + 1
    else to = middle
  }
  return from
}
