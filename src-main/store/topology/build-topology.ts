import type { Crew } from '../load/crew.ts'
import { passingArray, sharedArray } from '../load/shared-array.ts'
import type { Share } from './csr-steps.ts'
import type { RankArray, Topology } from './topology.ts'

export type BuiltTopology = {
  topology: Topology
  /** Edge number of each raw edge, NONE where rejected; undefined where they are the same. */
  place: Uint32Array | undefined
}

/**
 * Adjacency of raw edges (node indexes by row, unresolved ones from `ABSENT` up), by parallel counting sort.
 * `sources` and `targets` are used up: their memory becomes part of the result.
 *
 * Cost: four passes over the edges, shared among the workers, and 4 bytes a node and worker for counters.
 */
export async function buildTopology(
  crew: Crew,
  nodeCount: number,
  sources: Uint32Array,
  targets: Uint32Array,
): Promise<BuiltTopology> {
  const raw = sources.length
  const shares = sharesOf(raw, crew.size)
  const counters = shares.map(() => passingArray(nodeCount))
  const counted = await crew.run('count-keys', (worker) => ({
    share: shares[worker] as Share,
    keys: sources,
    others: targets,
    counts: counters[worker] as Uint32Array,
  }))
  const outStarts = startsOf(counters, nodeCount)
  const edgeCount = outStarts[nodeCount] as number
  let last = 0
  const ascending = counted.every((share, w) => {
    const follows = share.ascending && (isEmpty(shares[w] as Share) || share.first >= last)
    if (!isEmpty(shares[w] as Share)) last = share.last
    return follows
  })
  let place: Uint32Array | undefined
  let sorted = targets
  if (!ascending) {
    place = passingArray(raw)
    sorted = sharedArray.u32(edgeCount)
    await crew.run('place-edges', (worker) => ({
      share: shares[worker] as Share,
      sources,
      targets,
      cursors: counters[worker] as Uint32Array,
      sorted,
      place: place as Uint32Array,
    }))
  }
  const incoming = await fileIncoming(crew, { nodeCount, edgeCount, outStarts, targets: sorted }, counters, [
    sources,
    ...(ascending ? [] : [targets]),
  ])
  return { topology: { nodeCount, edgeCount, outStarts, targets: sorted, ...incoming }, place }
}

async function fileIncoming(
  crew: Crew,
  out: Pick<Topology, 'nodeCount' | 'edgeCount' | 'outStarts' | 'targets'>,
  counters: readonly Uint32Array[],
  spare: readonly Uint32Array[],
): Promise<Pick<Topology, 'inStarts' | 'inSources' | 'inRanks'>> {
  const { nodeCount, edgeCount, outStarts, targets } = out
  const shares = sharesOf(edgeCount, crew.size)
  for (const counts of counters) counts.fill(0)
  await crew.run('count-keys', (worker) => ({
    share: shares[worker] as Share,
    keys: targets,
    counts: counters[worker] as Uint32Array,
  }))
  const inStarts = startsOf(counters, nodeCount)
  const inSources = reuse(spare[0], edgeCount)
  const inRanks = ranksFor(outStarts, edgeCount)
  await crew.run('place-incoming', (worker) => ({
    share: shares[worker] as Share,
    outStarts,
    targets,
    cursors: counters[worker] as Uint32Array,
    inSources,
    inRanks,
  }))
  return { inStarts, inSources, inRanks }
}

/** The narrowest array for ranks in rows that begin at `outStarts`. One pass over the nodes. */
function ranksFor(outStarts: Uint32Array, edgeCount: number): RankArray {
  let longest = 0
  for (let node = 1; node < outStarts.length; node++) {
    longest = Math.max(longest, (outStarts[node] as number) - (outStarts[node - 1] as number))
  }
  if (longest <= 2 ** 8) return sharedArray.u8(edgeCount)
  return longest <= 2 ** 16 ? sharedArray.u16(edgeCount) : sharedArray.u32(edgeCount)
}

/** Memory that is used up serves again, unless many rejected edges would leave too much of it idle. */
function reuse(spare: Uint32Array | undefined, length: number): Uint32Array {
  if (spare === undefined || spare.length > length * 1.02) return sharedArray.u32(length)
  return spare.subarray(0, length)
}

/**
 * Row starts from the workers' counts, which become the workers' cursors: within a row, the first worker's
 * entries come first.
 */
function startsOf(counters: readonly Uint32Array[], nodeCount: number): Uint32Array {
  const starts = sharedArray.u32(nodeCount + 1)
  let next = 0
  for (let node = 0; node < nodeCount; node++) {
    starts[node] = next
    for (const counts of counters) {
      const count = counts[node] as number
      counts[node] = next
      next += count
    }
  }
  starts[nodeCount] = next
  return starts
}

function sharesOf(length: number, workers: number): Share[] {
  return Array.from({ length: workers }, (_, w) => ({
    from: Math.floor((length * w) / workers),
    to: Math.floor((length * (w + 1)) / workers),
  }))
}

function isEmpty({ from, to }: Share): boolean {
  return from === to
}
