import { sharedArray } from '../load/shared-array.ts'
import type { Reading, Sides } from './reading.ts'
import type { Team } from './team.ts'

/** Searches that run together: one bit each of a Uint32. */
export const TOGETHER = 32

export type SearchState = {
  /** A bit for each search that has met the node. */
  met: Uint32Array
  /** Those that met it in the last step. */
  edge: Uint32Array
  next: Uint32Array
}

/** 12 bytes a node. */
export function searchState({ nodeCount }: Reading): SearchState {
  return {
    met: sharedArray.u32(nodeCount),
    edge: sharedArray.u32(nodeCount),
    next: sharedArray.u32(nodeCount),
  }
}

/**
 * Breadth-first searches from up to 32 nodes at once; every node asks those that lead to it (`against`) which
 * searches they have been met by. `meet(node, distance, count)` is told on whichever thread owns the node's
 * block, in the order of distance, how many of the searches met it. O(m) a step, for all 32 together.
 * Source: Then and others, "The more the merrier: efficient multi-source graph traversal" (2014).
 */
export function searchTogether(
  nodeCount: number,
  against: Sides,
  sources: Uint32Array,
  state: SearchState,
  team: Team,
  meet: (node: number, distance: number, count: number) => void,
): void {
  const { met } = state
  team.each(nodeCount, (from, to) => {
    met.fill(0, from, to)
    state.edge.fill(0, from, to)
  })
  team.once(() => {
    sources.forEach((node, bit) => {
      const bits = (met[node]! | (1 << bit)) >>> 0
      met[node] = bits
      state.edge[node] = bits
    })
  })
  let [edge, next] = [state.edge, state.next]
  for (let distance = 1; ; distance++) {
    const [before, after] = [edge, next]
    const found = team.sums(nodeCount, 1, (from, to, sums) => {
      sums[0] = step(against, met, before, after, from, to, distance, meet)
    })[0]!
    if (found === 0) return
    ;[edge, next] = [next, edge]
  }
}

function step(
  against: Sides,
  met: Uint32Array,
  before: Uint32Array,
  after: Uint32Array,
  from: number,
  to: number,
  distance: number,
  meet: (node: number, distance: number, count: number) => void,
): number {
  let found = 0
  for (let node = from; node < to; node++) {
    const seen = met[node]!
    let bits = 0
    if (seen !== 0xffff_ffff) {
      for (const { starts, others } of against) {
        const end = starts[node + 1]!
        for (let at = starts[node]!; at < end; at++) bits |= before[others[at]!]!
      }
      bits &= ~seen
    }
    after[node] = bits
    if (bits === 0) continue
    // only this thread writes the node's word, and nobody reads it before the step is over
    met[node] = seen | bits
    const count = bitCount(bits)
    found += count
    meet(node, distance, count)
  }
  return found
}

/** Set bits of a 32-bit word. Source: Warren, Hacker's Delight, figure 5-2. */
function bitCount(word: number): number {
  let x = word - ((word >>> 1) & 0x5555_5555)
  x = (x & 0x3333_3333) + ((x >>> 2) & 0x3333_3333)
  return Math.imul((x + (x >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
