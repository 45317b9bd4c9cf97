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
      // keeps those that have more left, in place, and queues the rest
      let kept = 0
      let fewest = Infinity
      const from = done
      for (const node of waiting) {
        const has = left[node]!
        if (has < level) continue
        if (has === level) peeled[done++] = node
        else {
          waiting[kept++] = node
          if (has < fewest) fewest = has
        }
      }
      waiting = waiting.subarray(0, kept)
      if (done > from) {
        degeneracy = level
        done = peel(graph, left, level, peeled, from, done)
      } else if (fewest !== Infinity) level = fewest - 1
      team.report(done, nodeCount)
    }
    let innermost = 0
    for (let node = 0; node < nodeCount; node++) if (left[node] === degeneracy) innermost++
    return { degeneracy, innermost }
  },
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
