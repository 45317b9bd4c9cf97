import { sharedArray } from '../load/shared-array.ts'
import type { State } from './measure.ts'
import { entriesOf, type Rows, type Sides } from './reading.ts'
import type { Team } from './team.ts'

/**
 * A level is walked bottom-up, each unmet node looking for a parent at it, when more entries lead on from it than this
 * share of those that lead on from unmet nodes; top-down again, once levels shrink below this share of the nodes.
 * Source: Beamer, Asanović and Patterson, "Direction-optimizing breadth-first search" (2012): α = 14, β = 24.
 */
const BOTTOM_UP_SHARE = 1 / 14
const TOP_DOWN_SHARE = 1 / 24

export type SearchState = State & {
  /** A bit a node: those that were met. Bits past the last node are set, too. */
  readonly met: Int32Array
  /** Those at the present level and at the next, by turns, while levels are walked bottom-up. */
  readonly present: Int32Array
  readonly next: Int32Array
  /** Nodes in the order they were met, as far as levels are walked top-down. */
  readonly queue: Uint32Array
  /** What the first thread tells the others: see `slot`. */
  readonly told: Float64Array
}

/** Slots of `told`; `entries` lead on from the present level, `left` from unmet nodes. */
const slot = { depth: 0, size: 1, entries: 2, left: 3, queued: 4, reached: 5, total: 6, count: 7 } as const

/** 4⅜ bytes a node. */
export function searchState(nodeCount: number): SearchState {
  const bits = () => sharedArray.i32((nodeCount + 31) >>> 5)
  return {
    met: bits(),
    present: bits(),
    next: bits(),
    queue: sharedArray.u32(nodeCount),
    told: sharedArray.f64(slot.count),
  }
}

/** Where a search may go: `sides` lead away from a node, `against` lead back to it. */
export type Ways = { readonly nodeCount: number; readonly sides: Sides; readonly against: Sides }

/** Nodes met, the first ones included; the greatest of their distances, and the sum of all. */
export type Reached = { readonly reached: number; readonly farthest: number; readonly total: number }

/**
 * Breadth-first search from some nodes by all threads of a team. Afterwards `state.met` has a bit for each node met,
 * and `depths`, if given, its distance; what it holds for others stays. `onReached` is told, on the first thread and
 * perhaps on others, how many nodes were met so far. O(n + m).
 *
 * Small levels are walked by the first thread. Large ones are shared out by blocks of nodes that look for a parent at
 * the present level: what they read of others is a bit a node, which stays in the processor's cache.
 */
export function searchLevels(
  ways: Ways,
  from: readonly number[],
  state: SearchState,
  team: Team,
  onReached: (nodes: number) => void,
  depths?: Float64Array,
): Reached {
  const { nodeCount, sides, against } = ways
  const { met, told } = state
  team.once(() => start(ways, from, state, depths))
  for (;;) {
    team.once(() => walkTopDown(ways, state, onReached, depths))
    if (told[slot.size] === 0) break
    let { present, next } = state
    let before = 0
    let found = told[slot.size]!
    while (found > 0 && (found > before || found > nodeCount * TOP_DOWN_SHARE)) {
      const [at, after] = [present, next]
      const depth = told[slot.depth]! + 1
      const [size, entries] = team.sums(nodeCount, 2, (first, end, sums) => {
        after.fill(0, first >>> 5, (end + 31) >>> 5)
        for (const rows of against) lookBack(rows, met, at, after, first, end)
        sumUp(sides, after, first, end, sums, depth, depths)
      })
      before = found
      found = size!
      team.once(() => advance(told, found, entries!))
      onReached(told[slot.reached]!)
      present = after
      next = at
    }
    if (found === 0) break
    const last = present
    team.once(() => enqueue(last, state))
  }
  const result = { reached: told[slot.reached]!, farthest: told[slot.depth]!, total: told[slot.total]! }
  // what was told may be overwritten once all have read it
  team.wait()
  return result
}

function start(
  { nodeCount, sides }: Ways,
  from: readonly number[],
  { met, queue, told }: SearchState,
  depths: Float64Array | undefined,
): void {
  met.fill(0)
  if ((nodeCount & 31) !== 0) met[met.length - 1] = -1 << (nodeCount & 31)
  told.fill(0)
  for (const { starts } of sides) told[slot.left] = told[slot.left]! + starts[nodeCount]!
  let size = 0
  let entries = 0
  for (const node of from) {
    if ((met[node >>> 5]! & (1 << node)) !== 0) continue
    met[node >>> 5] = met[node >>> 5]! | (1 << node)
    queue[size++] = node
    entries += entriesOf(sides, node)
    if (depths) depths[node] = 0
  }
  // of no level yet
  told[slot.depth] = -1
  advance(told, size, entries)
  told[slot.queued] = size
}

/** Levels as long as few entries lead on from them; the last one is then written as bits. */
function walkTopDown(
  { sides }: Ways,
  { met, present, queue, told }: SearchState,
  onReached: (nodes: number) => void,
  depths: Float64Array | undefined,
): void {
  for (;;) {
    const from = told[slot.queued]! - told[slot.size]!
    const to = told[slot.queued]!
    if (from === to) return
    if (told[slot.entries]! > told[slot.left]! * BOTTOM_UP_SHARE) {
      present.fill(0)
      for (let at = from; at < to; at++) {
        const node = queue[at]!
        present[node >>> 5] = present[node >>> 5]! | (1 << node)
      }
      return
    }
    let end = to
    for (const rows of sides) end = lookAhead(rows, met, queue, from, to, end)
    const depth = told[slot.depth]! + 1
    let entries = 0
    for (let at = to; at < end; at++) {
      const node = queue[at]!
      entries += entriesOf(sides, node)
      if (depths) depths[node] = depth
    }
    advance(told, end - to, entries)
    told[slot.queued] = end
    onReached(told[slot.reached]!)
  }
}

/** Queues the unmet nodes that nodes `[from, to)` of the queue lead to; gives its new end. */
function lookAhead(
  { starts, others }: Rows,
  met: Int32Array,
  queue: Uint32Array,
  from: number,
  to: number,
  end: number,
): number {
  let next = end
  for (let at = from; at < to; at++) {
    const node = queue[at]!
    const stop = starts[node + 1]!
    for (let entry = starts[node]!; entry < stop; entry++) {
      const other = others[entry]!
      const word = met[other >>> 5]!
      const bit = 1 << other
      if ((word & bit) !== 0) continue
      met[other >>> 5] = word | bit
      queue[next++] = other
    }
  }
  return next
}

/** Meets the nodes of `[from, to)` that an entry leads to from the present level. */
function lookBack(
  { starts, others }: Rows,
  met: Int32Array,
  present: Int32Array,
  next: Int32Array,
  from: number,
  to: number,
): void {
  for (let word = from >>> 5; word << 5 < to; word++) {
    let unmet = ~met[word]!
    let found = 0
    while (unmet !== 0) {
      const bit = unmet & -unmet
      unmet ^= bit
      const node = (word << 5) + 31 - Math.clz32(bit)
      const end = starts[node + 1]!
      for (let entry = starts[node]!; entry < end; entry++) {
        const other = others[entry]!
        if ((present[other >>> 5]! & (1 << other)) === 0) continue
        found |= bit
        break
      }
    }
    if (found === 0) continue
    met[word] = met[word]! | found
    next[word] = next[word]! | found
  }
}

/** Counts the members of a level in `[from, to)` and what leads on from them, and notes their distance. */
function sumUp(
  sides: Sides,
  level: Int32Array,
  from: number,
  to: number,
  sums: Float64Array,
  depth: number,
  depths: Float64Array | undefined,
): void {
  let size = 0
  let entries = 0
  for (let word = from >>> 5; word << 5 < to; word++) {
    for (let bits = level[word]!; bits !== 0; bits &= bits - 1) {
      const node = (word << 5) + 31 - Math.clz32(bits & -bits)
      size++
      entries += entriesOf(sides, node)
      if (depths) depths[node] = depth
    }
  }
  sums[0] = size
  sums[1] = entries
}

/** Goes to the next level; one without nodes is none. */
function advance(told: Float64Array, size: number, entries: number): void {
  told[slot.size] = size
  told[slot.entries] = entries
  if (size === 0) return
  told[slot.depth] = told[slot.depth]! + 1
  told[slot.left] = told[slot.left]! - entries
  told[slot.reached] = told[slot.reached]! + size
  told[slot.total] = told[slot.total]! + size * told[slot.depth]!
}

/** Writes a level of bits to the end of the queue. */
function enqueue(level: Int32Array, { queue, told }: SearchState): void {
  let end = told[slot.queued]!
  for (let word = 0; word < level.length; word++) {
    for (let bits = level[word]!; bits !== 0; bits &= bits - 1) {
      queue[end++] = (word << 5) + 31 - Math.clz32(bits & -bits)
    }
  }
  told[slot.queued] = end
}
