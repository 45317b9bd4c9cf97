import type { Direction, Subgraph, ViewNode } from '../../src-shared/contract/graph.ts'
import type { GraphPath } from '../../src-shared/contract/queries.ts'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { partLimits, type Part } from '../graph/show-part.ts'
import { store } from '../graph/view-actions.ts'

/** Which edges a walk follows; every kind where none are named. */
export type Along = { readonly direction: Direction; readonly edgeKinds: readonly string[] }

export type Ego = { readonly depths: readonly number[]; readonly complete: boolean; readonly part: Part }

/** What lies within `depth` edges of some nodes, `most` nodes as far as the view takes them, and how many there are. */
export async function egoOf(
  nodes: readonly ViewNode[],
  depth: number,
  along: Along,
  most: number,
  signal?: AbortSignal,
): Promise<Ego> {
  const limits = partLimits(most)
  const { depths, complete, subgraph } = await store().egoNetwork(
    {
      nodes: nodes.map(({ index }) => index),
      depth,
      ...kindsOf(along),
      limit: limits.nodes,
      edgeLimit: limits.edges,
    },
    signal ? { signal } : {},
  )
  const found = depths.reduce((sum, count) => sum + count, 0)
  const shown = subgraph.nodes.length
  const cut = shown < found || !complete ? `${formatCount(shown)} of ${complete ? '' : 'more than '}` : ''
  const around = namesOf(nodes)
  return {
    depths,
    complete,
    part: {
      did: `Neighbourhood of ${around} to depth ${depth}`,
      caption: `${cut}${formatCountOf(found, 'node')} within ${formatCountOf(depth, 'edge')} of ${around}`,
      subgraph,
    },
  }
}

/** Nodes that are neighbours of all of the given ones. */
export async function commonOf(
  nodes: readonly ViewNode[],
  along: Along,
  signal?: AbortSignal,
): Promise<{ total: number; found: readonly ViewNode[]; part: Part }> {
  const { total, subgraph } = await store().commonNeighbours(
    { nodes: nodes.map(({ index }) => index), ...kindsOf(along), limit: partLimits().nodes },
    signal ? { signal } : {},
  )
  const given = new Set(nodes.map(({ index }) => index))
  const found = subgraph.nodes.filter(({ index }) => !given.has(index))
  const cut = found.length < total ? `${formatCount(found.length)} of ` : ''
  const part = {
    did: `Common neighbours of ${namesOf(nodes)}`,
    caption: `${cut}${formatCountOf(total, 'common neighbour')} of ${namesOf(nodes)}`,
    subgraph,
  }
  return { total, found, part }
}

export type PathAsk = {
  readonly count: number
  readonly directed: boolean
  readonly edgeKinds: readonly string[]
  /** A numeric edge attribute that adds up to the length; `null`: edges count. */
  readonly weight: string | null
}

export type Paths = { readonly paths: readonly GraphPath[]; readonly subgraph: Subgraph }

/** The shortest paths from one node to another, shortest first. */
export function pathsBetween(
  from: ViewNode,
  to: ViewNode,
  { count, directed, edgeKinds, weight }: PathAsk,
  signal: AbortSignal,
): Promise<Paths> {
  return store().shortestPaths(
    {
      from: from.index,
      to: to.index,
      count,
      directed,
      ...(edgeKinds.length > 0 && { edgeKinds: [...edgeKinds] }),
      ...(weight !== null && { weight }),
    },
    { signal },
  )
}

/** Some of the paths that were found, as a part of the graph. */
export function pathsPart(from: ViewNode, to: ViewNode, all: Paths, some: readonly GraphPath[]): Part {
  const nodes = new Set(some.flatMap((path) => path.nodes))
  const edges = new Set(some.flatMap((path) => path.edges))
  const what = some.length === 1 ? 'Path' : `${some.length} paths`
  return {
    did: `${what} from ${from.label} to ${to.label}`,
    caption: `${formatCountOf(some.length, 'shortest path')} from ${from.label} to ${to.label}`,
    subgraph: {
      nodes: all.subgraph.nodes.filter(({ index }) => nodes.has(index)),
      edges: all.subgraph.edges.filter(({ index }) => edges.has(index)),
      edgesOmitted: 0,
    },
  }
}

function kindsOf({ direction, edgeKinds }: Along) {
  return { direction, ...(edgeKinds.length > 0 && { edgeKinds: [...edgeKinds] }) }
}

/** `ATL`, `ATL and FRA`, `ATL and 3 others`. */
export function namesOf(nodes: readonly ViewNode[]): string {
  const [first, second] = nodes
  if (!first || !second) return first?.label ?? ''
  return nodes.length === 2
    ? `${first.label} and ${second.label}`
    : `${first.label} and ${nodes.length - 1} others`
}
