import { describe, expect, it } from 'vitest'
import { runInline } from '../run-inline.ts'
import { complete, cycle, grid, karate, readList, star } from '../small-graphs.ts'
import { assortativity } from './assortativity.ts'
import { betweenness } from './betweenness.ts'
import { closeness } from './closeness.ts'
import { clustering } from './clustering.ts'
import { coreNumbers } from './core-numbers.ts'
import { cutPoints } from './cut-points.ts'
import { degreeDistribution } from './degree-distribution.ts'
import { density } from './density.ts'
import { diameter } from './diameter.ts'
import { eigenvector } from './eigenvector.ts'
import { harmonic } from './harmonic.ts'
import { leiden } from './leiden.ts'
import { pageRank } from './pagerank.ts'
import { triangles } from './triangles.ts'

const all = { sources: 0, seed: 1 }
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
    expect(runInline(eigenvector, club, { tolerance: 1e-12, rounds: 1000 }).values[33]).toBeCloseTo(
      0.3733634,
      6,
    )
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
  })

  it('cycle: all the same, halfway round across', () => {
    const graph = readList(10, cycle(10), false)
    expect(runInline(diameter, graph, { searches: 32 }).summary).toMatchObject({ atLeast: 5, atMost: 5 })
    expect(runInline(cutPoints, graph, {}).summary).toEqual({ articulationPoints: 0, bridges: 0 })
    for (const value of runInline(pageRank, graph, rankDefaults).values) expect(value).toBeCloseTo(0.1, 12)
    // (n² / 4 - n + 1) / 2 pairs of the (n - 1)(n - 2) / 2
    for (const value of runInline(betweenness, graph, all).values) expect(value).toBeCloseTo(8 / 36, 12)
  })

  it('star: its middle carries every path and every edge is a bridge', () => {
    const graph = readList(8, star(7), false)
    expect(runInline(betweenness, graph, all).values[0]).toBe(1)
    expect(runInline(cutPoints, graph, {}).summary).toEqual({ articulationPoints: 1, bridges: 7 })
    expect(runInline(assortativity, graph, {}).summary.assortativity).toBeCloseTo(-1, 12)
    expect(runInline(eigenvector, graph, { tolerance: 1e-12, rounds: 1000 }).summary.eigenvalue).toBeCloseTo(
      Math.sqrt(7),
      9,
    )
  })

  it('grid: no triangles, corner to corner across, a 2-core', () => {
    const graph = readList(30, grid(6, 5), false)
    expect(runInline(triangles, graph, {}).summary.triangles).toBe(0)
    expect(runInline(diameter, graph, { searches: 32 }).summary).toMatchObject({ atLeast: 9, atMost: 9 })
    expect([...runInline(coreNumbers, graph, {}).values]).toEqual(Array(30).fill(2))
  })

  it('a path has no long tail of degrees to fit', () => {
    const { summary } = runInline(degreeDistribution, readList(4, grid(4, 1), false), {})
    expect(summary).toEqual({ distinct: 2, isolated: 0 })
  })
})
