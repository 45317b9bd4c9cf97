import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'

/** One part of a dataset to load: what it is, and the plan that reads it. */
export type Size = {
  /** For people: `half of the nodes`. */
  readonly name: string
  readonly plan: LoadPlan
  /** All of the dataset: speeds are measured on it. */
  readonly whole: boolean
}

const nodeShares = [
  [0.25, 'a quarter of the nodes'],
  [0.5, 'half of the nodes'],
  [1, 'all nodes'],
] as const

/**
 * The sizes that a comparison loads: nodes alone at a quarter, a half and all, for bytes a node; all nodes with
 * half and all of the edges, for bytes an edge. Where nodes are made from edges, three sizes of edges.
 */
export function sizesOf(plan: LoadPlan): Size[] {
  const edges = (share: number, name: string): Size => ({
    name,
    plan: { ...plan, edgeTables: partOf(plan.edgeTables, share) },
    whole: share === 1,
  })
  if (plan.nodeTables.length === 0) {
    return [edges(0.25, 'a quarter of the edges'), edges(0.5, 'half of the edges'), edges(1, 'all edges')]
  }
  const nodes = nodeShares.map(([share, name]) => ({
    name,
    plan: { ...plan, nodeTables: partOf(plan.nodeTables, share), edgeTables: [] },
    whole: plan.edgeTables.length === 0 && share === 1,
  }))
  if (plan.edgeTables.length === 0) return nodes
  return [...nodes, edges(0.5, 'half of the edges'), edges(1, 'everything')]
}

function partOf<T extends { share?: number }>(tables: readonly T[], share: number): T[] {
  return share === 1 ? [...tables] : tables.map((table) => ({ ...table, share }))
}
