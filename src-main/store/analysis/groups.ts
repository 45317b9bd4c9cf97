import { atOnce, ranges } from './slices.ts'

/** How many groups there are, how many nodes the largest has, and how many groups have one node. */
export type GroupSummary = { groups: number; largest: number; single: number }

/**
 * Renumbers labels (any numbers below the number of nodes) in place: 0 is the largest group, and of groups of
 * one size the one whose first node comes first. O(n); 4 bytes a node, and 4 for each of the largest group, while it
 * works.
 */
export function numberGroups(labels: Uint32Array): GroupSummary {
  return atOnce(numberingGroups(labels))
}

/** The same in steps, for a thread that others wait for. */
export function* numberingGroups(labels: Uint32Array): Generator<void, GroupSummary> {
  const nodeCount = labels.length
  // by label, the size of the group; once it has a number, the complement of that
  const known = new Int32Array(nodeCount)
  let largest = 0
  yield* ranges(nodeCount, (from, to) => {
    for (let node = from; node < to; node++) {
      const label = labels[node]!
      const size = known[label]! + 1
      known[label] = size
      if (size > largest) largest = size
    }
  })
  // by size, how many groups have it; then the number of the next group that has
  const next = new Uint32Array(largest + 1)
  yield* ranges(nodeCount, (from, to) => {
    for (let label = from; label < to; label++) {
      const size = known[label]!
      if (size > 0) next[size] = next[size]! + 1
    }
  })
  const single = next[1] ?? 0
  let groups = 0
  for (let size = largest; size > 0; size--) {
    const many = next[size]!
    next[size] = groups
    groups += many
  }
  yield
  yield* ranges(nodeCount, (from, to) => {
    for (let node = from; node < to; node++) {
      const label = labels[node]!
      const size = known[label]!
      if (size < 0) {
        labels[node] = ~size
        continue
      }
      const number = next[size]!
      next[size] = number + 1
      known[label] = ~number
      labels[node] = number
    }
  })
  return { groups, largest, single }
}
