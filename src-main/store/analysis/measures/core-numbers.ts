import { sharedArray } from '../../load/shared-array.ts'
import type { Measure } from '../measure.ts'
import type { Reading } from '../reading.ts'

/**
 * Core numbers: nodes are peeled away, those with fewest edges left first. Edges count both ways, parallel
 * ones each, self-loops not. O(n + m); 12 bytes a node.
 *
 * Batagelj and Zaveršnik's O(m) algorithm (2003), but peeled in levels: a level is a queue, which touches less
 * memory than keeping all nodes sorted by what they have left.
 */
export const coreNumbers: Measure<'core-numbers', { values: Uint32Array }> = {
  parallel: false,
  allocate: ({ nodeCount }) => ({ values: sharedArray.u32(nodeCount) }),
  run(graph, _, { values: left }, team) {
    const { nodeCount } = graph
    countLeft(graph, left)
    const peeled = new Uint32Array(nodeCount)
    let waiting = new Uint32Array(nodeCount)
    for (let node = 0; node < nodeCount; node++) waiting[node] = node
    let degeneracy = 0
    let done = 0
    for (let level = 0; done < nodeCount; level++) {
      const { kept, end, fewest } = sift(left, level, waiting, peeled, done)
      waiting = waiting.subarray(0, kept)
      if (end > done) {
        degeneracy = level
        done = peel(graph, left, level, peeled, done, end)
      } else if (fewest !== Infinity) level = fewest - 1
      team.report(done, nodeCount)
    }
    let innermost = 0
    for (let node = 0; node < nodeCount; node++) if (left[node] === degeneracy) innermost++
    return { degeneracy, innermost }
  },
}

/**
 * Keeps the waiting nodes that have more left than the level, in place, and writes those that have as many to `queue`.
 * Gives how many it kept, the queue's new end, and the fewest that a kept one has left.
 */
function sift(
  left: Uint32Array,
  level: number,
  waiting: Uint32Array,
  queue: Uint32Array,
  from: number,
): { kept: number; end: number; fewest: number } {
  let kept = 0
  let end = from
  let fewest = Infinity
  for (let at = 0; at < waiting.length; at++) {
    const node = waiting[at]!
    const has = left[node]!
    if (has === level) queue[end++] = node
    else if (has > level) {
      waiting[kept++] = node
      if (has < fewest) fewest = has
    }
  }
  return { kept, end, fewest }
}

/** Peels the nodes `[from, to)` of the queue and those that they leave with no more than the level. */
function peel(
  { out, in: incoming }: Reading,
  left: Uint32Array,
  level: number,
  peeled: Uint32Array,
  from: number,
  to: number,
): number {
  const sides = [out, incoming] as const
  let end = to
  for (let at = from; at < end; at++) {
    const node = peeled[at]!
    for (const { starts, others } of sides) {
      const stop = starts[node + 1]!
      for (let entry = starts[node]!; entry < stop; entry++) {
        const other = others[entry]!
        const has = left[other]!
        if (has <= level) continue
        left[other] = has - 1
        if (has - 1 === level) peeled[end++] = other
      }
    }
  }
  return end
}

function countLeft({ nodeCount, out, in: incoming }: Reading, left: Uint32Array): void {
  for (let node = 0; node < nodeCount; node++) {
    const end = out.starts[node + 1]!
    let count = end - out.starts[node]! + incoming.starts[node + 1]! - incoming.starts[node]!
    for (let at = out.starts[node]!; at < end; at++) if (out.others[at] === node) count -= 2
    left[node] = count
  }
}
