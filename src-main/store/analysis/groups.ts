import { atOnce, ranges } from './slices.ts'

/** How nodes fall into groups: sizes by group number, largest first. */
export type Groups = { readonly sizes: Uint32Array }

/**
 * Renumbers labels (any numbers below the number of nodes) in place: 0 is the largest group, and of groups of
 * one size the one whose first node comes first. O(n); 8 bytes a node while it works.
 */
export function numberGroups(labels: Uint32Array): Groups {
  return atOnce(numberingGroups(labels))
}

/** The same in steps, for a thread that others wait for. */
export function* numberingGroups(labels: Uint32Array): Generator<void, Groups> {
  const nodeCount = labels.length
  // dense numbers in order of first appearance
  const dense = new Uint32Array(nodeCount)
  const sizes = new Uint32Array(nodeCount)
  let count = 0
  yield* ranges(nodeCount, (from, to) => {
    for (let node = from; node < to; node++) {
      const label = labels[node]!
      if (dense[label] === 0) dense[label] = ++count
      const group = dense[label]! - 1
      labels[node] = group
      sizes[group] = sizes[group]! + 1
    }
  })
  const order = bySizeDescending(sizes.subarray(0, count))
  yield
  const sorted = Uint32Array.from(order, (group) => sizes[group]!)
  for (let place = 0; place < count; place++) dense[order[place]!] = place
  yield* ranges(nodeCount, (from, to) => {
    for (let node = from; node < to; node++) labels[node] = dense[labels[node]!]!
  })
  return { sizes: sorted }
}

/** Group numbers, largest group first, equal ones in their order: a counting sort for the many small ones. */
function bySizeDescending(sizes: Uint32Array): Uint32Array {
  const SMALL = 1024
  const counts = new Uint32Array(SMALL + 1)
  const large: number[] = []
  sizes.forEach((size, group) => {
    if (size > SMALL) large.push(group)
    else counts[size] = counts[size]! + 1
  })
  large.sort((a, b) => sizes[b]! - sizes[a]! || a - b)
  const order = new Uint32Array(sizes.length)
  order.set(large)
  let next = large.length
  for (let size = SMALL; size >= 0; size--) {
    const many = counts[size]!
    counts[size] = next
    next += many
  }
  sizes.forEach((size, group) => {
    if (size > SMALL) return
    order[counts[size]!] = group
    counts[size] = counts[size]! + 1
  })
  return order
}

/** The summary numbers that every grouping has. */
export function groupSummary({ sizes }: Groups): { groups: number; largest: number; single: number } {
  let single = 0
  for (let at = sizes.length - 1; at >= 0 && sizes[at] === 1; at--) single++
  return { groups: sizes.length, largest: sizes[0] ?? 0, single }
}
