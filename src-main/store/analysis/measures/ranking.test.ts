import * as fc from 'fast-check'
import peerPageRank from 'graphology-metrics/centrality/pagerank.js'
import { describe, expect, it } from 'vitest'
import { pairOf, pairs, type Pair } from '../oracle.ts'
import { runInline } from '../run-inline.ts'
import { degree } from './degree.ts'
import { eigenvector } from './eigenvector.ts'
import { hits } from './hits.ts'
import { katz } from './katz.ts'
import { pageRank } from './pagerank.ts'

/** Adjacency as a matrix, `[from][to]`; undirected, a self-loop counts twice. */
function matrix({ nodes, list, directed }: Pair): number[][] {
  const cells = Array.from({ length: nodes }, () => Array<number>(nodes).fill(0))
  for (const [a, b, weight = 1] of list) {
    cells[a]![b]! += weight
    if (!directed) cells[b]![a]! += weight
  }
  return cells
}

/** `y[to] = sum of x[from]`, or the other way round. */
function times(cells: number[][], x: number[], transposed = false): number[] {
  return x.map((_, to) =>
    x.reduce((sum, value, from) => sum + value * (transposed ? cells[to]![from]! : cells[from]![to]!), 0),
  )
}

function near(ours: ArrayLike<number>, theirs: ArrayLike<number>, digits = 7): void {
  for (let at = 0; at < theirs.length; at++) expect(ours[at]).toBeCloseTo(theirs[at]!, digits)
}

const exact = { tolerance: 1e-13, rounds: 2000 }

describe('degree', () => {
  it('is the sum of a row, a column or both', () => {
    fc.assert(
      fc.property(pairs({ weighted: true }), (pair) => {
        const cells = matrix(pair)
        const out = cells.map((row) => row.reduce((a, b) => a + b, 0))
        const incoming = cells.map((_, to) => cells.reduce((sum, row) => sum + row[to]!, 0))
        if (pair.directed) {
          near(runInline(degree, pair.graph, { direction: 'out' }).values, out)
          near(runInline(degree, pair.graph, { direction: 'in' }).values, incoming)
          near(
            runInline(degree, pair.graph, { direction: 'both' }).values,
            out.map((d, at) => d + incoming[at]!),
          )
        } else near(runInline(degree, pair.graph, { direction: 'both' }).values, out)
      }),
    )
  })
})

describe('PageRank', () => {
  const byMatrix = (pair: Pair, jumpTo: readonly number[]) => {
    const cells = matrix(pair)
    const { nodes } = pair
    const jump = Array.from({ length: nodes }, (_, node) =>
      jumpTo.length === 0 ? 1 / nodes : jumpTo.includes(node) ? 1 / new Set(jumpTo).size : 0,
    )
    const follow = cells.map((row) => {
      const sum = row.reduce((a, b) => a + b, 0)
      return sum === 0 ? jump : row.map((cell) => cell / sum)
    })
    let rank = jump
    for (let round = 0; round < 300; round++) {
      rank = times(follow, rank).map((value, node) => 0.85 * value + 0.15 * jump[node]!)
    }
    return rank
  }

  // what no walk comes back to is taken out where nothing is weighed
  for (const weighted of [true, false]) {
    it(`agrees with its matrix, ${weighted ? '' : 'un'}weighted, personalised, with loops and dead ends`, () => {
      fc.assert(
        fc.property(pairs({ weighted }), fc.array(fc.nat(), { maxLength: 3 }), (pair, picks) => {
          const from = picks.map((pick) => pick % pair.nodes)
          const { values, summary } = runInline(pageRank, pair.graph, { damping: 0.85, from, ...exact })
          near(values, byMatrix(pair, from))
          expect(summary.settled).toBe(1)
        }),
      )
    })
  }

  it('agrees with graphology', () => {
    fc.assert(
      fc.property(pairs({ simple: true, loops: false }), (pair) => {
        // theirs handles neither multigraphs nor graphs without edges
        fc.pre(pair.list.length > 0)
        const theirs = peerPageRank(pair.peer, {
          getEdgeWeight: 'weight',
          tolerance: 1e-12,
          maxIterations: 2000,
        })
        near(
          runInline(pageRank, pair.graph, { damping: 0.85, from: [], ...exact }).values,
          Object.values(theirs),
        )
      }),
    )
  })

  it('of nothing is nothing', () => {
    expect(
      runInline(pageRank, pairOf(0, [], true).graph, { damping: 0.85, from: [], ...exact }).values,
    ).toHaveLength(0)
  })
})

describe('centralities of walks', () => {
  const length = (x: number[]) => Math.hypot(...x)

  it('eigenvector: what comes in is the eigenvalue times what is there', () => {
    fc.assert(
      fc.property(pairs({ weighted: true, directed: false }), (pair) => {
        fc.pre(pair.list.length > 0)
        const { values, summary } = runInline(eigenvector, pair.graph, { tolerance: 1e-10, rounds: 100_000 })
        fc.pre(summary.settled === 1)
        near(
          times(matrix(pair), [...values]),
          [...values].map((v) => v * summary.eigenvalue!),
          5,
        )
        expect(length([...values])).toBeCloseTo(1, 9)
      }),
    )
  })

  it('hubs and authorities lead to each other', () => {
    fc.assert(
      fc.property(pairs({ weighted: true, directed: true }), (pair) => {
        const cells = matrix(pair)
        const authority = runInline(hits, pair.graph, {
          role: 'authority',
          tolerance: 1e-12,
          rounds: 100_000,
        })
        fc.pre(authority.summary.settled === 1 && length([...authority.values]) > 0)
        const back = times(cells, times(cells, [...authority.values], true))
        near(
          [...authority.values],
          back.map((v) => v / length(back)),
          5,
        )
      }),
    )
  })

  it('Katz solves its equation', () => {
    fc.assert(
      fc.property(pairs({ weighted: true }), (pair) => {
        const { values, summary } = runInline(katz, pair.graph, { attenuation: 0.001, ...exact })
        const right = times(matrix(pair), [...values]).map((v) => 1 + 0.001 * v)
        near(values, right)
        expect(summary.attenuation).toBe(0.001)
      }),
    )
  })

  it('Katz chooses an attenuation that converges', () => {
    fc.assert(
      fc.property(pairs({ directed: false }), ({ graph, list }) => {
        fc.pre(list.length > 0)
        expect(
          runInline(katz, graph, { attenuation: 0, tolerance: 1e-8, rounds: 1000 }).summary.settled,
        ).toBe(1)
      }),
    )
  })
})
