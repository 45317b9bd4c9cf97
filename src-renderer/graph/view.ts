import * as v from 'valibot'
import type { NamedSets } from '../../src-shared/contract/queries.ts'
import type { Subgraph, ViewEdge, ViewNode } from '../../src-shared/contract/graph.ts'
import { defaultLayout, type LayoutChoice } from './layout/layout-choice.ts'
import { defaultStyle, everythingOn, type GraphStyle, type LegendFilter } from './style/graph-style.ts'

export type Point = { readonly x: number; readonly y: number }

/**
 * What is drawn: a part of the graph, where its nodes are and how they look. Immutable, and everything in it but
 * the maps and the set is plain JSON; keys are indexes of the store.
 */
export type View = {
  readonly nodes: ReadonlyMap<number, ViewNode>
  readonly edges: ReadonlyMap<number, ViewEdge>
  readonly positions: ReadonlyMap<number, Point>
  /** Nodes that layouts leave where they are. */
  readonly pinned: ReadonlySet<number>
  readonly style: GraphStyle
  readonly legendFilter: LegendFilter
  /** The layout that was last asked for, with its options. */
  readonly layout: LayoutChoice
  /** Edges that hold the picture together, by the last layout; the others are drawn fainter. Empty: all are alike. */
  readonly backbone: readonly number[]
  /** What the analyst gave a name: filters, and nodes put together by hand. `in set` finds them. */
  readonly sets: NamedSets
  /** What a filter of the view fades, and by which filter; `null` when nothing. */
  readonly faded: Faded | null
}

export const FadedSchema = v.nullable(
  v.object({
    filter: v.string(),
    nodes: v.array(v.number()),
    edges: v.optional(v.array(v.number()), []),
  }),
)
/** What of the view a filter does not let through, nodes or edges, and the filter. */
export type Faded = {
  readonly filter: string
  readonly nodes: readonly number[]
  readonly edges: readonly number[]
}

export const emptyView: View = {
  nodes: new Map(),
  edges: new Map(),
  positions: new Map(),
  pinned: new Set(),
  style: defaultStyle,
  legendFilter: everythingOn,
  layout: defaultLayout,
  backbone: [],
  sets: {},
  faded: null,
}

/** Nodes plus edges, which is what drawing costs. */
export function elementCount(view: View): number {
  return view.nodes.size + view.edges.size
}

/**
 * The view with a part added, as far as `limit` elements allow: nodes first, in their order, then edges whose
 * ends are both there. New nodes are put around `anchor`. `left` counts what found no room.
 */
export function withSubgraph(
  view: View,
  part: Subgraph,
  limit: number,
  anchor?: Point,
): { view: View; added: readonly number[]; left: number } {
  const nodes = new Map(view.nodes)
  const edges = new Map(view.edges)
  const added: number[] = []
  let left = part.edgesOmitted
  for (const node of part.nodes) {
    if (nodes.has(node.index)) continue
    if (nodes.size + edges.size >= limit) {
      left += 1
      continue
    }
    nodes.set(node.index, node)
    added.push(node.index)
  }
  for (const edge of part.edges) {
    if (edges.has(edge.index) || !nodes.has(edge.source) || !nodes.has(edge.target)) continue
    if (nodes.size + edges.size >= limit) left += 1
    else edges.set(edge.index, edge)
  }
  const positions = new Map(view.positions)
  const center = anchor ?? middle(view.positions)
  added.forEach((index, order) => positions.set(index, aroundPoint(center, order)))
  return { view: { ...view, nodes, edges, positions }, added, left }
}

/** The view without some nodes and the edges at them. */
export function withoutNodes(view: View, gone: ReadonlySet<number>): View {
  const keep = (index: number) => !gone.has(index)
  return {
    ...view,
    nodes: new Map([...view.nodes].filter(([index]) => keep(index))),
    edges: new Map([...view.edges].filter(([, edge]) => keep(edge.source) && keep(edge.target))),
    positions: new Map([...view.positions].filter(([index]) => keep(index))),
    pinned: new Set([...view.pinned].filter(keep)),
  }
}

export function withoutEdges(view: View, gone: ReadonlySet<number>): View {
  return { ...view, edges: new Map([...view.edges].filter(([index]) => !gone.has(index))) }
}

/** The view with some nodes elsewhere; nodes that it does not have are passed over. */
export function withPositions(view: View, moved: Iterable<readonly [number, Point]>): View {
  const positions = new Map(view.positions)
  for (const [index, point] of moved) if (view.nodes.has(index)) positions.set(index, point)
  return { ...view, positions }
}

/** The view with some of its nodes pinned or let go. */
export function withPinned(view: View, nodes: Iterable<number>, isPinned: boolean): View {
  const pinned = new Set(view.pinned)
  for (const index of nodes) {
    if (isPinned && view.nodes.has(index)) pinned.add(index)
    else pinned.delete(index)
  }
  return { ...view, pinned }
}

/** The view in another style; what the legend turned off is on again where colours mean something else. */
export function withStyle(view: View, style: GraphStyle): View {
  const sameColours = meaningOf(style.nodes.colour) === meaningOf(view.style.nodes.colour)
  return { ...view, style, legendFilter: sameColours ? view.legendFilter : everythingOn }
}

/** What colours tell, palettes aside. */
function meaningOf(colour: GraphStyle['nodes']['colour']): string {
  return JSON.stringify([colour.by, 'name' in colour ? colour.name : null])
}

/** Edges of the view at a node. */
export function edgesAt(view: View, index: number): ViewEdge[] {
  return [...view.edges.values()].filter((edge) => edge.source === index || edge.target === index)
}

/** Nodes of the view tied to a node, each once, the most connected first. */
export function neighboursInView(view: View, index: number): ViewNode[] {
  const found = new Map<number, ViewNode>()
  for (const { source, target } of edgesAt(view, index)) {
    const other = source === index ? target : source
    const node = view.nodes.get(other)
    if (node && other !== index) found.set(other, node)
  }
  return [...found.values()].toSorted(byDegree)
}

/** The most connected first, ties by index, as the store ranks them. */
export function byDegree(a: ViewNode, b: ViewNode): number {
  return b.degree - a.degree || a.index - b.index
}

function middle(positions: ReadonlyMap<number, Point>): Point {
  if (positions.size === 0) return { x: 0, y: 0 }
  let x = 0
  let y = 0
  for (const point of positions.values()) {
    x += point.x
    y += point.y
  }
  return { x: x / positions.size, y: y / positions.size }
}

/** Distance of the first new node from its anchor, and the growth of the spiral after it, in model units. */
const firstRadius = 50
const spiralStep = 14
/** 180° × (3 − √5): seeds of a sunflower, which never line up. */
const goldenAngle = Math.PI * (3 - Math.sqrt(5))

function aroundPoint({ x, y }: Point, order: number): Point {
  const radius = firstRadius + spiralStep * Math.sqrt(order)
  return { x: x + radius * Math.cos(order * goldenAngle), y: y + radius * Math.sin(order * goldenAngle) }
}
