import * as fc from 'fast-check'
import { connectedComponents, stronglyConnectedComponents } from 'graphology-components'
import graphModularity from 'graphology-metrics/graph/modularity.js'
import { describe, expect, it } from 'vitest'
import { below, randomSource } from '../../../generate/random.ts'
import { partition, pairOf, pairs } from '../oracle.ts'
import { modularity } from '../modularity.ts'
import { runInline } from '../run-inline.ts'
import { complete, cycle, star } from '../small-graphs.ts'
import { labelPropagation } from './label-propagation.ts'
import { leiden } from './leiden.ts'
import { strongComponents } from './strong-components.ts'
import { weakComponents } from './weak-components.ts'

const sorted = (groups: string[][]) =>
  groups
    .map((group) =>
      group
        .map(Number)
        .toSorted((a, b) => a - b)
        .join(' '),
    )
    .toSorted()
    .join(' | ')

describe('components', () => {
  it('are those of graphology', () => {
    fc.assert(
      fc.property(pairs(), ({ graph, peer }) => {
        expect(partition(runInline(weakComponents, graph, {}).values)).toBe(sorted(connectedComponents(peer)))
      }),
    )
  })

  it('strong ones are those of graphology', () => {
    fc.assert(
      fc.property(pairs({ directed: true }), ({ graph, peer }) => {
        const ours = runInline(strongComponents, graph, {}).values
        expect(partition(ours)).toBe(sorted(stronglyConnectedComponents(peer)))
      }),
    )
  })

  it('are found in every block of a larger graph', () => {
    const nodes = 10_000
    const random = randomSource(5)
    // so many that there is a large strong component, and small ones beside it
    const drawn = Array.from({ length: 15_000 }, () => [below(random, nodes), below(random, nodes)] as const)
    const { graph, peer } = pairOf(nodes, [...drawn, ...cycle(5), ...star(30)], true)
    const strong = runInline(strongComponents, graph, {})
    expect(partition(strong.values)).toBe(sorted(stronglyConnectedComponents(peer)))
    expect(strong.summary['largest']).toBeGreaterThan(1000)
    expect(partition(runInline(weakComponents, graph, {}).values)).toBe(sorted(connectedComponents(peer)))
  })

  it('are numbered by size, the largest 0', () => {
    const { graph } = pairOf(
      7,
      [
        [5, 6],
        [1, 2],
        [2, 3],
      ],
      false,
    )
    expect([...runInline(weakComponents, graph, {}).values]).toEqual([2, 0, 0, 0, 3, 1, 1])
  })
})

describe('communities', () => {
  const cliques = () => {
    const two = [...complete(5), ...complete(5).map(([a, b]) => [a + 5, b + 5] as const), [0, 5] as const]
    return pairOf(10, two, false)
  }

  it('modularity is that of graphology', () => {
    fc.assert(
      fc.property(
        pairs({ weighted: true, directed: false, loops: false, simple: true }),
        fc.nat(),
        ({ graph, list, peer }, seed) => {
          fc.pre(list.length > 0)
          const groups = Uint32Array.from(
            { length: graph.nodeCount },
            (_, node) => (node * (seed % 7)) % Math.min(3, graph.nodeCount),
          )
          const communities = Object.fromEntries([...groups].entries())
          const theirs = graphModularity(peer, {
            getNodeCommunity: (node) => communities[node]!,
            getEdgeWeight: 'weight',
          })
          expect(modularity(graph, groups)).toBeCloseTo(theirs, 9)
        },
      ),
    )
  })

  it('both ways find two cliques joined by one edge', () => {
    const { graph } = cliques()
    const two = '0 1 2 3 4 | 5 6 7 8 9'
    expect(partition(runInline(leiden, graph, { resolution: 1, rounds: 2, seed: 3 }).values)).toBe(two)
    expect(partition(runInline(labelPropagation, graph, { seed: 3 }).values)).toBe(two)
  })

  it('no single move betters what Leiden settles on, and each community hangs together', () => {
    fc.assert(
      fc.property(
        pairs({ weighted: true }),
        fc.integer({ min: 0, max: 99 }),
        ({ graph, nodes, list }, seed) => {
          const { values, summary } = runInline(leiden, graph, { resolution: 1, rounds: 50, seed })
          const groups = values as Uint32Array
          const score = modularity(graph, groups)
          expect(summary.modularity).toBeCloseTo(score, 12)
          for (let node = 0; node < nodes; node++) {
            for (let group = 0; group < nodes; group++) {
              const moved = groups.slice()
              moved[node] = group
              expect(modularity(graph, moved)).toBeLessThan(score + 1e-9)
            }
          }
          const inside = list.filter(([a, b]) => groups[a] === groups[b])
          const within = runInline(weakComponents, pairOf(nodes, inside, false).graph, {}).values
          expect(partition(within)).toBe(partition(groups))
        },
      ),
    )
  })

  it('every node has a label that is strongest among its neighbours', () => {
    fc.assert(
      fc.property(
        pairs({ weighted: true }),
        fc.integer({ min: 0, max: 99 }),
        ({ graph, nodes, list }, seed) => {
          const labels = runInline(labelPropagation, graph, { seed }).values
          for (let node = 0; node < nodes; node++) {
            const pull = new Map<number, number>()
            for (const [a, b, weight = 1] of list) {
              if (a === b || (a !== node && b !== node)) continue
              const label = labels[a === node ? b : a]!
              pull.set(label, (pull.get(label) ?? 0) + weight)
            }
            if (pull.size > 0) expect(pull.get(labels[node]!)).toBe(Math.max(...pull.values()))
          }
        },
      ),
    )
  })

  it('repeat with their seed', () => {
    fc.assert(
      fc.property(pairs(), ({ graph }) => {
        const once = runInline(leiden, graph, { resolution: 1, rounds: 2, seed: 5 })
        expect(runInline(leiden, graph, { resolution: 1, rounds: 2, seed: 5 })).toEqual(once)
        const spread = runInline(labelPropagation, graph, { seed: 5 })
        expect(runInline(labelPropagation, graph, { seed: 5 })).toEqual(spread)
      }),
    )
  })
})
