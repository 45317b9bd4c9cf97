import type { Order } from '../../src-shared/contract/queries.ts'
import type { Subgraph } from '../../src-shared/contract/graph.ts'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { addPart, partLimits, showPart, type Part } from '../graph/show-part.ts'
import { currentView } from '../graph/view-store.ts'
import { store } from '../graph/view-actions.ts'

/** The most connected first: what a sample of nodes is in unless told. */
export const byDegreeOrder: Order = { by: 'field', field: 'degree', descending: true }
/** A seed that is written down gives the same sample to everybody. */
const randomOrder: Order = { by: 'random', seed: 1 }
/** An edge brings two nodes at most. */
const nodesPerEdge = 2

/** Which of the nodes that pass: the most connected and as many as a part has, unless told. */
export type Choice = { readonly order?: Order; readonly most?: number }

/** Asks for the nodes that pass a filter, as far as the view takes them. */
export async function nodesWhere(
  filter: string,
  { order = byDegreeOrder, most }: Choice = {},
  signal?: AbortSignal,
): Promise<Part> {
  const limits = partLimits(most)
  const { matched, subgraph } = await store().filterNodes(
    { filter, sets: currentView().sets, order, limit: limits.nodes, edgeLimit: limits.edges },
    signal ? { signal } : {},
  )
  return partOf(filter, 'node', matched, subgraph.nodes.length, orderText(order), subgraph)
}

/** Asks for edges that pass a filter, picked at random, with their ends. */
export async function edgesWhere(filter: string): Promise<Part> {
  const limit = Math.floor(partLimits().nodes / nodesPerEdge)
  const { matched, subgraph } = await store().filterEdges({ filter, order: randomOrder, limit })
  return partOf(filter, 'edge', matched, subgraph.edges.length, 'picked at random', subgraph)
}

/** Makes the nodes that pass a filter the view. */
export async function showWhere(filter: string, choice?: Choice): Promise<void> {
  await showPart(await nodesWhere(filter, choice))
}

/** Brings the nodes that pass a filter into the view, with the edges that tie them to each other and to it. */
export async function addWhere(filter: string, choice?: Choice): Promise<void> {
  const part = await nodesWhere(filter, choice)
  await addPart({ ...part, did: part.did.replace('Show', 'Add'), subgraph: await tied(part.subgraph) })
}

/** Makes edges that pass a filter, and their ends, the view. */
export async function showEdgesWhere(filter: string): Promise<void> {
  await showPart(await edgesWhere(filter))
}

/** New nodes with the edges among them and to the nodes of the view. */
async function tied({ nodes }: Subgraph): Promise<Subgraph> {
  const { edges: edgeLimit } = partLimits()
  const fresh = nodes.map(({ index }) => index).filter((index) => !currentView().nodes.has(index))
  const among = [...currentView().nodes.keys(), ...fresh]
  const { edges, edgesOmitted } = await store().subgraph({ nodes: among, at: fresh, edgeLimit })
  return { nodes, edges, edgesOmitted }
}

function partOf(
  filter: string,
  what: 'node' | 'edge',
  matched: number,
  shown: number,
  order: string,
  subgraph: Subgraph,
): Part {
  const where = filter.trim() === '' ? '' : ` where ${filter.trim()}`
  const cut = shown < matched ? `${formatCount(shown)} of ` : ''
  return {
    did: `Show ${filter.trim() === '' ? `all ${what}s` : filter.trim()}`,
    caption: `${cut}${formatCountOf(matched, what)}${where}${cut === '' ? '' : `, ${order}`}`,
    subgraph,
  }
}

function orderText(order: Order): string {
  if (order.by === 'random') return 'picked at random'
  if (order.field === 'degree') return order.descending ? 'the most connected' : 'the least connected'
  return `by ${order.field}, ${order.descending ? 'highest' : 'lowest'} first`
}
