import type { Direction, ViewNode } from '../../src-shared/contract/graph.ts'
import { failureOf } from '../../src-shared/contract/failure.ts'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { host } from '../ui/host.ts'
import { announce, dismissNotice, notify, notifyFailure } from '../ui/notice-store.ts'
import { openDialog } from '../ui/dialog-store.ts'
import { useSettings } from '../ui/settings-store.ts'
import { layOut } from './layout.ts'
import {
  changeView,
  currentView,
  focusOn,
  redoView,
  selectNodes,
  settleView,
  startView,
  undoView,
  useView,
} from './view-store.ts'
import {
  edgesAt,
  elementCount,
  emptyView,
  withPositions,
  withSubgraph,
  withoutEdge,
  withoutNodes,
  type Point,
} from './view.ts'

/** Nodes of the first picture: as many as labels and structure stay readable for on a laptop's screen. */
const startNodeCount = 240
/** Nodes that one expansion adds. */
export const expandCount = 50

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
  await runLayout({ keep: false, settles: true })
}

/** Brings a node's most connected neighbours that are not there yet into the view. */
export async function expandNode(
  node: ViewNode,
  direction: Direction = 'both',
  count = expandCount,
): Promise<void> {
  const before = currentView()
  // neighbours come ranked, so those already drawn can fill at most this much of the answer
  const drawn = new Set(
    edgesAt(before, node.index).map(({ source, target }) => (source === node.index ? target : source)),
  )
  const known = [...before.nodes.keys()]
  const answer = await store().neighbours({
    index: node.index,
    direction,
    offset: 0,
    limit: drawn.size + count,
    known,
  })
  const fresh = answer.subgraph.nodes.filter(({ index }) => !before.nodes.has(index)).slice(0, count)
  await addPart(
    `Expand ${node.label}`,
    [node, ...fresh],
    answer.subgraph.edges,
    before.positions.get(node.index),
  )
  const shown =
    new Set(edgesAt(currentView(), node.index).flatMap(({ source, target }) => [source, target])).size - 1
  announce(
    `Showing ${formatCount(Math.max(0, shown))} of ${formatCountOf(answer.total, 'neighbour')} of ${node.label}.`,
  )
}

/** Brings a node into the view with its edges to what is there, selects it and looks at it. */
export async function addNode(node: ViewNode): Promise<void> {
  const before = currentView()
  if (!before.nodes.has(node.index)) {
    const limit = useSettings.getState().elementLimit
    const part = await store().subgraph({ nodes: [...before.nodes.keys(), node.index], edgeLimit: limit })
    const ties = part.edges.filter(({ source, target }) => source === node.index || target === node.index)
    const [tie] = ties
    const other = tie && (tie.source === node.index ? tie.target : tie.source)
    await addPart(
      `Add ${node.label}`,
      [node],
      ties,
      other === undefined ? undefined : before.positions.get(other),
    )
  }
  focusOn({ type: 'node', index: node.index })
  announce(`${node.label} selected.`)
}

async function addPart(
  did: string,
  nodes: readonly ViewNode[],
  edges: readonly { index: number; source: number; target: number; kind: string }[],
  anchor: Point | undefined,
): Promise<void> {
  const before = currentView()
  const limit = useSettings.getState().elementLimit
  const { view, added, left } = withSubgraph(
    before,
    { nodes: [...nodes], edges: [...edges], edgesOmitted: 0 },
    limit,
    anchor,
  )
  if (left > 0) tellLimit(limit, left)
  if (elementCount(view) === elementCount(before)) return
  changeView(did, view)
  if (added.length > 0) await runLayout({ keep: true, settles: true, free: new Set(added) })
}

function tellLimit(limit: number, left: number): void {
  notify({
    key: 'element-limit',
    tone: 'info',
    title: `The view is full: ${formatCountOf(left, 'element')} left out`,
    detail: `It takes ${formatCount(limit)} nodes and edges so that it stays quick and readable. Hide some, or raise the limit.`,
    action: {
      name: 'Change the limit',
      run: () => {
        dismissNotice('element-limit')
        openDialog('settings')
      },
    },
  })
}

let layoutBy: AbortController | undefined

/** Stops the layout that is running, wherever it is. */
export function stopLayout(): void {
  layoutBy?.abort()
}

/**
 * Lays out the view. `keep`: only nodes of `free` move. `settles`: part of the last step rather than one of
 * its own.
 */
export async function runLayout({
  keep = false,
  settles = false,
  free = new Set<number>(),
}: { keep?: boolean; settles?: boolean; free?: ReadonlySet<number> } = {}): Promise<void> {
  layoutBy?.abort()
  const by = new AbortController()
  layoutBy = by
  const view = currentView()
  if (view.nodes.size === 0) return
  const fixed = new Set(keep ? [...view.nodes.keys()].filter((index) => !free.has(index)) : [])
  useView.setState({ layoutRunning: true })
  try {
    const { placed, backbone } = await layOut(view, fixed, by.signal)
    useView.setState(({ arrangements }) => ({
      backbone,
      arrangements: keep ? arrangements : arrangements + 1,
    }))
    const next = withPositions(currentView(), placed)
    if (settles) settleView(next)
    else changeView('Layout', next)
  } catch (thrown) {
    notifyFailure(failureOf(thrown))
  } finally {
    if (layoutBy === by) useView.setState({ layoutRunning: false })
  }
}

/** Takes the selected nodes, or the edge looked at, out of the view. */
export function hideSelected(): void {
  const { selected, focus } = useView.getState()
  if (focus?.type === 'edge') {
    changeView('Hide edge', withoutEdge(currentView(), focus.index))
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

export function undo(): void {
  stopLayout()
  const did = undoView()
  if (did !== undefined) announce(`Undone: ${did}.`)
}

export function redo(): void {
  stopLayout()
  const did = redoView()
  if (did !== undefined) announce(`Done again: ${did}.`)
}
