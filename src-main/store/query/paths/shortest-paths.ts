import type { Subgraph } from '../../../../src-shared/contract/graph.ts'
import type { GraphPath } from '../../../../src-shared/contract/queries.ts'
import type { GraphStore } from '../../graph-store.ts'
import { viewEdge, viewNode } from '../present.ts'
import { distancesTo, type DistancesTo } from './distances-to.ts'
import { guidedSearch } from './guided-search.ts'
import { pathView, type PathView, type Reading } from './path-view.ts'
import { fewestEdges } from './two-sided-search.ts'

export type PathAsk = Reading & { from: number; to: number; count: number }

/** The `count` shortest paths without repeated nodes, shortest first, and what is needed to draw them. */
export function* shortestPaths(
  store: GraphStore,
  ask: PathAsk,
): Generator<void, { paths: GraphPath[]; subgraph: Subgraph }> {
  const view = yield* pathView(store, ask)
  const paths = yield* found(view, ask)
  const nodes = new Set(paths.flatMap((path) => path.nodes))
  const edges = new Set(paths.flatMap((path) => path.edges))
  const subgraph = {
    nodes: [...nodes].map((node) => viewNode(store, node)),
    edges: [...edges].map((edge) => viewEdge(store, edge)),
    edgesOmitted: 0,
  }
  return { paths, subgraph }
}

function* found(view: PathView, { from, to, count }: PathAsk): Generator<void, GraphPath[]> {
  if (view.weights === undefined && count === 1) {
    const path = yield* fewestEdges(view, from, to)
    return path === undefined ? [] : [path]
  }
  const distances = yield* distancesTo(view, to, from)
  return distances.radius === Infinity ? [] : yield* yen(view, from, to, count, distances)
}

/** A path and the place up to which it is that of an earlier one: there is nothing new to find before it. */
type Candidate = GraphPath & { readonly leaves: number }

const NOTHING = { nodes: new Set<number>(), firstSteps: new Set<number>() }

/**
 * Yen's algorithm (1971) with Lawler's bound: the next shortest path leaves one of those before it somewhere, and is
 * shortest from there on.
 */
function* yen(
  view: PathView,
  from: number,
  to: number,
  count: number,
  distances: DistancesTo,
): Generator<void, GraphPath[]> {
  const first = yield* guidedSearch(view, from, to, distances, NOTHING)
  const paths: Candidate[] = first === undefined ? [] : [{ ...first, leaves: 0 }]
  const candidates = new Map<string, Candidate>()
  while (paths.length > 0 && paths.length < count) {
    const last = paths.at(-1)!
    for (let leaves = last.leaves; leaves < last.nodes.length - 1; leaves++) {
      const root = last.nodes.slice(0, leaves)
      const spur = last.nodes[leaves]!
      const alike = paths.filter(({ nodes }) => [...root, spur].every((node, at) => nodes[at] === node))
      const firstSteps = new Set(alike.map(({ nodes }) => nodes[leaves + 1]!))
      const rest = yield* guidedSearch(view, spur, to, distances, { nodes: new Set(root), firstSteps })
      if (rest === undefined) continue
      const edges = [...last.edges.slice(0, leaves), ...rest.edges]
      const nodes = [...root, ...rest.nodes]
      const key = nodes.join()
      if (!candidates.has(key)) candidates.set(key, { nodes, edges, length: lengthOf(view, edges), leaves })
    }
    const next = [...candidates].reduce<[string, Candidate] | undefined>(
      (best, each) => (best === undefined || isShorter(each[1], best[1]) ? each : best),
      undefined,
    )
    if (next === undefined) break
    candidates.delete(next[0])
    paths.push(next[1])
  }
  return paths.map(({ nodes, edges, length }) => ({ nodes, edges, length }))
}

function lengthOf({ weights }: PathView, edges: readonly number[]): number {
  return weights ? edges.reduce((sum, edge) => sum + weights[edge]!, 0) : edges.length
}

/** Shorter; else of fewer edges; else the one whose first differing node is lower. */
function isShorter(a: GraphPath, b: GraphPath): boolean {
  if (a.length !== b.length) return a.length < b.length
  if (a.edges.length !== b.edges.length) return a.edges.length < b.edges.length
  const at = a.nodes.findIndex((node, place) => node !== b.nodes[place])
  return at >= 0 && a.nodes[at]! < b.nodes[at]!
}
