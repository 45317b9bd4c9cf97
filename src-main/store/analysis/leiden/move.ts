import type { Random } from '../../../generate/random.ts'
import { NodeQueue } from '../node-queue.ts'
import { Tally } from '../tally.ts'
import type { WeightedTies } from './ties.ts'

/** A gain below this share of a node's strength is rounding. */
const ROUNDING = 1e-10

/**
 * Moves nodes between groups, each to where modularity gains most, until none gains; neighbours of a node that
 * moved are looked at again. Groups are numbers below the node count, changed in place. Gives how many moved.
 */
export function moveNodes(
  ties: WeightedTies,
  groups: Uint32Array,
  resolution: number,
  random: Random,
  looked: (waiting: number) => void,
): number {
  const { nodeCount, strength, total } = ties
  const weightOf = new Float64Array(nodeCount)
  const sizeOf = new Uint32Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    weightOf[groups[node]!] = weightOf[groups[node]!]! + strength[node]!
    sizeOf[groups[node]!] = sizeOf[groups[node]!]! + 1
  }
  const empty = new Uint32Array(nodeCount)
  let emptyCount = 0
  for (let group = nodeCount - 1; group >= 0; group--) if (sizeOf[group] === 0) empty[emptyCount++] = group

  const queue = new NodeQueue(nodeCount, random)
  const tally = new Tally(nodeCount)
  const scale = resolution / total
  let moves = 0
  for (let step = 0; queue.size > 0; step++) {
    if ((step & 0xffff) === 0) looked(queue.size)
    const node = queue.take()
    const own = groups[node]!
    const mass = strength[node]!
    if (mass === 0) continue
    tally.clear()
    tally.add(ties, node, groups)
    const { weight, touched, count } = tally
    // a move must beat staying, counted without the node itself
    let best = own
    let gain = weight[own]! - mass * (weightOf[own]! - mass) * scale + mass * ROUNDING
    for (let at = 0; at < count; at++) {
      const group = touched[at]!
      if (group === own) continue
      const gains = weight[group]! - mass * weightOf[group]! * scale
      if (gains > gain) {
        gain = gains
        best = group
      }
    }
    // alone is better than anywhere among others
    if (gain < 0 && sizeOf[own]! > 1 && emptyCount > 0) best = empty[emptyCount - 1]!
    if (best === own) continue
    if (sizeOf[best] === 0) emptyCount--
    weightOf[own] = weightOf[own]! - mass
    weightOf[best] = weightOf[best]! + mass
    sizeOf[best] = sizeOf[best]! + 1
    sizeOf[own] = sizeOf[own]! - 1
    if (sizeOf[own] === 0) empty[emptyCount++] = own
    groups[node] = best
    moves++
    for (const { starts, others } of ties.sides) {
      const end = starts[node + 1]!
      for (let at = starts[node]!; at < end; at++) {
        const other = others[at]!
        if (groups[other] !== best) queue.offer(other)
      }
    }
  }
  return moves
}
