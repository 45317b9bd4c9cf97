import * as fc from 'fast-check'
import peerBetweenness from 'graphology-metrics/centrality/betweenness.js'
import { connectedComponents } from 'graphology-components'
import { describe, expect, it } from 'vitest'
import { pairOf, pairs, type Pair } from '../oracle.ts'
import { runInline } from '../run-inline.ts'
import { cycle, readList } from '../small-graphs.ts'
import { assortativity } from './assortativity.ts'
import { betweenness } from './betweenness.ts'
import { closeness } from './closeness.ts'
import { clustering } from './clustering.ts'
import { coreNumbers } from './core-numbers.ts'
import { cutPoints } from './cut-points.ts'
import { diameter } from './diameter.ts'
import { distances } from './distances.ts'
import { harmonic } from './harmonic.ts'
import { reciprocity } from './reciprocity.ts'
import { triangles } from './triangles.ts'

/** Lengths of all shortest paths, `[from][to]`, by Floyd and Warshall. */
function allDistances({ nodes, list, directed }: Pair): number[][] {
  const far = Array.from({ length: nodes }, (_, a) =>
    Array.from({ length: nodes }, (_unused, b) => (a === b ? 0 : Infinity)),
  )
  for (const [a, b, weight = 1] of list) {
    far[a]![b] = Math.min(far[a]![b]!, weight)
    if (!directed) far[b]![a] = Math.min(far[b]![a]!, weight)
  }
  for (let k = 0; k < nodes; k++)
    for (let a = 0; a < nodes; a++)
      for (let b = 0; b < nodes; b++) far[a]![b] = Math.min(far[a]![b]!, far[a]![k]! + far[k]![b]!)
  return far
}

const all = { sources: 0, seed: 1 }

describe('distances', () => {
  for (const weighted of [false, true]) {
    it(`are the least of all paths, ${weighted ? 'weighted' : 'in edges'}`, () => {
      fc.assert(
        fc.property(pairs({ weighted }), fc.nat(), (pair, pick) => {
          const from = [pick % pair.nodes, (pick * 7) % pair.nodes]
          const far = allDistances(pair)
          const nearest = far[0]!.map((_, node) => Math.min(far[from[0]!]![node]!, far[from[1]!]![node]!))
          const ours = runInline(distances, pair.graph, { from, direction: 'out' }).values
          expect([...ours]).toEqual(nearest.map((d) => (d === Infinity ? Number.NaN : d)))
          const back = runInline(distances, pair.graph, { from: [from[0]!], direction: 'in' }).values
          expect([...back]).toEqual(
            far.map((row) => (row[from[0]!] === Infinity ? Number.NaN : row[from[0]!])),
          )
        }),
      )
    })
  }
})

describe('nearness', () => {
  it('harmonic and closeness follow from the distances', () => {
    fc.assert(
      fc.property(pairs(), (pair) => {
        const far = allDistances(pair)
        const { nodes } = pair
        const near = runInline(harmonic, pair.graph, all).values
        const close = runInline(closeness, pair.graph, all).values
        for (let node = 0; node < nodes; node++) {
          const coming = far.map((row) => row[node]!).filter((d) => d > 0 && d < Infinity)
          const total = coming.reduce((a, b) => a + b, 0)
          const inverse = coming.reduce((a, b) => a + 1 / b, 0)
          expect(near[node]).toBeCloseTo(nodes < 2 ? 0 : inverse / (nodes - 1), 9)
          expect(close[node]).toBeCloseTo(total === 0 ? 0 : coming.length ** 2 / total / (nodes - 1), 9)
        }
      }),
    )
  })

  it('sampled, keeps to the error it states', () => {
    const nodes = 1000
    // every edge a hundred times: few nodes, but no small graph
    const list = Array.from({ length: 100 * nodes }, (_, a) => [a % nodes, (a * 7 + 1) % nodes] as const)
    const ring = readList(nodes, list, false)
    const exact = runInline(harmonic, ring, all).values
    const { values, summary } = runInline(harmonic, ring, { sources: 100, seed: 4 })
    expect(summary.sources).toBe(100)
    expect(values).not.toEqual(exact)
    const off = values.map((value, node) => Math.abs(value - exact[node]!))
    expect(Math.max(...off)).toBeLessThan(summary.error!)
  })

  it('is exact on a small graph, however few sources are asked for', () => {
    const { graph } = pairOf(30, cycle(30), false)
    const { values, summary } = runInline(harmonic, graph, { sources: 5, seed: 4 })
    expect(summary).toEqual({ sources: 30, error: 0 })
    expect(values).toEqual(runInline(harmonic, graph, all).values)
  })
})

describe('betweenness', () => {
  for (const weighted of [false, true]) {
    it(`is that of graphology, ${weighted ? 'weighted' : 'in edges'}`, () => {
      fc.assert(
        fc.property(pairs({ weighted, simple: true, loops: false }), (pair) => {
          fc.pre(pair.nodes > 2)
          const theirs = peerBetweenness(pair.peer, {
            getEdgeWeight: weighted ? 'weight' : null,
            normalized: true,
          })
          const ours = runInline(betweenness, pair.graph, all).values
          Object.values(theirs).forEach((value, node) => expect(ours[node]).toBeCloseTo(value, 9))
        }),
      )
    })
  }
})

describe('triangles', () => {
  it('are the triples that close, however edges repeat', () => {
    fc.assert(
      fc.property(pairs(), (pair) => {
        const far = allDistances({ ...pair, directed: false })
        const tied = (a: number, b: number) => a !== b && far[a]![b] === 1
        const nodes = Array.from({ length: pair.nodes }, (_, node) => node)
        const count = runInline(triangles, pair.graph, {}).values
        const share = runInline(clustering, pair.graph, {}).values
        for (const a of nodes) {
          const round = nodes.filter((b) => tied(a, b))
          const closed = round.flatMap((b) => round.filter((c) => b < c && tied(b, c))).length
          expect(count[a]).toBe(closed)
          const triples = (round.length * (round.length - 1)) / 2
          expect(share[a]).toBeCloseTo(triples === 0 ? 0 : closed / triples, 12)
        }
      }),
    )
  })
})

describe('core numbers', () => {
  it('are what peeling one node at a time leaves', () => {
    fc.assert(
      fc.property(pairs(), ({ graph, nodes, list }) => {
        const theirs = Array<number>(nodes).fill(0)
        let left = new Set(Array.from({ length: nodes }, (_, node) => node))
        for (let k = 1; left.size > 0; k++) {
          for (let before = -1; before !== left.size;) {
            before = left.size
            const has = (node: number) =>
              list.filter(([a, b]) => a !== b && (a === node || b === node) && left.has(a) && left.has(b))
                .length
            left = new Set([...left].filter((node) => has(node) >= k))
          }
          for (const node of left) theirs[node] = k
        }
        expect([...runInline(coreNumbers, graph, {}).values]).toEqual(theirs)
      }),
    )
  })
})

describe('cut points', () => {
  it('are those whose removal leaves more components', () => {
    fc.assert(
      fc.property(pairs({ directed: false }), ({ graph, nodes, list }) => {
        const { values, summary } = runInline(cutPoints, graph, {})
        const whole = connectedComponents(pairOf(nodes, list, false).peer).length
        for (let node = 0; node < nodes; node++) {
          const rest = list.filter(([a, b]) => a !== node && b !== node)
          const isolated = list.every(([a, b]) => a === b || (a !== node && b !== node))
          const parts = connectedComponents(pairOf(nodes, rest, false).peer).length - 1
          expect(values[node] === 1).toBe(!isolated && parts > whole)
        }
        const bridges = list.filter((_, at) => {
          const rest = list.filter((_unused, other) => other !== at)
          return connectedComponents(pairOf(nodes, rest, false).peer).length > whole
        })
        expect(summary.bridges).toBe(bridges.length)
      }),
    )
  })
})

describe('numbers of the whole', () => {
  it('the diameter lies between its bounds', () => {
    fc.assert(
      fc.property(pairs(), fc.integer({ min: 2, max: 40 }), (pair, searches) => {
        const far = allDistances({ ...pair, directed: false })
        const largest = Math.max(...far.map((row) => row.filter((d) => d < Infinity).length))
        const widths = far
          .map((row) => row.filter((d) => d < Infinity))
          .filter((row) => row.length === largest)
          .map((row) => Math.max(...row))
        const { atLeast, atMost } = runInline(diameter, pair.graph, { searches }).summary
        // several components may be the largest
        expect(widths.some((width) => width >= atLeast!)).toBe(true)
        expect(Math.min(...widths)).toBeLessThanOrEqual(atMost!)
        if (searches === 40) expect(atMost).toBe(atLeast)
      }),
    )
  })

  it('reciprocity counts the edges that are answered', () => {
    fc.assert(
      fc.property(pairs({ directed: true }), ({ graph, list }) => {
        const edges = list.filter(([a, b]) => a !== b)
        const answered = edges.filter(([a, b]) => edges.some(([c, d]) => a === d && b === c))
        const { summary } = runInline(reciprocity, graph, {})
        expect(summary.reciprocity).toBe(edges.length === 0 ? 0 : answered.length / edges.length)
      }),
    )
  })

  it('assortativity is the correlation over the edges', () => {
    fc.assert(
      fc.property(pairs(), ({ graph, list, directed, nodes }) => {
        const out = Array<number>(nodes).fill(0)
        const incoming = Array<number>(nodes).fill(0)
        for (const [a, b] of list) {
          out[a]!++
          incoming[b]!++
        }
        const both = out.map((d, at) => d + incoming[at]!)
        const ends = directed
          ? list.map(([a, b]) => [out[a]!, incoming[b]!] as const)
          : list.flatMap(([a, b]) => [[both[a]!, both[b]!] as const, [both[b]!, both[a]!] as const])
        const mean = (side: 0 | 1) => ends.reduce((sum, end) => sum + end[side], 0) / ends.length
        const [x, y] = [mean(0), mean(1)]
        const sum = (term: (a: number, b: number) => number) =>
          ends.reduce((s, [a, b]) => s + term(a - x, b - y), 0)
        const spread = Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b))
        fc.pre(spread > 1e-9)
        expect(runInline(assortativity, graph, {}).summary.assortativity).toBeCloseTo(
          sum((a, b) => a * b) / spread,
          7,
        )
      }),
    )
  })
})
