import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Mode } from '../../../src-shared/contract/mode.ts'
import { wireText } from '../../../src-shared/contract/values.ts'
import { atOnce } from '../analysis/slices.ts'
import { buildStore } from '../build.ts'
import type { GraphStore } from '../graph-store.ts'
import { loadGraph } from '../load/load-graph.ts'
import { randomGraph, type RandomGraph } from '../testing/random-graph.ts'
import { edgeDetail, nodeDetail } from './detail.ts'
import { expand } from './expand.ts'
import { rankedNeighbours } from './neighbours.ts'
import { overviewOf } from './overview.ts'
import { search as searchSteps } from './search.ts'
import { startView } from './start-view.ts'
import { subgraphOf } from './subgraph.ts'
import { fold } from '../../../src-shared/filter/fold.ts'
import { Match } from './text-scan.ts'
import { edgeValuesOf, nodeValuesOf } from './values-of.ts'

const MODES: Mode[] = ['slotted', 'dict', 'object']
const search = (...ask: Parameters<typeof searchSteps>) => atOnce(searchSteps(...ask))

const SEEDS = [1, 2, 3, 4, 5, 6]

/** The answers that follow from the rows themselves, by the most literal means. */
class Oracle {
  readonly graph: RandomGraph
  constructor(graph: RandomGraph) {
    this.graph = graph
  }
  degree(id: number): number {
    return this.graph.edges.reduce(
      (sum, { source, target }) => sum + (source === id ? 1 : 0) + (target === id ? 1 : 0),
      0,
    )
  }
  neighbours(id: number): Set<number> {
    const ends = this.graph.edges.flatMap(({ source, target }) =>
      source === id ? [target] : target === id ? [source] : [],
    )
    return new Set(ends.filter((end) => end !== id))
  }
  edgesAmong(ids: ReadonlySet<number>): string[] {
    return this.graph.edges
      .filter(({ source, target }) => ids.has(source) && ids.has(target))
      .map(({ source, target }) => `${source}>${target}`)
      .toSorted()
  }
}

describe.each(SEEDS)('a random graph, seed %i', (seed) => {
  const graph = randomGraph(seed)
  const oracle = new Oracle(graph)
  const stores = new Map<Mode, GraphStore>()

  beforeAll(async () => {
    const loaded = await loadGraph(graph.file, graph.plan, { threads: 1 })
    for (const mode of MODES) {
      stores.set(
        mode,
        await buildStore(loaded, mode, { onProgress: () => {}, signal: new AbortController().signal }),
      )
    }
  })
  afterAll(() => rmSync(dirname(graph.file), { recursive: true }))

  const each = (check: (store: GraphStore) => void) => MODES.forEach((mode) => check(stores.get(mode)!))
  const idAt = (node: number) => graph.nodes[node]!.id

  test('counts, degrees and the most connected are those of the rows', () => {
    const degrees = graph.nodes.map(({ id }) => oracle.degree(id))
    each((store) => {
      const overview = atOnce(overviewOf(store, 5))
      expect(overview.nodeCount).toBe(graph.nodes.length)
      expect(overview.edgeCount).toBe(graph.edges.length)
      expect(overview.isolatedCount).toBe(degrees.filter((degree) => degree === 0).length)
      expect(overview.topByDegree.map(({ degree }) => degree)).toEqual(
        degrees.toSorted((a, b) => b - a).slice(0, 5),
      )
      for (const { from, to, count } of overview.degreeHistogram) {
        expect(count).toBe(degrees.filter((degree) => degree >= from && degree <= to).length)
      }
    })
  })

  test('a node and an edge show every value of their rows', () => {
    each((store) => {
      graph.nodes.forEach((row, node) => {
        const { attributes, inDegree, outDegree } = nodeDetail(store, node)
        const values = Object.fromEntries(attributes.map(({ name, value }) => [name, value]))
        expect(values).toEqual({ id: row.id, name: row.name, team: row.team, score: row.score })
        expect(inDegree + outDegree).toBe(oracle.degree(row.id))
        expect(store.find(row.id)).toBe(node)
      })
      const rows = Array.from({ length: store.edgeCount }, (_, edge) => {
        const { source, target, attributes } = edgeDetail(store, edge)
        return [source.id, target.id, ...attributes.map(({ value }) => value)]
          .map((value) => wireText(value))
          .join()
      })
      const wanted = graph.edges.map(({ source, target, weight, kind }) =>
        [source, target, weight, kind].join(),
      )
      expect(rows.toSorted()).toEqual(wanted.toSorted())
    })
  })

  test('values of one attribute are those of the rows, of nodes and edges; unknown names have none', () => {
    each((store) => {
      const nodes = graph.nodes.map((_, node) => node).toReversed()
      for (const name of ['name', 'team', 'score'] as const) {
        expect(nodeValuesOf(store, name, nodes)).toEqual(nodes.map((node) => graph.nodes[node]![name]))
      }
      expect(nodeValuesOf(store, 'nothing', [0])).toEqual([null])
      const edges = Array.from({ length: store.edgeCount }, (_, edge) => edge)
      const weights = edgeValuesOf(store, 'weight', edges)
      expect(weights.map((value) => wireText(value)).toSorted()).toEqual(
        graph.edges.map(({ weight }) => wireText(weight)).toSorted(),
      )
    })
  })

  test('neighbours come in pages, the most connected first, and all of them', () => {
    each((store) => {
      const hub = atOnce(overviewOf(store, 1)).topByDegree[0]!.index
      const wanted = oracle.neighbours(idAt(hub))
      const seen: number[] = []
      for (let offset = 0; offset < wanted.size; offset += 7) {
        const ask = { index: hub, direction: 'both', offset, limit: 7 } as const
        const { total, page } = atOnce(rankedNeighbours(store, ask))
        expect(total).toBe(wanted.size)
        seen.push(...page)
      }
      expect(new Set(seen.map(idAt))).toEqual(wanted)
      const degrees = seen.map((node) => oracle.degree(idAt(node)))
      expect(degrees).toEqual(degrees.toSorted((a, b) => b - a))
    })
  })

  test('expanding brings the most connected that are not known, with the edges that tie them', () => {
    each((store) => {
      const hub = atOnce(overviewOf(store, 1)).topByDegree[0]!.index
      const all = { index: hub, direction: 'both', offset: 0, limit: 1_000 } as const
      const ranked = atOnce(rankedNeighbours(store, all)).page
      const known = [hub, ...ranked.slice(1, 9)]
      const ask = { index: hub, direction: 'both', limit: 7, known, ties: 2, edgeLimit: 10_000 } as const
      const { total, subgraph } = atOnce(expand(store, ask))
      const fresh = subgraph.nodes.map(({ index }) => index)
      expect(total).toBe(ranked.length)
      expect(fresh).toEqual([ranked[0], ...ranked.slice(9, 15)])

      const near = subgraphOf(store, [...known, ...fresh], 10_000).edges
      const ends = ({ source, target }: { source: number; target: number }) => [source, target]
      const atHub = near.filter((edge) => edge.source !== edge.target && ends(edge).includes(hub))
      const otherAtHub = (edge: (typeof near)[number]) => ends(edge).find((end) => end !== hub)!
      const toKnown = known.flatMap((one) => atHub.find((edge) => otherAtHub(edge) === one) ?? [])
      const own = [...atHub.filter((edge) => fresh.includes(otherAtHub(edge))), ...toKnown]
      expect(subgraph.edges.slice(0, own.length)).toEqual(own.toSorted((a, b) => a.index - b.index))

      const ties = subgraph.edges.slice(own.length)
      const possible = near.filter((edge) => edge.source !== edge.target && !ends(edge).includes(hub))
      const tiesAt = (node: number, of: typeof near) => of.filter((edge) => ends(edge).includes(node))
      for (const node of fresh) {
        expect(tiesAt(node, ties).length).toBeLessThanOrEqual(2)
        // one that is missing had met a node whose two were there
        for (const edge of tiesAt(node, possible)) {
          if (ties.some(({ index }) => index === edge.index)) continue
          const before = ties.filter(({ index }) => index < edge.index)
          const full = ends(edge).filter((end) => fresh.includes(end) && tiesAt(end, before).length === 2)
          expect(full).not.toEqual([])
        }
      }
      expect(ties.every((edge) => ends(edge).some((end) => fresh.includes(end)))).toBe(true)

      // known nodes are tied by the edges that were asked for, and by no others
      const everyNode = Array.from({ length: store.nodeCount }, (_, node) => node)
      for (const direction of ['out', 'in'] as const) {
        const [here, far] =
          direction === 'out' ? (['source', 'target'] as const) : (['target', 'source'] as const)
        const { nodes, edges } = atOnce(expand(store, { ...ask, direction, known: everyNode })).subgraph
        const wanted = atOnce(rankedNeighbours(store, { ...all, direction })).page
        expect(nodes).toEqual([])
        expect(new Set(edges.map((edge) => edge[far]))).toEqual(new Set(wanted))
        expect(edges.length).toBe(wanted.length)
        expect(edges.every((edge) => edge[here] === hub)).toBe(true)
      }

      const cut = atOnce(expand(store, { ...ask, edgeLimit: 3 })).subgraph
      expect(cut.edges).toEqual(subgraph.edges.slice(0, 3))
      expect(cut.edgesOmitted).toBe(subgraph.edges.length - 3)
    })
  })

  test('a subgraph has all edges among its nodes, or says how many it left out', () => {
    each((store) => {
      const nodes = graph.nodes.map((_, node) => node).filter((node) => node % 2 === 0)
      const wanted = oracle.edgesAmong(new Set(nodes.map(idAt)))
      const whole = subgraphOf(store, nodes, 10_000)
      expect(whole.edges.map(({ source, target }) => `${idAt(source)}>${idAt(target)}`).toSorted()).toEqual(
        wanted,
      )
      const at = new Set(nodes.slice(0, 3))
      const there = subgraphOf(store, nodes, 10_000, { at: [...at] })
      expect(there.edges).toEqual(
        whole.edges.filter(({ source, target }) => at.has(source) || at.has(target)),
      )
      const cut = subgraphOf(store, nodes, 5)
      expect(cut.edges.length + cut.edgesOmitted).toBe(wanted.length)
      expect(cut.edges.length).toBeLessThanOrEqual(5)
    })
  })

  test('the first view keeps to its limit and lets no node float', () => {
    each((store) => {
      const view = atOnce(startView(store, 15))
      expect(view.nodes.length).toBeLessThanOrEqual(15)
      expect(new Set(view.nodes.map(({ index }) => index)).size).toBe(view.nodes.length)
      if (view.edges.length + view.edgesOmitted === 0) return
      const tied = new Set(view.edges.flatMap(({ source, target }) => [source, target]))
      const floating = view.nodes.filter(({ index, degree }) => degree > 0 && !tied.has(index))
      // a hub may stand alone when its neighbours are drawn with another
      expect(floating.length).toBeLessThan(3)
    })
  })

  test.each(['ann', 'ÉM', 'zoë', 'RED', '3', ' Bob ', 'nothing has this'])(
    'search finds what holds "%s"',
    (typed) => {
      const needle = fold(typed.trim())
      const wanted = graph.nodes.filter(
        ({ id, name, team }) =>
          String(id) === needle || fold(name ?? '').includes(needle) || fold(team).includes(needle),
      )
      each((store) => {
        const { hits, more } = search(store, typed, 1_000)
        expect(new Set(hits.map(({ node }) => node.id))).toEqual(new Set(wanted.map(({ id }) => id)))
        expect(more).toBe(false)
        if (wanted.length > 2) expect(search(store, typed, 2)).toEqual({ hits: hits.slice(0, 2), more: true })
      })
    },
  )

  test.each(['ann', 'é', 'RED', 're', '3'])('search for “%s” can ask for prefixes or the whole', (typed) => {
    const needle = fold(typed)
    const wanted = (fits: (text: string) => boolean) =>
      graph.nodes.filter(
        ({ id, name, team }) => String(id) === needle || fits(fold(name ?? '')) || fits(fold(team)),
      )
    each((store) => {
      const found = (least: Match) =>
        new Set(search(store, typed, 1_000, least).hits.map(({ node }) => node.id))
      expect(found(Match.prefix)).toEqual(
        new Set(wanted((text) => text.startsWith(needle)).map(({ id }) => id)),
      )
      expect(found(Match.exact)).toEqual(new Set(wanted((text) => text === needle).map(({ id }) => id)))
    })
  })

  test('every mode gives the same answers', () => {
    const [slotted, dict, object] = MODES.map((mode) => stores.get(mode)!)
    for (const other of [dict!, object!]) {
      expect(atOnce(startView(other, 12))).toEqual(atOnce(startView(slotted!, 12)))
      expect(atOnce(overviewOf(other, 10))).toEqual(atOnce(overviewOf(slotted!, 10)))
      for (const typed of ['a', '1', 'green']) {
        expect(search(other, typed, 20)).toEqual(search(slotted!, typed, 20))
      }
    }
  })
})
