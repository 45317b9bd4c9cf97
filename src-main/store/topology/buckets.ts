/**
 * Consecutive nodes, 2^shift to a bucket. Edges are sorted by node in two steps: spread over buckets, which
 * writes some hundred streams, then sorted within each bucket, whose counters and rows stay in the second-level
 * cache. Sorted at one go, every edge misses the cache and the processor's address cache (TLB) several times.
 */
export type Buckets = { readonly nodeCount: number; readonly shift: number; readonly count: number }

/**
 * Streams at a time, three arrays to each: more of them are more pages than a TLB knows. Of 64, 128
 * and 256, this one was the fastest for a million nodes by a fifth, on an EPYC of the first generation.
 */
const BUCKETS_ABOUT = 128

/** A node's number within its bucket is kept in 16 bits. */
const SHIFT_MOST = 16

export function bucketsOf(nodeCount: number): Buckets {
  let shift = 0
  while (shift < SHIFT_MOST && nodeCount / 2 ** shift > BUCKETS_ABOUT) shift++
  return { nodeCount, shift, count: Math.ceil(nodeCount / 2 ** shift) }
}

/** Nodes of a bucket: `[first, end)`. */
export function nodesOf({ nodeCount, shift }: Buckets, bucket: number): { first: number; end: number } {
  const first = bucket * 2 ** shift
  return { first, end: Math.min(nodeCount, first + 2 ** shift) }
}

/** Takes buckets that no other worker has taken, until there are none left. */
export function* claimed({ count }: Buckets, next: Int32Array): Generator<number> {
  for (;;) {
    const bucket = Atomics.add(next, 0, 1)
    if (bucket >= count) return
    yield bucket
  }
}

/**
 * Where each of several writers begins in each bucket, from how much each has for it (`counts[writer][bucket]`,
 * overwritten): bucket by bucket, and in each, writer by writer. Gives where the buckets begin, and end at last.
 */
export function layOut(counts: readonly Uint32Array[], buckets: number): Uint32Array {
  const starts = new Uint32Array(buckets + 1)
  let next = 0
  for (let bucket = 0; bucket < buckets; bucket++) {
    starts[bucket] = next
    for (const own of counts) {
      const count = own[bucket] as number
      own[bucket] = next
      next += count
    }
  }
  starts[buckets] = next
  return starts
}

/** What a bucket of sources has for each bucket of targets, of a table with a row a bucket of sources. */
export function ofBucket(table: Uint32Array, bucket: number, { count }: Buckets): Uint32Array {
  return table.subarray(bucket * count, (bucket + 1) * count)
}
