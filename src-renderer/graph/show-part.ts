import type { Subgraph } from '../../src-shared/contract/graph.ts'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { announce } from '../ui/notice-store.ts'
import { useSettings } from '../ui/settings-store.ts'
import { setCaption } from './captions.ts'
import { tellLimit } from './element-limit.ts'
import { layOutFirst, layOutNew } from './layout-actions.ts'
import { changeView, currentView, selectNodes, useView } from './view-store.ts'
import { elementCount, withSubgraph, type Point, type View } from './view.ts'

/** A part of the graph and what it is a part of, in words. */
export type Part = {
  /** Names the step, as in “Show kind = airport”. */
  readonly did: string
  /** Says how much of what is shown: “500 of 41,203 nodes where …”. */
  readonly caption: string
  readonly subgraph: Subgraph
}

/** Nodes that a doorway or a filter brings into the picture at once, unless told. */
export const partNodeCount = 500

/** Nodes of one part at most, so that as many edges find room beside them. */
export function mostNodes(elementLimit: number): number {
  return Math.floor(elementLimit / 2)
}

/** Of the view's limit, what edges leave free for a node that is found later, or a few neighbours. */
const spare = 0.1

/** Nodes and edges to ask for, so that the answer fits the view's limit and leaves room to go on. */
export function partLimits(most = partNodeCount): { readonly nodes: number; readonly edges: number } {
  const limit = useSettings.getState().elementLimit
  const nodes = Math.min(most, mostNodes(limit))
  return { nodes, edges: Math.floor(limit * (1 - spare)) - nodes }
}

/** Makes a part of the graph the view, as a step that can be undone, and lays it out. */
export async function showPart({ did, caption, subgraph }: Part): Promise<void> {
  const limit = useSettings.getState().elementLimit
  const before = currentView()
  const bare: View = {
    ...before,
    nodes: new Map(),
    edges: new Map(),
    positions: new Map(),
    pinned: new Set(),
    faded: null,
  }
  const { view } = withSubgraph(bare, subgraph, limit)
  const omitted = subgraph.edges.length + subgraph.edgesOmitted - view.edges.size
  const full = omitted > 0 ? `${caption} · ${formatCountOf(omitted, 'edge')} left out` : caption
  setCaption(view, full)
  changeView(did, view)
  const { selected } = useView.getState()
  selectNodes(new Set([...selected].filter((index) => view.nodes.has(index))))
  announce(`Showing ${full}.`)
  await layOutFirst()
}

/** Brings a part of the graph into the view beside what is there; what does not fit the limit is told. */
export async function addPart({ did, caption, subgraph }: Part, anchor?: Point): Promise<void> {
  const before = currentView()
  const limit = useSettings.getState().elementLimit
  const { view, added, left } = withSubgraph(before, { ...subgraph, edgesOmitted: 0 }, limit, anchor)
  if (left > 0) tellLimit(limit, left)
  const there = subgraph.nodes.filter(({ index }) => view.nodes.has(index)).map(({ index }) => index)
  if (elementCount(view) > elementCount(before)) changeView(did, view)
  useView.setState({ focus: null, selected: new Set(there) })
  announce(`${formatCount(added.length)} added: ${caption}.`)
  await layOutNew(new Set(added))
}
