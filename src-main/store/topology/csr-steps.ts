import type { RankArray } from './topology.ts'

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
  inRanks: RankArray
}

/**
 * Edges dealt with at a time. Counting where an edge goes and writing it there are loops of their own over a
 * block: done in turns for every edge, they drive each other's pages out of the processor's address cache (TLB),
 * and take five times as long. The places of a block are 1 MB, which stays in the second-level cache.
 */
const BLOCK = 2 ** 18

/** Counters gone through at a time, for the same reason: 4 MB of them are about as many pages as a TLB knows. */
const SPAN = 2 ** 20

/** The same numbers as signed ones: `NONE` and `ABSENT` are then below 0, which is the cheapest test there is. */
function signed({ buffer, byteOffset, length }: Uint32Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length)
}

export function countKeys({ share, keys, others, counts }: CountOrder): CsrSteps['count-keys']['output'] {
  const own = signed(keys).subarray(share.from, share.to)
  const other = others === undefined ? own : signed(others).subarray(share.from, share.to)
  for (let from = 0; from < own.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, own.length)
    for (let low = 0; low < counts.length; low += SPAN) countSpan(own, other, from, to, low, signed(counts))
  }
  return { ascending: ascends(own, other), first: own.at(0) ?? 0, last: own.at(-1) ?? 0 }
}

function countSpan(
  keys: Int32Array,
  others: Int32Array,
  from: number,
  to: number,
  low: number,
  counts: Int32Array,
): void {
  const high = Math.min(low + SPAN, counts.length)
  for (let i = from; i < to; i++) {
    const key = keys[i] as number
    if (key < low || key >= high || (others[i] as number) < 0) continue
    counts[key] = (counts[key] as number) + 1
  }
}

function ascends(keys: Int32Array, others: Int32Array): boolean {
  let previous = 0
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number
    if (key < previous || (others[i] as number) < 0) return false
    previous = key
  }
  return true
}

export function placeEdges(order: PlaceOrder): void {
  const { share } = order
  const sources = signed(order.sources)
  const targets = signed(order.targets)
  const sorted = signed(order.sorted)
  const place = signed(order.place)
  const cursors = signed(order.cursors)
  for (let from = share.from; from < share.to; from += BLOCK) {
    const to = Math.min(from + BLOCK, share.to)
    const places = place.subarray(from, to)
    const own = targets.subarray(from, to)
    takePlaces(sources.subarray(from, to), own, cursors, places)
    for (let i = 0; i < places.length; i++) {
      const edge = places[i] as number
      if (edge >= 0) sorted[edge] = own[i] as number
    }
  }
}

export function placeIncoming(order: IncomingOrder): void {
  const { share, outStarts } = order
  const targets = signed(order.targets)
  const inSources = signed(order.inSources)
  const { inRanks } = order
  const cursors = signed(order.cursors)
  const block = new Int32Array(Math.min(BLOCK, share.to - share.from))
  let source = rowOf(outStarts, share.from)
  for (let from = share.from; from < share.to; from += BLOCK) {
    const own = targets.subarray(from, Math.min(from + BLOCK, share.to))
    const places = block.subarray(0, own.length)
    takePlaces(own, own, cursors, places)
    const firstSource = source
    for (let i = 0; i < places.length; i++) {
      while ((outStarts[source + 1] as number) <= from + i) source++
      inSources[places[i] as number] = source
    }
    source = firstSource
    for (let i = 0; i < places.length; i++) {
      while ((outStarts[source + 1] as number) <= from + i) source++
      inRanks[places[i] as number] = from + i - (outStarts[source] as number)
    }
  }
}

/** Takes the next place of each key's row; -1 where the key, or its other end, is no node. */
function takePlaces(keys: Int32Array, others: Int32Array, cursors: Int32Array, places: Int32Array): void {
  places.fill(-1)
  for (let low = 0; low < cursors.length; low += SPAN) {
    const high = Math.min(low + SPAN, cursors.length)
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as number
      if (key < low || key >= high || (others[i] as number) < 0) continue
      const at = cursors[key] as number
      cursors[key] = at + 1
      places[i] = at
    }
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
