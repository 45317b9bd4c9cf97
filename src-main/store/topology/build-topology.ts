import type { Crew } from '../load/crew.ts'
import { passingArray, sharedArray } from '../load/shared-array.ts'
import type { Buckets } from './buckets.ts'
import { bucketsOf, layOut, ofBucket } from './buckets.ts'
import type { Share, Spread } from './csr-steps.ts'
import type { RankArray, Topology } from './topology.ts'

/** Who takes the steps. */
export type Workers = Pick<Crew, 'size' | 'run'>

/** Half of an adjacency: {@link buildIncoming} makes it whole. */
export type Outgoing = Pick<Topology, 'nodeCount' | 'edgeCount' | 'outStarts' | 'targets'> & {
  /** Edge number of each raw edge, NONE where rejected; undefined where they are the same. */
  place: Uint32Array | undefined
  buckets: Buckets
  /** What may serve again once `place` is no longer needed. */
  spare: Uint32Array
  /** What the sorting left, for the incoming rows; undefined where nothing was sorted. */
  sorted: { spread: Spread; counts: Uint32Array; longest: number } | undefined
}

/**
 * Outgoing rows of raw edges (node indexes by row, unresolved ones from `ABSENT` up), by counting sort in two
 * steps (see `Buckets`) that the workers share. `sources` and `targets` are used up: their memory becomes part
 * of the result.
 *
 * Cost: three passes over the edges; 6 bytes an edge until {@link buildIncoming} is done. One pass and no memory
 * where sources ascend already.
 */
export async function buildOutgoing(
  crew: Workers,
  nodeCount: number,
  sources: Uint32Array,
  targets: Uint32Array,
): Promise<Outgoing> {
  const buckets = bucketsOf(nodeCount)
  const shares = sharesOf(sources.length, crew.size)
  const raw = (worker: number) => ({ share: shares[worker] as Share, sources, targets, buckets })
  const counted = await crew.run('count-outgoing', raw)
  const counts = counted.map((share) => share.counts)
  const starts = layOut(counts, buckets.count)
  const edgeCount = starts[buckets.count] as number
  const outStarts = sharedArray.u32(nodeCount + 1)
  const rows = { nodeCount, edgeCount, outStarts, buckets }
  if (ascends(counted, shares)) {
    await crew.run('start-rows', (worker) => ({ share: shares[worker] as Share, sources, outStarts }))
    outStarts.fill(edgeCount, edgeCount === 0 ? 0 : (sources[edgeCount - 1] as number) + 1)
    return { ...rows, targets, place: undefined, spare: sources, sorted: undefined }
  }
  const spread = spreadOf(edgeCount)
  await crew.run('spread-outgoing', (worker) => {
    return { ...raw(worker), spread, cursors: counts[worker] as Uint32Array }
  })
  // every source has been read; a target is read just before the place of its edge is written over it
  const byEdge = reuse(sources, edgeCount)
  const place = targets
  const leading = sharedArray.u32(buckets.count ** 2)
  const next = sharedArray.i32(1)
  const order = { buckets, next, starts, spread, outStarts, targets: byEdge, place, counts: leading }
  const longest = Math.max(0, ...(await crew.run('sort-outgoing', () => order)))
  outStarts[nodeCount] = edgeCount
  return { ...rows, targets: byEdge, place, spare: place, sorted: { spread, counts: leading, longest } }
}

type Counted = { ascending: boolean; first: number; last: number }

function ascends(counted: readonly Counted[], shares: readonly Share[]): boolean {
  let last = 0
  return counted.every((share, worker) => {
    const { from, to } = shares[worker] as Share
    const follows = share.ascending && (from === to || share.first >= last)
    if (from < to) last = share.last
    return follows
  })
}

/** Adds the incoming rows: two more passes over the edges, shared among the workers. */
export async function buildIncoming(crew: Workers, outgoing: Outgoing): Promise<Topology> {
  const { nodeCount, edgeCount, outStarts, targets, buckets, spare } = outgoing
  const { spread, counts, longest } = outgoing.sorted ?? (await countedIncoming(crew, outgoing))
  // a bucket of sources is one writer, whoever claims it, so that edges keep their order
  const writers = Array.from({ length: buckets.count }, (_, bucket) => ofBucket(counts, bucket, buckets))
  const starts = layOut(writers, buckets.count)
  const inRanks = ranksFor(longest, edgeCount)
  const rows = { buckets, next: sharedArray.i32(1), outStarts, targets }
  const spreading = { ...rows, cursors: counts, spread, ranks: inRanks }
  await crew.run('spread-incoming', () => spreading)
  const inStarts = sharedArray.u32(nodeCount + 1)
  const inSources = reuse(spare, edgeCount)
  const sorting = { buckets, next: sharedArray.i32(1), starts, spread, inStarts, inSources, inRanks }
  await crew.run('sort-incoming', () => sorting)
  inStarts[nodeCount] = edgeCount
  return { nodeCount, edgeCount, outStarts, targets, inStarts, inSources, inRanks }
}

/** What sorting would have left, where sources ascend already. */
async function countedIncoming(crew: Workers, outgoing: Outgoing): Promise<NonNullable<Outgoing['sorted']>> {
  const { edgeCount, outStarts, targets, buckets } = outgoing
  const counts = sharedArray.u32(buckets.count ** 2)
  const counting = { buckets, next: sharedArray.i32(1), outStarts, targets, counts }
  const longest = Math.max(0, ...(await crew.run('count-incoming', () => counting)))
  return { spread: spreadOf(edgeCount), counts, longest }
}

/** Memory to spread so many edges in. */
function spreadOf(edges: number): Spread {
  const halves = passingArray(Math.ceil(edges / 2))
  return { lows: new Uint16Array(halves.buffer, 0, edges), tags: passingArray(edges) }
}

/** The narrowest array for ranks in rows of up to `longest` edges. */
export function ranksFor(longest: number, edgeCount: number): RankArray {
  if (longest <= 2 ** 8) return sharedArray.u8(edgeCount)
  return longest <= 2 ** 16 ? sharedArray.u16(edgeCount) : sharedArray.u32(edgeCount)
}

/** Memory that is used up serves again, unless many rejected edges would leave too much of it idle. */
function reuse(spare: Uint32Array, length: number): Uint32Array {
  if (spare.length > length * 1.02) return sharedArray.u32(length)
  return spare.subarray(0, length)
}

function sharesOf(length: number, workers: number): Share[] {
  return Array.from({ length: workers }, (_, w) => ({
    from: Math.floor((length * w) / workers),
    to: Math.floor((length * (w + 1)) / workers),
  }))
}
