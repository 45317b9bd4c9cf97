import { sharedArray } from '../../load/shared-array.ts'
import { refuseNegative } from '../dijkstra.ts'
import type { Measure } from '../measure.ts'
import { multiply } from '../multiply.ts'
import { flowOf, flowState, type FlowState } from '../rank-flow.ts'
import { BLOCK } from '../team.ts'

/**
 * PageRank by power iteration, each node gathering from those that point to it. The rank of nodes without
 * edges to follow is handed out as jumps are. O(m) a round; 24 bytes a node and 4 an entry at most.
 *
 * The surfer is watched only in a part of the graph (`rank-flow.ts`). What leaves it, by jumps and dead ends, comes
 * back in the same round, the way it would come back from outside: ranks inside are the same in proportion, and
 * settle in half the rounds.
 *
 * What is held between rounds is not the rank but what a node hands on along one edge of weight 1, so that a
 * round is one pass; where no edge leads away, nobody asks, and it is the rank itself.
 */
export const pageRank: Measure<'pagerank', FlowState & { values: Float64Array }> = {
  parallel: true,
  allocate: (graph) => ({ ...flowState(graph), values: sharedArray.f64(graph.nodeCount) }),

  run(graph, { damping, from: jumpTo, tolerance, rounds }, state, team) {
    const { nodeCount, weights } = graph
    const { values, outside } = state
    if (nodeCount === 0) return { rounds: 0, change: 0, settled: 1 }
    team.once(() => weights && refuseNegative(weights))
    const flow = flowOf(graph, damping, jumpTo, state, team)
    const { count, order } = flow
    const block: Block = {
      damping,
      divisors: new Float64Array(BLOCK),
      fed: new Float64Array(BLOCK),
      gathered: new Float64Array(BLOCK),
    }
    const prepare = (from: number, to: number) => {
      flow.divide(block.divisors, from, to)
      flow.feed(block.fed, from, to)
    }
    let [x, y] = flow.vectors
    const begun = team.sums(count, SUMS, (from, to, sums) => {
      prepare(from, to)
      block.gathered.fill(0)
      handOn(block, 1, x, x, from, to, sums)
    })
    // nothing where jumps are personal and none lead here
    const entering = begun[total]!
    let leavingNow = begun[leaving]!
    let change = entering > 0 ? Infinity : 0
    let sum = entering
    let round = 0
    while (round < rounds && change >= tolerance) {
      const [before, after, returning] = [x, y, leavingNow / entering]
      const sums = team.sums(count, SUMS, (from, to, into) => {
        prepare(from, to)
        multiply(flow.sides, weights, before, block.gathered, from, to)
        handOn(block, returning, before, after, from, to, into)
      })
      sum = sums[total]!
      leavingNow = sums[leaving]!
      change = sums[moved]! / sum
      ;[x, y] = [y, x]
      team.report(++round, rounds)
    }
    // as much enters as leaves: this sets the ranks inside in proportion to those outside
    const inside = entering > 0 ? entering / leavingNow : 0
    const scale = 1 / (inside * sum + outside[0]!)
    if (order) {
      team.each(nodeCount, (from, to) => {
        for (let node = from; node < to; node++) values[node] = values[node]! * scale
      })
    }
    team.each(count, (from, to) => {
      flow.divide(block.divisors, from, to)
      for (let at = from; at < to; at++) {
        values[order ? order[at]! : at] = x[at]! * (block.divisors[at - from]! || 1) * inside * scale
      }
    })
    return { rounds: round, change, settled: change < tolerance ? 1 : 0 }
  },
}

/** Places among the sums of a round: how far ranks moved, what leaves, and all rank. */
const [moved, leaving, total, SUMS] = [0, 1, 2, 3] as const

type Block = {
  damping: number
  /** What leads away from each node: edges, or their weight. */
  divisors: Float64Array
  /** What comes from jumps and from outside. */
  fed: Float64Array
  gathered: Float64Array
}

/** Sets the new ranks of a block, where `returning` times as much comes in as is `fed`. */
function handOn(
  { damping, divisors, fed, gathered }: Block,
  returning: number,
  before: Float64Array,
  after: Float64Array,
  from: number,
  to: number,
  sums: Float64Array,
): void {
  let far = 0
  let out = 0
  let sum = 0
  for (let node = from; node < to; node++) {
    const rank = returning * fed[node - from]! + damping * gathered[node - from]!
    const divisor = divisors[node - from]!
    sum += rank
    if (divisor === 0) {
      far += Math.abs(rank - before[node]!)
      out += rank
      after[node] = rank
    } else {
      far += Math.abs(rank - before[node]! * divisor)
      out += (1 - damping) * rank
      after[node] = rank / divisor
    }
  }
  sums[moved] = far
  sums[leaving] = out
  sums[total] = sum
}
