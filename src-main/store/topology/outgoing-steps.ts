import type { Buckets } from './buckets.ts'
import { claimed, nodesOf, ofBucket } from './buckets.ts'
import type { Share, Spread } from './csr-steps.ts'
import { signed } from './csr-steps.ts'

export type OutgoingSteps = {
  /** Counts the edges of each bucket in a share; says whether sources ascend and none was rejected. */
  'count-outgoing': { input: RawOrder; output: CountedShare }
  /** Where sources ascend already: notes where each node's row begins, for nodes up to the share's last source. */
  'start-rows': { input: { share: Share; sources: Uint32Array; outStarts: Uint32Array }; output: null }
  /** Spreads the edges of a share over the buckets of their sources. */
  'spread-outgoing': { input: SpreadOrder; output: null }
  /** Sorts the edges of buckets, claimed one after another, by source; gives the longest row. */
  'sort-outgoing': { input: SortOrder; output: number }
}

export type RawOrder = { share: Share; sources: Uint32Array; targets: Uint32Array; buckets: Buckets }

export type CountedShare = { counts: Uint32Array; ascending: boolean; first: number; last: number }

/** `targets` becomes NONE where an edge was rejected. */
export type SpreadOrder = RawOrder & {
  spread: Spread
  /** Where this worker's next edge of each bucket goes. */
  cursors: Uint32Array
}

export type SortOrder = {
  buckets: Buckets
  next: Int32Array
  starts: Uint32Array
  spread: Spread
  outStarts: Uint32Array
  /** By edge number. */
  targets: Uint32Array
  /** By raw edge: its target, where its edge number is written as soon as the target has been read. */
  place: Uint32Array
  /** Takes how many edges of each bucket of sources lead to each bucket of targets. */
  counts: Uint32Array
}

export function countOutgoing({ share, buckets, ...raw }: RawOrder): CountedShare {
  const sources = signed(raw.sources).subarray(share.from, share.to)
  const targets = signed(raw.targets).subarray(share.from, share.to)
  const counts = new Uint32Array(buckets.count)
  const { shift } = buckets
  let previous = 0
  let ascending = true
  for (let i = 0; i < sources.length; i++) {
    const source = sources[i] as number
    // either is below 0
    if ((source | (targets[i] as number)) < 0) {
      ascending = false
      continue
    }
    counts[source >>> shift] = (counts[source >>> shift] as number) + 1
    if (source < previous) ascending = false
    previous = source
  }
  return { counts, ascending, first: sources.at(0) ?? 0, last: sources.at(-1) ?? 0 }
}

export function startRows({ share, sources, outStarts }: OutgoingSteps['start-rows']['input']): void {
  let node = share.from === 0 ? 0 : (sources[share.from - 1] as number) + 1
  for (let i = share.from; i < share.to; i++) {
    const source = sources[i] as number
    while (node <= source) outStarts[node++] = i
  }
}

export function spreadOutgoing({ share, buckets, spread, cursors, ...order }: SpreadOrder): void {
  const sources = signed(order.sources)
  const targets = signed(order.targets)
  const { lows } = spread
  const tags = signed(spread.tags)
  const { shift } = buckets
  const low = 2 ** shift - 1
  for (let i = share.from; i < share.to; i++) {
    const source = sources[i] as number
    if ((source | (targets[i] as number)) < 0) {
      targets[i] = -1
      continue
    }
    const at = cursors[source >>> shift] as number
    cursors[source >>> shift] = at + 1
    lows[at] = source & low
    tags[at] = i
  }
}

export function sortOutgoing(order: SortOrder): number {
  const { buckets } = order
  const cursors = new Int32Array(2 ** buckets.shift)
  let longest = 0
  for (const bucket of claimed(buckets, order.next)) {
    longest = Math.max(longest, sortBucket(order, bucket, cursors))
  }
  return longest
}

/** Targets that are fetched before any is needed, so that the processor waits for many at once. */
const ahead = new Int32Array(512)

function sortBucket(order: SortOrder, bucket: number, cursors: Int32Array): number {
  const { buckets, starts, spread } = order
  const from = starts[bucket] as number
  const to = starts[bucket + 1] as number
  const lows = spread.lows.subarray(from, to)
  const { first, end } = nodesOf(buckets, bucket)
  const longest = countRows(lows, from, cursors, order.outStarts.subarray(first, end))
  const tags = signed(spread.tags).subarray(from, to)
  const targets = signed(order.targets)
  const place = signed(order.place)
  const counts = ofBucket(order.counts, bucket, buckets)
  placeEdges(tags, lows, cursors, targets, place)
  countTargets(targets.subarray(from, to), buckets.shift, counts)
  return longest
}

/** Short, as is all that goes round often here: V8 optimizes what stands around a loop with it, in every worker. */
function placeEdges(
  tags: Int32Array,
  lows: Uint16Array,
  cursors: Int32Array,
  targets: Int32Array,
  place: Int32Array,
): void {
  for (let done = 0; done < lows.length; done += ahead.length) {
    const end = Math.min(done + ahead.length, lows.length)
    for (let i = done; i < end; i++) ahead[i - done] = place[tags[i] as number] as number
    for (let i = done; i < end; i++) {
      const low = lows[i] as number
      const edge = cursors[low] as number
      cursors[low] = edge + 1
      targets[edge] = ahead[i - done] as number
      place[tags[i] as number] = edge
    }
  }
}

/** How many of these targets lie in each bucket, added to `counts`. */
export function countTargets(targets: Int32Array, shift: number, counts: Uint32Array): void {
  for (let i = 0; i < targets.length; i++) {
    const bucket = (targets[i] as number) >>> shift
    counts[bucket] = (counts[bucket] as number) + 1
  }
}

/** Notes where the rows of a bucket's nodes begin, the first at `from`, as `starts` and as `cursors`; gives the longest. */
export function countRows(lows: Uint16Array, from: number, cursors: Int32Array, starts: Uint32Array): number {
  cursors.fill(0, 0, starts.length)
  for (let i = 0; i < lows.length; i++) {
    const low = lows[i] as number
    cursors[low] = (cursors[low] as number) + 1
  }
  let next = from
  let longest = 0
  for (let low = 0; low < starts.length; low++) {
    starts[low] = next
    const count = cursors[low] as number
    cursors[low] = next
    next += count
    longest = Math.max(longest, count)
  }
  return longest
}
