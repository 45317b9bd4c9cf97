import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyView, withSubgraph } from '../view.ts'
import { placeByAttribute } from './by-attribute.ts'
import { foldLayers } from './fold-layers.ts'
import { simulate } from './force.ts'
import { placeConcentric, placeOnCircle, placeOnGrid } from './geometric.ts'
import { placeInLayers } from './hierarchical.ts'
import { defaultLayout } from './layout-choice.ts'
import type { LayoutJob, Places } from './layout-job.ts'
import { orderNodes } from './node-order.ts'

const jobArbitrary = fc
  .array(fc.record({ size: fc.integer({ min: 5, max: 60 }), level: fc.integer({ min: 0, max: 4 }) }), {
    minLength: 1,
    maxLength: 60,
  })
  .chain((nodes) =>
    fc.record({
      nodes: fc.constant(nodes),
      fixed: fc.uniqueArray(fc.integer({ min: 0, max: nodes.length - 1 }), { maxLength: 3 }),
    }),
  )
  .map(({ nodes, fixed }) =>
    jobOf({ sizes: nodes.map(({ size }) => size), level: nodes.map(({ level }) => level), fixed }),
  )

function jobOf(parts: Partial<LayoutJob> & { sizes: readonly number[] }): LayoutJob {
  const { sizes } = parts
  const level = parts.level ?? sizes.map(() => 0)
  return {
    choice: defaultLayout,
    start: sizes.flatMap((_, node) => [node * 7 - 100, node * 3]),
    fixed: [],
    ends: [],
    values: [],
    order: sizes.map((_, node) => node).toSorted((a, b) => level[a]! - level[b]!),
    ...parts,
    level,
  }
}

const at = (places: Places, node: number) => ({ x: places[2 * node]!, y: places[2 * node + 1]! })

describe.each([
  ['circle', placeOnCircle],
  ['grid', placeOnGrid],
  ['concentric', placeConcentric],
] as const)('%s', (_, place) => {
  it('gives every node a finite place of its own without overlaps, and leaves fixed ones', () => {
    fc.assert(
      fc.property(jobArbitrary, fc.constantFrom(0.6, 1, 2.5), (job, spacing) => {
        const placed = place(job, spacing)
        expect(placed.every(Number.isFinite)).toBe(true)
        const free = job.order.filter((node) => !job.fixed.includes(node))
        for (const node of job.fixed) expect(at(placed, node)).toEqual(at([...job.start], node))
        for (const [first, a] of free.entries()) {
          for (const b of free.slice(first + 1)) {
            const apart = Math.hypot(at(placed, a).x - at(placed, b).x, at(placed, a).y - at(placed, b).y)
            // an arc is longer than its chord, by a little with more than two nodes
            expect(apart).toBeGreaterThan(((job.sizes[a]! + job.sizes[b]!) / 2) * 0.6)
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})

it('concentric circles grow from level to level', () => {
  const level = [0, 1, 1, 1, 2, 2]
  const placed = placeConcentric(jobOf({ sizes: level.map(() => 10), level }), 1)
  const radius = level.map((_, node) => Math.hypot(at(placed, node).x, at(placed, node).y))
  expect(radius[0]).toBe(0)
  expect(radius[1]).toBeGreaterThan(0)
  expect(radius[4]).toBeGreaterThan(radius[3]!)
})

describe('by attribute', () => {
  const values: [number | null, number | null][] = [
    [-10, 0],
    [10, 0],
    [0, 5],
    [null, 3],
  ]
  const job = jobOf({ sizes: [10, 10, 10, 10], values })

  it('puts x to the right and y up, on one scale where wanted', () => {
    const placed = placeByAttribute(job, { keepsAspect: true, without: 'stay' })
    const perX = (at(placed, 1).x - at(placed, 0).x) / 20
    const perY = (at(placed, 0).y - at(placed, 2).y) / 5
    expect(perX).toBeGreaterThan(0)
    expect(perY).toBeCloseTo(perX, 9)
    expect(at(placed, 3)).toEqual(at([...job.start], 3))
  })

  it('fills its area where the scales may differ, and puts nodes without a value beside', () => {
    const placed = placeByAttribute(job, { keepsAspect: false, without: 'beside' })
    const perX = (at(placed, 1).x - at(placed, 0).x) / 20
    expect((at(placed, 0).y - at(placed, 2).y) / 5).not.toBeCloseTo(perX, 3)
    expect(at(placed, 3).x).toBeGreaterThan(at(placed, 1).x)
  })

  it('leaves everything where no node has values', () => {
    const none = jobOf({ sizes: [10], values: [[null, 1]] })
    expect(placeByAttribute(none, { keepsAspect: true, without: 'beside' })).toEqual(none.start)
  })
})

it('long layers are folded into rows, in their order and one after the other', () => {
  const star = Array.from({ length: 200 }, (_, order) => ({ size: 20, along: order * 42, across: 100 }))
  const folded = foldLayers([{ size: 20, along: 4200, across: 0 }, ...star], 22, 70)
  const along = folded.map((node) => node.along)
  const across = folded.map((node) => node.across)
  const [wide, high] = [along, across].map((each) => Math.max(...each) - Math.min(...each))
  expect(wide! / high!).toBeLessThan(6)
  expect(across.slice(1).every((place) => place > across[0]!)).toBe(true)
  const places = new Set(folded.map(({ along: x, across: y }) => `${x},${y}`))
  expect(places.size).toBe(201)
})

it('layers lead from source to target', () => {
  const links = [
    [0, 1],
    [1, 2],
    [0, 2],
    [2, 2],
  ] as const
  const placed = placeInLayers(jobOf({ sizes: [20, 20, 20] }), links, 'down', 1)
  expect(at(placed, 1).y).toBeGreaterThan(at(placed, 0).y)
  expect(at(placed, 2).y).toBeGreaterThan(at(placed, 1).y)
  const sideways = placeInLayers(jobOf({ sizes: [20, 20, 20], fixed: [0] }), links, 'right', 1)
  expect(at(sideways, 2).x).toBeGreaterThan(at(sideways, 1).x)
  expect(at(sideways, 0)).toEqual({ x: -100, y: 0 })
})

it('forces pull linked nodes together, push others apart, and leave fixed ones', () => {
  const job = jobOf({ sizes: [10, 10, 10], fixed: [0] })
  let placed: Places = []
  let steps = 0
  for (const places of simulate(job, [[0, 1]], 1)) {
    placed = places
    steps += 1
  }
  const distance = (a: number, b: number) =>
    Math.hypot(at(placed, a).x - at(placed, b).x, at(placed, a).y - at(placed, b).y)
  expect(steps).toBe(300)
  expect(at(placed, 0)).toEqual({ x: -100, y: 0 })
  expect(distance(0, 1)).toBeLessThan(distance(1, 2))
})

describe('order', () => {
  const node = (index: number, degree: number, kind: string) => ({
    index,
    id: index,
    label: `n${index}`,
    kind,
    degree,
  })
  const part = { nodes: [node(7, 1, 'b'), node(3, 9, 'a'), node(5, 4, 'b')], edges: [], edgesOmitted: 0 }
  const { view } = withSubgraph(emptyView, part, 100)

  it('is by degree from high to low, by name from A to Z', () => {
    expect(orderNodes(view, { by: 'degree' }, undefined).order).toEqual([1, 2, 0])
    expect(orderNodes(view, { by: 'kind' }, undefined).order).toEqual([1, 0, 2])
    expect(orderNodes(view, { by: 'label' }, undefined).order).toEqual([1, 2, 0])
  })

  it('puts nodes without a value last, on a circle of their own', () => {
    const values = new Map<number, number | null>([
      [7, 5],
      [3, null],
      [5, 8],
    ])
    const { order, level } = orderNodes(view, { by: 'attribute', name: 'x' }, values)
    expect(order).toEqual([2, 0, 1])
    expect(level[1]).toBe(Infinity)
    expect(level[2]).toBeLessThan(level[0]!)
  })
})
