import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { atOnce } from '../analysis/slices.ts'
import { randomKinds, type KindedEdge } from '../testing/random-kinds.ts'
import { storesOf, type TestStore } from '../testing/stores.ts'
import { commonNeighbours } from './common-neighbours.ts'
import { egoNetwork } from './ego-network.ts'
import { rankedNeighbours } from './neighbours.ts'
import { shortestPaths, type PathAsk } from './paths/shortest-paths.ts'

describe.each([11, 12, 13, 14])('walks on random graph %i', (seed) => {
  const graph = randomKinds(seed)
  const numbers = new Map(graph.nodes.map(({ id }, node) => [id, node]))
  const ends = graph.edges.map((edge) => ({
    ...edge,
    source: numbers.get(edge.source)!,
    target: numbers.get(edge.target)!,
  }))
  let stores: TestStore[]
  beforeAll(async () => {
    stores = await storesOf(graph)
  })
  afterAll(() => rmSync(dirname(graph.file), { recursive: true }))

  type Direction = 'out' | 'in' | 'both'
  const all = () => true
  /** Ways on from a node, with the edge. */
  function ways(node: number, direction: Direction, counts: (edge: KindedEdge) => boolean = all) {
    return ends.filter(counts).flatMap((edge) => {
      const found: { to: number; edge: KindedEdge }[] = []
      if (direction !== 'in' && edge.source === node) found.push({ to: edge.target, edge })
      if (direction !== 'out' && edge.target === node) found.push({ to: edge.source, edge })
      return found
    })
  }
  const degree = (node: number) => ways(node, 'out').length + ways(node, 'in').length
  const byDegree = (nodes: Iterable<number>) => [...nodes].toSorted((a, b) => degree(b) - degree(a) || a - b)

  test.each<[Direction, string[] | undefined]>([
    ['both', undefined],
    ['out', undefined],
    ['in', ['tie']],
  ])('an ego network (%s, %s) is rings around its middle', (direction, edgeKinds) => {
    const counts = ({ kind }: KindedEdge) => edgeKinds === undefined || edgeKinds.includes(kind)
    const middle = byDegree(graph.nodes.keys())[0]!
    const rings = [[middle]]
    const seen = new Set([middle])
    for (let depth = 1; depth <= 3; depth++) {
      const ring = new Set(rings.at(-1)!.flatMap((node) => ways(node, direction, counts).map(({ to }) => to)))
      for (const node of seen) ring.delete(node)
      for (const node of ring) seen.add(node)
      if (ring.size > 0) rings.push(byDegree(ring))
    }
    const ask = { nodes: [middle], depth: 3, direction, edgeKinds, edgeLimit: 1000 }
    for (const { store } of stores) {
      const whole = atOnce(egoNetwork(store, { ...ask, limit: 1000 }))
      expect(whole.subgraph.nodes.map(({ index }) => index)).toEqual(rings.flat())
      expect(whole).toMatchObject({ depths: rings.map(({ length }) => length), complete: true })
      const cut = atOnce(egoNetwork(store, { ...ask, limit: 5 }))
      expect(cut.subgraph.nodes.map(({ index }) => index)).toEqual(rings.flat().slice(0, 5))
      if (rings.flat().length > 5) {
        expect(cut.complete).toBe(cut.depths.length === 4)
        expect(cut.depths).toEqual(rings.map(({ length }) => length).slice(0, cut.depths.length))
      }
    }
  })

  test('common neighbours are those of every one', () => {
    const [a, b, c] = byDegree(graph.nodes.keys())
    for (const [nodes, direction] of [
      [[a!, b!], 'both'],
      [[a!, b!, c!], 'out'],
      [[a!, c!], 'in'],
    ] as const) {
      const sets = nodes.map((node) => new Set(ways(node, direction).map(({ to }) => to)))
      const wanted = byDegree(graph.nodes.keys()).filter(
        (node) => sets.every((set) => set.has(node)) && !nodes.includes(node as never),
      )
      for (const { store } of stores) {
        const { total, subgraph } = atOnce(commonNeighbours(store, { nodes, direction, limit: 3 }))
        expect(total).toBe(wanted.length)
        expect(subgraph.nodes.map(({ index }) => index)).toEqual([...nodes, ...wanted.slice(0, 3)])
      }
    }
  })

  test('neighbours come by degree, by a number of the edge or of their own, or at random', () => {
    const hub = byDegree(graph.nodes.keys())[0]!
    const ties = ways(hub, 'both', ({ kind }) => kind === 'tie').filter(({ to }) => to !== hub)
    const wanted = new Set(ties.map(({ to }) => to))
    const heaviest = (node: number) =>
      Math.max(...ties.flatMap(({ to, edge }) => (to === node ? edge.weight! : [])))
    const byWeight = [...wanted].toSorted((a, b) => heaviest(b) - heaviest(a) || a - b)
    // missing ones come last, whichever way the others go
    const byScore = (sign: number) => {
      const score = (node: number) => sign * (graph.nodes[node]!.score ?? -sign * Infinity)
      return [...wanted].toSorted((a, b) => (score(a) === score(b) ? a - b : score(b) - score(a)))
    }
    const ask = { index: hub, direction: 'both', edgeKinds: ['tie'], offset: 1, limit: 4 } as const
    const drawn = stores.map(({ store }) =>
      atOnce(rankedNeighbours(store, { ...ask, order: { by: 'random', seed: 3 } })),
    )
    for (const { store } of stores) {
      expect(atOnce(rankedNeighbours(store, ask))).toEqual({
        total: wanted.size,
        page: byDegree(wanted).slice(1, 5),
      })
      const order = { by: 'edge', attribute: 'weight', descending: true } as const
      expect(atOnce(rankedNeighbours(store, { ...ask, order })).page).toEqual(byWeight.slice(1, 5))
      for (const descending of [true, false]) {
        const byOwn = { by: 'node', attribute: 'score', descending } as const
        const { page } = atOnce(rankedNeighbours(store, { ...ask, order: byOwn, limit: wanted.size }))
        expect(page).toEqual(byScore(descending ? 1 : -1).slice(1))
      }
      expect(() => atOnce(rankedNeighbours(store, { ...ask, edgeKinds: ['x'] }))).toThrow(/no kind of edge/)
    }
    expect(drawn[1]).toEqual(drawn[0])
    expect(drawn[2]).toEqual(drawn[0])
    expect(drawn[0]!.page.every((node) => wanted.has(node))).toBe(true)
    expect(new Set(drawn[0]!.page).size).toBe(Math.min(4, wanted.size - 1))
  })

  /** Lengths of all paths without repeated nodes, of the lightest of parallel edges, up to a number of edges. */
  function lengths({ from, to, directed, weight, edgeKinds }: PathAsk, most: number): number[] {
    const found: number[] = []
    const counts = ({ kind }: KindedEdge) => edgeKinds === undefined || edgeKinds.includes(kind)
    const walk = (node: number, visited: number[], length: number) => {
      if (node === to) return void found.push(length)
      if (visited.length > most) return
      const steps = new Map<number, number>()
      for (const { to: next, edge } of ways(node, directed ? 'out' : 'both', counts)) {
        const cost = weight === undefined ? 1 : (edge.weight ?? 1)
        if (!visited.includes(next)) steps.set(next, Math.min(steps.get(next) ?? Infinity, cost))
      }
      for (const [next, cost] of steps) walk(next, [...visited, next], length + cost)
    }
    walk(from, [from], 0)
    return found.toSorted((a, b) => a - b)
  }

  const nodes = byDegree(graph.nodes.keys())
  const PLACES: [number, number][] = [
    [nodes[0]!, nodes[6]!],
    [nodes.at(-4)!, nodes[2]!],
    [nodes[9]!, nodes.at(-6)!],
  ]
  const READINGS: Omit<PathAsk, 'from' | 'to' | 'count'>[] = [
    { directed: true },
    { directed: false },
    { directed: true, weight: 'weight' },
    { directed: false, weight: 'weight', edgeKinds: ['tie'] },
  ]

  test.each(READINGS)('the shortest paths (%o) are as short as any', (reading) => {
    for (const [from, to] of PLACES) {
      // all paths of up to four edges; longer ones cannot be shorter, but where weights are 0
      const wanted = lengths({ ...reading, from, to, count: 0 }, 4)
      const results = stores.map(({ store }) =>
        atOnce(shortestPaths(store, { ...reading, from, to, count: 6 })),
      )
      expect(results[1]).toEqual(results[0])
      expect(results[2]).toEqual(results[0])
      const { paths } = results[0]!
      const { store } = stores[0]!
      const [best] = paths
      for (const path of paths) {
        expect([path.nodes[0], path.nodes.at(-1)]).toEqual([from, to])
        expect(new Set(path.nodes).size).toBe(path.nodes.length)
        path.edges.forEach((edge, at) => {
          const step = [path.nodes[at], path.nodes[at + 1]]
          const along = [store.sourceOf(edge), store.targetOf(edge)]
          expect([along, along.toReversed()].slice(0, reading.directed ? 1 : 2)).toContainEqual(step)
        })
      }
      expect(new Set(paths.map((path) => path.nodes.join())).size).toBe(paths.length)
      const got = paths.map(({ length }) => length)
      expect(got).toEqual(got.toSorted((a, b) => a - b))
      if (reading.weight === undefined) {
        const short = got.filter((length) => length <= 4)
        expect(short).toEqual(
          wanted
            .slice(0, 6)
            .filter((length) => length <= 4)
            .slice(0, short.length),
        )
        expect(short.length).toBe(Math.min(6, wanted.length))
      } else wanted.slice(0, 6).forEach((length, at) => expect(got[at]).toBeLessThanOrEqual(length))
      const alone = stores.map(({ store: each }) =>
        atOnce(shortestPaths(each, { ...reading, from, to, count: 1 })),
      )
      expect(alone[1]).toEqual(alone[0])
      expect(alone[2]).toEqual(alone[0])
      expect(alone[0]!.paths[0]?.length).toBe(best?.length)
    }
  })
})
