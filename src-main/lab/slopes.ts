import type { Reading } from '../../src-shared/contract/lab.ts'
import { fitLine } from './line-fit.ts'

/** What one repeat says a node and an edge take; `null` where its sizes cannot tell. */
export type Slopes = {
  readonly node: number | null
  readonly edge: number | null
  /** What a load takes whatever its size. */
  readonly fixed: number | null
}

/**
 * Growth that the noise of RSS hides: processes that loaded the same lay within 1 MB of each other, and a slope is
 * wanted to 10%. Heap and buffers are steady to some ten kilobytes.
 */
export const RSS_RESOLUTION_BYTES = 10e6
export const HELD_RESOLUTION_BYTES = 500_000

/** Of less than this, 1 MB is several percent: the line then goes through three loads of each size. */
export const SMALL_LOAD_BYTES = 150e6

/** Loads of a size in one run. One is enough where noise does not count, or where there is no more than that and code. */
export function loadsOf({ rssBytes, baselineRssBytes }: Reading): number {
  const growthBytes = rssBytes - baselineRssBytes
  return growthBytes > 2 * RSS_RESOLUTION_BYTES && growthBytes < SMALL_LOAD_BYTES ? 3 : 1
}

export const rss = (at: Reading) => at.rssBytes
export const held = (at: Reading) => at.heapBytes + at.bufferBytes
export const heap = (at: Reading) => at.heapBytes

/**
 * Fits one repeat's readings: nodes over the loads without edges, edges over the loads with all nodes. A load
 * whose nodes are made from edges has none without: its edges then stand for both.
 */
export function slopesOf(
  readings: readonly Reading[],
  bytesOf: (at: Reading) => number,
  resolutionBytes: number,
): Slopes {
  const alone = readings.filter(({ edges }) => edges === 0)
  const most = Math.max(0, ...readings.map(({ nodes }) => nodes))
  const linked = alone.length === 0 ? readings : readings.filter(({ nodes }) => nodes === most)
  const nodes = fitLine(alone.map((at) => ({ x: at.nodes, y: bytesOf(at) })))
  const edges = fitLine(linked.map((at) => ({ x: at.edges, y: bytesOf(at) })))
  const resolved = (slope: number | undefined, count: number) =>
    slope !== undefined && slope * count > resolutionBytes ? slope : null
  return {
    node: resolved(nodes?.slope, most),
    edge: resolved(edges?.slope, Math.max(0, ...readings.map((at) => at.edges))),
    fixed: (nodes ?? edges)?.intercept ?? null,
  }
}

/** The slopes of every repeat. */
export function slopesByRepeat(
  readings: readonly Reading[],
  bytesOf: (at: Reading) => number,
  resolutionBytes: number,
): Slopes[] {
  const repeats = [...new Set(readings.map(({ repeat }) => repeat))]
  return repeats.map((repeat) =>
    slopesOf(
      readings.filter((at) => at.repeat === repeat),
      bytesOf,
      resolutionBytes,
    ),
  )
}

/** The values that are there, of one kind of slope. */
export function known(slopes: readonly Slopes[], of: keyof Slopes): number[] {
  return slopes.flatMap((each) => each[of] ?? [])
}
