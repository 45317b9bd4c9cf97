import type { DrawnNode, ExportPart } from '../../src-shared/contract/export.ts'
import { fail } from '../../src-shared/contract/failure.ts'
import type { GraphStore } from '../store/graph-store.ts'
import type { Queried } from '../store/query/components.ts'
import { selected } from '../store/query/selection.ts'
import { edgesAmong } from '../store/query/subgraph.ts'

/** Rows to go through: `at` gives the number of a node or an edge, or -1 for one that is not part of it. */
export type Rows = { readonly length: number; at(i: number): number }

/** The part of a graph that is written. Edges have both ends among the nodes. */
export type Part = {
  readonly nodes: Rows
  readonly edges: Rows
  /** How nodes are drawn, by their number, where they are. */
  readonly drawn?: ReadonlyMap<number, DrawnNode>
}

/**
 * The part that was asked for. Costs nothing for all of a graph, a bit a node (and an edge) for a filter, else the
 * outgoing edges of its nodes.
 * @throws FailureError `bad-filter`, `bad-call`, `cancelled`
 */
export async function partOf(queried: Queried, asked: ExportPart, signal: AbortSignal): Promise<Part> {
  const { store } = queried
  if (asked.of === 'filter') return filtered(queried, asked, signal)
  if (asked.of === 'all') return { nodes: every(store.nodeCount), edges: every(store.edgeCount) }
  const drawn = new Map(asked.nodes.map((node) => [node.index, node]))
  const nodes = [...drawn.keys()].toSorted((a, b) => a - b)
  checkNumbers(nodes, store.nodeCount, 'node')
  const edges = asked.edges === null ? edgesAmong(store, nodes) : edgesOf(store, asked.edges, drawn)
  return { nodes: listed(nodes), edges: listed(edges), drawn }
}

async function filtered(
  queried: Queried,
  { filter, edgeFilter = '', sets }: Extract<ExportPart, { of: 'filter' }>,
  signal: AbortSignal,
): Promise<Part> {
  const { store } = queried
  const nodes = await selected(queried, { of: 'nodes', filter, sets }, signal)
  const edges = await selected(queried, { of: 'edges', filter: edgeFilter, sets }, signal)
  const isIn = (edge: number) =>
    edges.has(edge) && nodes.has(store.targetOf(edge)) && nodes.has(store.sourceOf(edge))
  return {
    nodes: { length: store.nodeCount, at: (i) => (nodes.has(i) ? i : -1) },
    edges: { length: store.edgeCount, at: (i) => (isIn(i) ? i : -1) },
  }
}

function edgesOf(
  store: GraphStore,
  asked: readonly number[],
  nodes: ReadonlyMap<number, unknown>,
): readonly number[] {
  const edges = [...new Set(asked)].toSorted((a, b) => a - b)
  checkNumbers(edges, store.edgeCount, 'edge')
  return edges.filter((edge) => nodes.has(store.sourceOf(edge)) && nodes.has(store.targetOf(edge)))
}

/** The last of an ascending list is within the graph. */
function checkNumbers(numbers: readonly number[], count: number, what: string): void {
  const last = numbers.at(-1) ?? -1
  if (last >= count) fail('bad-call', `There is no ${what} number ${last}: the graph has ${count} ${what}s.`)
}

function every(length: number): Rows {
  return { length, at: (i) => i }
}

function listed(numbers: readonly number[]): Rows {
  return { length: numbers.length, at: (i) => numbers[i]! }
}
