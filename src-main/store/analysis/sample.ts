import { below, type Random } from '../../generate/random.ts'

/** `count` distinct integers of `[0, limit)` at random, ascending (Floyd's way: no memory for the others). */
export function sample(random: Random, count: number, limit: number): Uint32Array {
  const chosen = new Set<number>()
  for (let last = limit - count; last < limit; last++) {
    const item = below(random, last + 1)
    chosen.add(chosen.has(item) ? last : item)
  }
  return Uint32Array.from(chosen).toSorted()
}
