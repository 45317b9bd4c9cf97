import type { Direction, Subgraph, ViewEdge, ViewNode } from '../../src-shared/contract/graph.ts'
import type { NeighbourOrder } from '../../src-shared/contract/queries.ts'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { host } from '../ui/host.ts'
import { announce } from '../ui/notice-store.ts'
import { useSettings } from '../ui/settings-store.ts'
import { tellLimit } from './element-limit.ts'
import { dropLayout, layOutFirst, layOutNew } from './layout-actions.ts'
import type { GraphStyle } from './style/graph-style.ts'
import {
  changeView,
  currentView,
  focusOn,
  redoView,
  selectNodes,
  startView,
  undoView,
  useView,
} from './view-store.ts'
import {
  edgesAt,
  elementCount,
  emptyView,
  withPinned,
  withPositions,
  withStyle,
  withSubgraph,
  withoutEdges,
  withoutNodes,
  type Point,
  type View,
} from './view.ts'

/** Nodes of the first picture: as many as labels and structure stay readable for on a laptop's screen. */
const startNodeCount = 240
/** Nodes that one expansion adds. */
export const expandCount = 50

/** Edges that each new node brings besides those at the expanded node: enough to show where it belongs. */
const tiesPerNode = 2

/** The most that one answer holds; a node has as many edges to a view only where most are parallel. */
const mostTies = 20_000

/** The calls of the store that answers now. */
export function store() {
  const { active } = useDataset.getState()
  return host().store(active ?? 'slotted')
}

/** Fetches a first picture and lays it out. */
export async function showStartView(): Promise<void> {
  const limit = useSettings.getState().elementLimit
  const part = await store().startView({ nodeLimit: Math.min(startNodeCount, limit) })
  const { view } = withSubgraph(emptyView, part, limit)
  startView(view)
  await layOutFirst()
}

/** Which neighbours an expansion brings; the most connected of all unless told. */
export type Expansion = {
  readonly direction?: Direction
  /** Kinds of edges that lead to them. */
  readonly edgeKinds?: readonly string[]
  readonly order?: NeighbourOrder
  readonly count?: number
}

/** Brings the first of a node's neighbours that are not there yet into the view. */
export async function expandNode(
  node: ViewNode,
  { direction = 'both', edgeKinds = [], order, count = expandCount }: Expansion = {},
): Promise<void> {
  const { nodes } = currentView()
  const { total, subgraph } = await store().expand({
    index: node.index,
    direction,
    ...(edgeKinds.length > 0 && { edgeKinds: [...edgeKinds] }),
    ...(order && { order }),
    limit: count,
    known: [...nodes.keys()],
    ties: tiesPerNode,
    edgeLimit: useSettings.getState().elementLimit,
  })
  const before = currentView()
  const drawn = drawnNeighbours(before, node.index)
  // a known neighbour comes with one edge, which need not be the one that is drawn
  const edges = subgraph.edges.filter(({ source, target }) => {
    return !(source === node.index && drawn.has(target)) && !(target === node.index && drawn.has(source))
  })
  const part = { ...subgraph, nodes: [node, ...subgraph.nodes], edges }
  const added = addPart(`Expand ${node.label}`, part, before.positions.get(node.index))
  await layOutNew(added)
  const shown = drawnNeighbours(currentView(), node.index).size
  announce(`Showing ${formatCount(shown)} of ${formatCountOf(total, 'neighbour')} of ${node.label}.`)
}

/** Nodes that edges of the view tie to one of its nodes. */
function drawnNeighbours(view: View, node: number): ReadonlySet<number> {
  return new Set(
    edgesAt(view, node)
      .map((edge) => otherEnd(edge, node))
      .filter((other) => other !== node),
  )
}

function otherEnd({ source, target }: ViewEdge, node: number): number {
  return source === node ? target : source
}

/** Brings a node into the view with its edges to what is there, selects it and looks at it. */
export async function addNode(node: ViewNode): Promise<void> {
  const before = currentView()
  if (!before.nodes.has(node.index)) {
    const nodes = [...before.nodes.keys(), node.index]
    const { edges: ties } = await store().subgraph({ nodes, at: [node.index], edgeLimit: mostTies })
    const [tie] = ties
    const anchor = tie && before.positions.get(otherEnd(tie, node.index))
    const added = addPart(`Add ${node.label}`, { nodes: [node], edges: ties, edgesOmitted: 0 }, anchor)
    select(node)
    await layOutNew(added)
  } else select(node)
}

function select(node: ViewNode): void {
  focusOn({ type: 'node', index: node.index })
  announce(`${node.label} selected.`)
}

/** Draws every edge among the nodes of the view, as far as the limit allows. */
export async function completeEdges(): Promise<void> {
  const limit = useSettings.getState().elementLimit
  const part = await store().subgraph({ nodes: [...currentView().nodes.keys()], edgeLimit: limit })
  const before = currentView()
  const { view, left } = withSubgraph(before, { ...part, nodes: [] }, limit)
  const added = view.edges.size - before.edges.size
  if (left > 0) tellLimit(limit, left)
  if (added > 0) changeView(`Add ${formatCountOf(added, 'edge')}`, view)
  announce(added > 0 ? `${formatCountOf(added, 'edge')} added.` : 'Every edge among these nodes is drawn.')
}

/** One step of the view with what the limit allows of a part; tells which nodes are new. */
function addPart(did: string, part: Subgraph, anchor: Point | undefined): ReadonlySet<number> {
  const before = currentView()
  const limit = useSettings.getState().elementLimit
  const { view, added, left } = withSubgraph(before, part, limit, anchor)
  if (left > 0) tellLimit(limit, left)
  if (elementCount(view) > elementCount(before)) changeView(did, view)
  return new Set(added)
}

/** Takes the selected nodes, or the edge looked at, out of the view. */
export function hideSelected(): void {
  const { selected, focus } = useView.getState()
  if (focus?.type === 'edge') {
    changeView('Hide edge', withoutEdges(currentView(), new Set([focus.index])))
    focusOn(null)
  } else if (selected.size > 0) {
    const what = formatCountOf(selected.size, 'node')
    changeView(`Hide ${what}`, withoutNodes(currentView(), selected))
    selectNodes(new Set())
    announce(`${what} hidden.`)
  }
}

export function moveNodes(moved: ReadonlyMap<number, Point>): void {
  changeView(`Move ${formatCountOf(moved.size, 'node')}`, withPositions(currentView(), moved))
}

/** Pins nodes where they are, or lets them go when all of them are pinned. */
export function togglePinned(nodes: ReadonlySet<number>): void {
  const before = currentView()
  const there = [...nodes].filter((index) => before.nodes.has(index))
  if (there.length === 0) return
  const pins = there.some((index) => !before.pinned.has(index))
  const did = `${pins ? 'Pin' : 'Unpin'} ${formatCountOf(there.length, 'node')}`
  changeView(did, withPinned(before, there, pins))
  announce(`${formatCountOf(there.length, 'node')} ${pins ? 'pinned' : 'unpinned'}.`)
}

/** Draws the view in another style; `did` says what it was, as in “Colour by country”. */
export function restyle(did: string, style: GraphStyle): void {
  changeView(did, withStyle(currentView(), style))
}

export function undo(): void {
  dropLayout()
  const did = undoView()
  if (did !== undefined) announce(`Undone: ${did}.`)
}

export function redo(): void {
  dropLayout()
  const did = redoView()
  if (did !== undefined) announce(`Done again: ${did}.`)
}
