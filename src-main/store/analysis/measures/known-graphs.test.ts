import { describe, expect, it } from 'vitest'
import { runInline } from '../run-inline.ts'
import { complete, cycle, grid, karate, readList, star } from '../small-graphs.ts'
import { assortativity } from './assortativity.ts'
import { betweenness } from './betweenness.ts'
import { closeness } from './closeness.ts'
import { clustering } from './clustering.ts'
import { coreNumbers } from './core-numbers.ts'
import { cutPoints } from './cut-points.ts'
import { degree } from './degree.ts'
import { degreeDistribution } from './degree-distribution.ts'
import { density } from './density.ts'
import { diameter } from './diameter.ts'
import { distances } from './distances.ts'
import { eigenvector } from './eigenvector.ts'
import { harmonic } from './harmonic.ts'
import { hits } from './hits.ts'
import { katz } from './katz.ts'
import { labelPropagation } from './label-propagation.ts'
import { leiden } from './leiden.ts'
import { pageRank } from './pagerank.ts'
import { reciprocity } from './reciprocity.ts'
import { strongComponents } from './strong-components.ts'
import { triangles } from './triangles.ts'
import { weakComponents } from './weak-components.ts'

const all = { sources: 0, seed: 1 }
const both = { direction: 'both' } as const
const out = { from: [0], direction: 'out' } as const
const exact = { tolerance: 1e-12, rounds: 1000 }
const rankDefaults = { damping: 0.85, from: [], tolerance: 1e-12, rounds: 1000 }

// values published with NetworkX and igraph, and in the papers that use this graph
describe('the karate club', () => {
  const club = readList(34, karate, false)

  it('has 45 triangles and the published clustering', () => {
    expect(runInline(triangles, club, {}).summary).toMatchObject({ triangles: 45 })
    const { summary } = runInline(clustering, club, {})
    expect(summary.transitivity).toBeCloseTo(0.2556818, 7)
    expect(summary.average).toBeCloseTo(0.5706385, 7)
  })

  it('is disassortative, 13.9 % dense and 5 across', () => {
    expect(runInline(assortativity, club, {}).summary.assortativity).toBeCloseTo(-0.4756131, 7)
    expect(runInline(density, club, {}).summary.density).toBeCloseTo(0.1390374, 7)
    expect(runInline(diameter, club, { searches: 32 }).summary).toMatchObject({ atLeast: 5, atMost: 5 })
  })

  it('has the optimal modularity of 0.4198 in four communities', () => {
    const { summary } = runInline(leiden, club, { resolution: 1, rounds: 10, seed: 1 })
    expect(summary.modularity).toBeCloseTo(0.4197896, 7)
    expect(summary.groups).toBe(4)
  })

  it('has a 4-core of ten, and falls apart at its instructor', () => {
    expect(runInline(coreNumbers, club, {}).summary).toEqual({ degeneracy: 4, innermost: 10 })
    const { values, summary } = runInline(cutPoints, club, {})
    expect(summary).toEqual({ articulationPoints: 1, bridges: 1 })
    expect(values[0]).toBe(1)
  })

  it('ranks the officer first, then the instructor', () => {
    const { values } = runInline(pageRank, club, rankDefaults)
    expect(values[33]).toBeCloseTo(0.1009192, 6)
    expect(values[0]).toBeCloseTo(0.0969973, 6)
    expect([...values].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
  })

  it('has the published betweenness, closeness and eigenvector of its instructor and officer', () => {
    const between = runInline(betweenness, club, all).values
    expect(between[0]).toBeCloseTo(0.4376353, 7)
    expect(between[33]).toBeCloseTo(0.304075, 7)
    expect(runInline(closeness, club, all).values[0]).toBeCloseTo(0.5689655, 7)
    expect(runInline(eigenvector, club, exact).values[33]).toBeCloseTo(0.3733634, 6)
  })

  it('has its officer at 17 ties and its instructor at 16, 3 from everybody', () => {
    const { values, summary } = runInline(degree, club, both)
    expect([values[33], values[0], summary['greatest']]).toEqual([17, 16, 17])
    expect(summary['mean']).toBeCloseTo(156 / 34, 12)
    const far = runInline(distances, club, out).summary
    expect([far['farthest'], far['reached']]).toEqual([3, 34])
    expect(far['mean']).toBeCloseTo(58 / 34, 12)
    expect(runInline(harmonic, club, all).values[0]).toBeCloseTo(0.7020202, 7)
    expect(runInline(closeness, club, all).values[33]).toBeCloseTo(0.55, 12)
    expect(runInline(degreeDistribution, club, {}).summary).toMatchObject({ distinct: 11, isolated: 0 })
  })

  it('has the published hubs, Katz scores and largest eigenvalue', () => {
    const { values } = runInline(hits, club, { role: 'hub', ...exact })
    const sum = [...values].reduce((a, b) => a + b, 0)
    expect(values[33]! / sum).toBeCloseTo(0.0750029, 6)
    expect(values[0]! / sum).toBeCloseTo(0.0714127, 6)
    expect(runInline(katz, club, { attenuation: 0.1, ...exact }).values[33]).toBeCloseTo(5.1393388, 6)
    expect(runInline(eigenvector, club, exact).summary['eigenvalue']).toBeCloseTo(6.7256977, 6)
  })

  it('is whole, and its labels settle into few communities', () => {
    for (const measure of [weakComponents, strongComponents]) {
      expect(runInline(measure, club, {}).summary).toEqual({ groups: 1, largest: 34, single: 0 })
    }
    expect(runInline(reciprocity, club, {}).summary['reciprocity']).toBe(1)
    const { summary } = runInline(labelPropagation, club, { seed: 1 })
    // what runs of the algorithm on this graph come to: Raghavan, Albert and Kumara (2007), section IV
    expect(summary['groups']).toBeLessThanOrEqual(5)
  })
})

describe('graphs with closed forms', () => {
  it('complete: every triple closes, everybody is next to everybody', () => {
    const graph = readList(9, complete(9), false)
    expect(runInline(triangles, graph, {}).values).toEqual(new Uint32Array(9).fill(28))
    expect([...runInline(clustering, graph, {}).values]).toEqual(Array(9).fill(1))
    expect([...runInline(coreNumbers, graph, {}).values]).toEqual(Array(9).fill(8))
    expect([...runInline(harmonic, graph, all).values]).toEqual(Array(9).fill(1))
    expect([...runInline(betweenness, graph, all).values]).toEqual(Array(9).fill(0))
    expect(runInline(density, graph, {}).summary.density).toBe(1)
    expect([...runInline(closeness, graph, all).values]).toEqual(Array(9).fill(1))
    expect([...runInline(degree, graph, both).values]).toEqual(Array(9).fill(8))
    expect([...runInline(distances, graph, out).values]).toEqual([0, ...Array<number>(8).fill(1)])
    const { values, summary } = runInline(eigenvector, graph, exact)
    for (const value of values) expect(value).toBeCloseTo(1 / 3, 9)
    expect(summary['eigenvalue']).toBeCloseTo(8, 9)
    for (const value of runInline(katz, graph, { attenuation: 0.1, ...exact }).values) {
      expect(value).toBeCloseTo(1 / (1 - 0.8), 9)
    }
    for (const measure of [weakComponents, labelPropagation]) {
      expect(runInline(measure, graph, { seed: 1 }).summary).toMatchObject({ groups: 1, largest: 9 })
    }
    expect(runInline(leiden, graph, { resolution: 1, rounds: 10, seed: 1 }).summary).toMatchObject({
      groups: 1,
    })
  })

  it('cycle: all the same, halfway round across', () => {
    const graph = readList(10, cycle(10), false)
    expect(runInline(diameter, graph, { searches: 32 }).summary).toMatchObject({ atLeast: 5, atMost: 5 })
    expect(runInline(cutPoints, graph, {}).summary).toEqual({ articulationPoints: 0, bridges: 0 })
    for (const value of runInline(pageRank, graph, rankDefaults).values) expect(value).toBeCloseTo(0.1, 12)
    // (n² / 4 - n + 1) / 2 pairs of the (n - 1)(n - 2) / 2
    for (const value of runInline(betweenness, graph, all).values) expect(value).toBeCloseTo(8 / 36, 12)
    for (const value of runInline(closeness, graph, all).values) expect(value).toBeCloseTo(9 / 25, 12)
    const near = (2 * (1 + 1 / 2 + 1 / 3 + 1 / 4) + 1 / 5) / 9
    for (const value of runInline(harmonic, graph, all).values) expect(value).toBeCloseTo(near, 12)
    expect([...runInline(distances, graph, out).values]).toEqual([0, 1, 2, 3, 4, 5, 4, 3, 2, 1])
  })

  it('directed cycle: one strong component, no edge answered, all the way round', () => {
    const graph = readList(10, cycle(10), true)
    expect(runInline(strongComponents, graph, {}).summary).toEqual({ groups: 1, largest: 10, single: 0 })
    expect(runInline(reciprocity, graph, {}).summary).toEqual({ reciprocity: 0, answered: 0 })
    expect([...runInline(distances, graph, out).values]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    // 1 + 2 + … + 8 pairs pass a node, of the (n - 1)(n - 2)
    for (const value of runInline(betweenness, graph, all).values) expect(value).toBeCloseTo(36 / 72, 12)
    for (const value of runInline(closeness, graph, all).values) expect(value).toBeCloseTo(9 / 45, 12)
    const broken = readList(10, cycle(10).slice(1), true)
    expect(runInline(strongComponents, broken, {}).summary).toMatchObject({ groups: 10 })
    expect(runInline(weakComponents, broken, {}).summary).toMatchObject({ groups: 1 })
  })

  it('star: its middle carries every path and every edge is a bridge', () => {
    const graph = readList(8, star(7), false)
    expect(runInline(betweenness, graph, all).values[0]).toBe(1)
    expect(runInline(cutPoints, graph, {}).summary).toEqual({ articulationPoints: 1, bridges: 7 })
    expect(runInline(assortativity, graph, {}).summary.assortativity).toBeCloseTo(-1, 12)
    expect(runInline(eigenvector, graph, exact).summary.eigenvalue).toBeCloseTo(Math.sqrt(7), 9)
    expect(runInline(closeness, graph, all).values[3]).toBeCloseTo(7 / 13, 12)
    expect(runInline(harmonic, graph, all).values[3]).toBeCloseTo((1 + 6 / 2) / 7, 12)
    // middle c and leaf l: c = 0.15/8 + 0.85 · 7l and l = 0.15/8 + 0.85 c/7
    const middle = ((0.15 / 8) * (1 + 0.85 * 7)) / (1 - 0.85 ** 2)
    expect(runInline(pageRank, graph, rankDefaults).values[0]).toBeCloseTo(middle, 9)
    const scores = runInline(katz, graph, { attenuation: 0.1, ...exact }).values
    expect(scores[0]).toBeCloseTo((1 + 0.7) / (1 - 0.07), 9)
    expect(scores[1]).toBeCloseTo(1 + (0.1 * 1.7) / 0.93, 9)
    expect(runInline(diameter, graph, { searches: 32 }).summary).toMatchObject({ atLeast: 2, atMost: 2 })
    expect([...runInline(coreNumbers, graph, {}).values]).toEqual(Array(8).fill(1))
  })

  it('star of arrows: its middle is the hub, its leaves are the authorities', () => {
    const graph = readList(8, star(7), true)
    const scores = (role: 'hub' | 'authority') => [...runInline(hits, graph, { role, ...exact }).values]
    expect(scores('hub')).toEqual([1, ...Array<number>(7).fill(0)])
    for (const score of scores('authority').slice(1)) expect(score).toBeCloseTo(1 / Math.sqrt(7), 12)
    expect([...runInline(degree, graph, { direction: 'in' }).values]).toEqual([
      0,
      ...Array<number>(7).fill(1),
    ])
    expect(runInline(strongComponents, graph, {}).summary).toMatchObject({ groups: 8 })
  })

  it('grid: no triangles, corner to corner across, a 2-core', () => {
    const graph = readList(30, grid(6, 5), false)
    expect(runInline(triangles, graph, {}).summary.triangles).toBe(0)
    expect(runInline(diameter, graph, { searches: 32 }).summary).toMatchObject({ atLeast: 9, atMost: 9 })
    expect([...runInline(coreNumbers, graph, {}).values]).toEqual(Array(30).fill(2))
    const steps = Array.from({ length: 30 }, (_, node) => (node % 6) + Math.floor(node / 6))
    expect([...runInline(distances, graph, out).values]).toEqual(steps)
    expect(runInline(density, graph, {}).summary['density']).toBeCloseTo(49 / 435, 12)
    expect(runInline(cutPoints, graph, {}).summary).toEqual({ articulationPoints: 0, bridges: 0 })
    expect(runInline(degreeDistribution, graph, {}).summary).toMatchObject({ distinct: 3 })
    // of a path of k nodes, 2 cos(π / (k + 1)); of the product of two, their sum
    const eigenvalue = 2 * Math.cos(Math.PI / 7) + 2 * Math.cos(Math.PI / 6)
    expect(runInline(eigenvector, graph, exact).summary['eigenvalue']).toBeCloseTo(eigenvalue, 9)
    expect(runInline(betweenness, graph, all).values[14]).toBeCloseTo(0.2142388, 7)
  })

  it('a path has no long tail of degrees to fit', () => {
    const { summary } = runInline(degreeDistribution, readList(4, grid(4, 1), false), {})
    expect(summary).toEqual({ distinct: 2, isolated: 0 })
  })
})
