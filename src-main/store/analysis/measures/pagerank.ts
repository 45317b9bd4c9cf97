import { sharedArray } from '../../load/shared-array.ts'
import type { Measure } from '../measure.ts'
import { multiply } from '../multiply.ts'
import { arriving, countEntries, leading } from '../reading.ts'
import { strengths } from '../strength.ts'
import { BLOCK } from '../team.ts'

type PageRankState = {
  values: Float64Array
  next: Float64Array
  /** Weight of all edges that lead away; only if weighted. */
  strength: Float64Array | undefined
  /** 1 where jumps lead; only if personalised. */
  jumps: Uint8Array | undefined
}

/**
 * PageRank by power iteration, each node gathering from those that point to it. The rank of nodes without
 * edges to follow is handed out as jumps are. O(m) a round; 16 bytes a node, weighted 24, personalised 1 more.
 *
 * What is held between rounds is not the rank but what a node hands on along one edge of weight 1, so that a
 * round is one pass; where no edge leads away, nobody asks, and it is the rank itself.
 */
export const pageRank: Measure<'pagerank', PageRankState> = {
  parallel: true,
  allocate: ({ nodeCount, weights }, { from }) => ({
    values: sharedArray.f64(nodeCount),
    next: sharedArray.f64(nodeCount),
    strength: weights && sharedArray.f64(nodeCount),
    jumps: from.length > 0 ? sharedArray.u8(nodeCount) : undefined,
  }),

  run(graph, { damping, from: jumpTo, tolerance, rounds }, state, team) {
    const { nodeCount, weights } = graph
    const { values, next, jumps, strength } = state
    if (nodeCount === 0) return { rounds: 0, change: 0, settled: 1 }
    const jumpCount = new Set(jumpTo).size || nodeCount
    const sides = { arriving: arriving(graph), leading: leading(graph) }
    const block: Block = { divisors: new Float64Array(BLOCK), gathered: new Float64Array(BLOCK), jumps }
    const prepare = (from: number, to: number) => {
      if (strength) block.divisors.set(strength.subarray(from, to))
      else countEntries(sides.leading, block.divisors, from, to)
    }
    team.once(() => {
      if (jumps) for (const node of jumpTo) jumps[node] = 1
    })
    let idle = team.sums(nodeCount, 2, (from, to, sums) => {
      if (strength) strengths(graph, sides.leading, strength, from, to)
      prepare(from, to)
      block.gathered.fill(0)
      handOn(block, values, values, 1 / jumpCount, 0, from, to, sums)
    })[1]!
    let [x, y] = [values, next]
    let round = 0
    let change = Infinity
    while (round < rounds && change >= tolerance) {
      const jump = (1 - damping + damping * idle) / jumpCount
      const [before, after] = [x, y]
      const sums = team.sums(nodeCount, 2, (from, to, into) => {
        prepare(from, to)
        multiply(sides.arriving, weights, before, block.gathered, from, to)
        handOn(block, before, after, jump, damping, from, to, into)
      })
      change = sums[0]!
      idle = sums[1]!
      ;[x, y] = [y, x]
      team.report(++round, rounds)
    }
    team.each(nodeCount, (from, to) => {
      prepare(from, to)
      for (let node = from; node < to; node++) values[node] = x[node]! * (block.divisors[node - from]! || 1)
    })
    return { rounds: round, change, settled: change < tolerance ? 1 : 0 }
  },
}

type Block = {
  /** Weight of the edges that lead away from each node, 1 each where unweighted. */
  divisors: Float64Array
  gathered: Float64Array
  jumps: Uint8Array | undefined
}

/** Sets the new ranks of a block; adds how far they moved, and the rank that no edge leads away. */
function handOn(
  { divisors, gathered, jumps }: Block,
  before: Float64Array,
  after: Float64Array,
  jump: number,
  damping: number,
  from: number,
  to: number,
  sums: Float64Array,
): void {
  let moved = 0
  let idle = 0
  for (let node = from; node < to; node++) {
    const base = jumps === undefined || jumps[node] === 1 ? jump : 0
    const rank = base + damping * gathered[node - from]!
    const divisor = divisors[node - from]!
    if (divisor === 0) {
      moved += Math.abs(rank - before[node]!)
      idle += rank
      after[node] = rank
    } else {
      moved += Math.abs(rank - before[node]! * divisor)
      after[node] = rank / divisor
    }
  }
  sums[0] = moved
  sums[1] = idle
}
