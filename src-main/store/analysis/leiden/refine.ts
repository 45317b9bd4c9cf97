import { below, type Random } from '../../../generate/random.ts'
import { Tally } from '../tally.ts'
import { membersOf, type WeightedTies } from './ties.ts'

/** How much a worse choice is spared: the θ of the paper, whose authors use 0.01. */
const RANDOMNESS = 0.01

/**
 * Splits each of `count` groups into well-connected parts: every node starts alone and may join one part of
 * its group, chosen at random with odds that grow with the gain. Gives the part of each node: numbers below
 * the node count, not dense.
 */
export function refine(
  ties: WeightedTies,
  groups: Uint32Array,
  count: number,
  resolution: number,
  random: Random,
): Uint32Array {
  const { nodeCount, strength, total } = ties
  const scale = resolution / total
  const { order, starts } = membersOf(groups, count)
  const parts = new Uint32Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) parts[node] = node
  const weightOf = strength.slice()
  // weight of the ties of a part to the rest of its group
  const outwards = new Float64Array(nodeCount)
  const joined = new Uint8Array(nodeCount)
  const tally = new Tally(nodeCount)
  const choices: number[] = []
  const odds: number[] = []

  for (let group = 0; group < count; group++) {
    const members = order.subarray(starts[group], starts[group + 1])
    if (members.length === 1) continue
    let groupWeight = 0
    for (const node of members) {
      groupWeight += strength[node]!
      outwards[node] = tiesWithin(ties, node, groups)
    }
    const isTied = (part: number) =>
      outwards[part]! >= weightOf[part]! * (groupWeight - weightOf[part]!) * scale
    shuffle(members, random)
    for (const node of members) {
      if (joined[node] === 1 || !isTied(node)) continue
      const mass = strength[node]!
      tally.clear()
      tally.add(ties, node, parts)
      choices.length = odds.length = 0
      for (let at = 0; at < tally.count; at++) {
        // a part bears the number of the node that founded it
        const part = tally.touched[at]!
        if (groups[part] !== group || !isTied(part)) continue
        const gain = tally.weight[part]! - mass * weightOf[part]! * scale
        if (gain < 0) continue
        choices.push(part)
        odds.push(gain)
      }
      if (choices.length === 0) continue
      const part = choices[draw(odds, random)]!
      outwards[part] = outwards[part]! + outwards[node]! - 2 * tally.weight[part]!
      weightOf[part] = weightOf[part]! + mass
      parts[node] = part
      joined[node] = joined[part] = 1
    }
  }
  return parts
}

/** Weight of the ties of a node to others of its group. */
function tiesWithin({ sides, weights }: WeightedTies, node: number, groups: Uint32Array): number {
  const group = groups[node]!
  let sum = 0
  for (const { starts, others, edges } of sides) {
    const end = starts[node + 1]!
    for (let at = starts[node]!; at < end; at++) {
      const other = others[at]!
      if (other === node || groups[other] !== group) continue
      sum += weights === undefined ? 1 : weights[edges === undefined ? at : edges[at]!]!
    }
  }
  return sum
}

/** Draws a place with odds exp(gain / θ); gains are used up. */
function draw(gains: number[], random: Random): number {
  if (gains.length === 1) return 0
  // relative to the best, as the exponentials themselves would overflow
  let most = gains[0]!
  for (const gain of gains) if (gain > most) most = gain
  let sum = 0
  for (let at = 0; at < gains.length; at++) sum += gains[at] = Math.exp((gains[at]! - most) / RANDOMNESS)
  let left = (random() / 2 ** 32) * sum
  for (let at = 0; at < gains.length; at++) {
    left -= gains[at]!
    if (left < 0) return at
  }
  return gains.length - 1
}

function shuffle(nodes: Uint32Array, random: Random): void {
  for (let last = nodes.length - 1; last > 0; last--) {
    const at = below(random, last + 1)
    const node = nodes[at]!
    nodes[at] = nodes[last]!
    nodes[last] = node
  }
}
