import type { Buckets } from './buckets.ts'
import { claimed, nodesOf, ofBucket } from './buckets.ts'
import type { Spread } from './csr-steps.ts'
import { signed } from './csr-steps.ts'
import { countRows, countTargets } from './outgoing-steps.ts'
import type { RankArray } from './topology.ts'

export type IncomingSteps = {
  /** Where sources ascend already: counts which buckets of targets the edges of each bucket of sources lead to; gives the longest row. */
  'count-incoming': { input: OutgoingRows & { counts: Uint32Array }; output: number }
  /** Spreads edges over the buckets of their targets, a bucket of sources at a time. */
  'spread-incoming': {
    input: OutgoingRows & { cursors: Uint32Array; spread: Spread; ranks: RankArray }
    output: null
  }
  /** Sorts the edges of buckets by target. */
  'sort-incoming': { input: SortIncomingOrder; output: null }
}

/** The outgoing rows, by buckets of sources that are claimed one after another. */
export type OutgoingRows = {
  buckets: Buckets
  next: Int32Array
  outStarts: Uint32Array
  targets: Uint32Array
}

export type SortIncomingOrder = {
  buckets: Buckets
  next: Int32Array
  starts: Uint32Array
  spread: Spread
  inStarts: Uint32Array
  inSources: Uint32Array
  /** Of edges as they were spread, and of the sorted ones in their place. */
  inRanks: RankArray
}

export function countIncoming({
  buckets,
  next,
  counts,
  ...rows
}: IncomingSteps['count-incoming']['input']): number {
  const { outStarts } = rows
  const targets = signed(rows.targets)
  let longest = 0
  for (const bucket of claimed(buckets, next)) {
    const { first, end } = nodesOf(buckets, bucket)
    countTargets(
      targets.subarray(outStarts[first], outStarts[end]),
      buckets.shift,
      ofBucket(counts, bucket, buckets),
    )
    for (let node = first; node < end; node++) {
      longest = Math.max(longest, (outStarts[node + 1] as number) - (outStarts[node] as number))
    }
  }
  return longest
}

type SpreadIncoming = IncomingSteps['spread-incoming']['input']

export function spreadIncoming(order: SpreadIncoming): void {
  const { buckets, next, cursors } = order
  for (const bucket of claimed(buckets, next)) {
    spreadBucket(order, nodesOf(buckets, bucket), ofBucket(cursors, bucket, buckets))
  }
}

function spreadBucket(
  { outStarts, ranks, spread, buckets: { shift }, ...rows }: SpreadIncoming,
  { first, end }: { first: number; end: number },
  cursors: Uint32Array,
): void {
  const targets = signed(rows.targets)
  const { lows } = spread
  const tags = signed(spread.tags)
  const mask = 2 ** shift - 1
  for (let source = first; source < end; source++) {
    const start = outStarts[source] as number
    const after = outStarts[source + 1] as number
    for (let edge = start; edge < after; edge++) {
      const target = targets[edge] as number
      const at = cursors[target >>> shift] as number
      cursors[target >>> shift] = at + 1
      lows[at] = target & mask
      tags[at] = source
      ranks[at] = edge - start
    }
  }
}

function longestBucket(starts: Uint32Array): number {
  let longest = 0
  for (let i = 1; i < starts.length; i++) {
    longest = Math.max(longest, (starts[i] as number) - (starts[i - 1] as number))
  }
  return longest
}

export function sortIncoming(order: SortIncomingOrder): void {
  const { buckets, starts, spread, inRanks } = order
  const inSources = signed(order.inSources)
  const cursors = new Int32Array(2 ** buckets.shift)
  // sorted ranks take the place of those they are sorted from; one copy serves every bucket
  const copy = inRanks.slice(0, longestBucket(starts))
  for (const bucket of claimed(buckets, order.next)) {
    const from = starts[bucket] as number
    const to = starts[bucket + 1] as number
    const lows = spread.lows.subarray(from, to)
    const { first, end } = nodesOf(buckets, bucket)
    countRows(lows, from, cursors, order.inStarts.subarray(first, end))
    const sources = signed(spread.tags).subarray(from, to)
    const ranks = copy.subarray(0, to - from)
    ranks.set(inRanks.subarray(from, to))
    sortRows(lows, cursors, { sources, ranks }, { sources: inSources, ranks: inRanks })
  }
}

type Entries = { sources: Int32Array; ranks: RankArray }

function sortRows(lows: Uint16Array, cursors: Int32Array, from: Entries, to: Entries): void {
  const { sources, ranks } = from
  const { sources: inSources, ranks: inRanks } = to
  for (let i = 0; i < lows.length; i++) {
    const low = lows[i] as number
    const at = cursors[low] as number
    cursors[low] = at + 1
    inSources[at] = sources[i] as number
    inRanks[at] = ranks[i] as number
  }
}
