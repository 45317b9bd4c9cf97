import type { GraphStore } from '../store/graph-store.ts'
import type { CellValue } from '../store/columns/column-data.ts'
import { commonType, typeOfAttribute, type ColumnType } from './column-type.ts'
import type { Pacer } from './pacer.ts'
import type { Part } from './part.ts'
import type { KindGroup } from './sqlite-tables.ts'

/** The ends of the edges of one table: the only table of nodes they are all in, where there is one. */
export type Ends = {
  readonly sourceTable?: string
  readonly targetTable?: string
  /** Columns that hold an end, one for each that identifies a node: what they are called there, and hold. */
  readonly keys: readonly { readonly name: string; readonly type: ColumnType }[]
}

/** Ends of the edges of each group of kinds. Looks at every edge, unless all nodes are of one table. */
export async function endsOf(
  store: GraphStore,
  part: Part,
  nodes: readonly KindGroup[],
  edges: readonly KindGroup[],
  pacer: Pacer,
): Promise<Ends[]> {
  const nodeGroup = store.nodeKinds.map((_, kind) => nodes.findIndex(({ kinds }) => kinds.includes(kind)))
  const edgeGroup = store.edgeKinds.map((_, kind) => edges.findIndex(({ kinds }) => kinds.includes(kind)))
  const everywhere = new Set(nodes.length === 1 ? [0] : [])
  const seen = edges.map(() => ({ sources: new Set(everywhere), targets: new Set(everywhere) }))
  for (let i = 0; nodes.length > 1 && i < part.edges.length; i++) {
    const edge = part.edges.at(i)
    if (edge >= 0) {
      const { sources, targets } = seen[edgeGroup[store.edgeKindOf(edge)]!]!
      sources.add(nodeGroup[store.nodeKindOf(store.sourceOf(edge))]!)
      targets.add(nodeGroup[store.nodeKindOf(store.targetOf(edge))]!)
    }
    if (pacer.isOver) await pacer.rest()
  }
  return seen.map(({ sources, targets }) => {
    const only = (groups: ReadonlySet<number>) => {
      const [group] = groups
      return groups.size === 1 && group !== undefined ? nodes[group]!.table : undefined
    }
    const [sourceTable, targetTable] = [only(sources), only(targets)]
    return {
      ...(sourceTable !== undefined && { sourceTable }),
      ...(targetTable !== undefined && { targetTable }),
      keys: keysOf(
        store,
        [...new Set([...sources, ...targets])].flatMap((group) => nodes[group]!.kinds),
      ),
    }
  })
}

/** Values that identify a node, in the order of its columns. */
export function idCells(store: GraphStore, node: number): CellValue[] {
  const cells: CellValue[] = []
  store.nodeKinds[store.nodeKindOf(node)]!.attributes.forEach(({ role }, at) => {
    if (role === 'id') cells.push(store.nodeValue(node, at))
  })
  return cells
}

/** Name and common type of each column that identifies nodes of some kinds. */
function keysOf(store: GraphStore, kinds: readonly number[]): Ends['keys'] {
  const each = kinds.map((kind) => {
    const ids = store.nodeKinds[kind]!.attributes.filter(({ role }) => role === 'id')
    return ids.map((id) => ({ name: id.name, type: typeOfAttribute(store.nodeRecords(kind), id) }))
  })
  // an edge without any node to go by still has two columns
  const [first = [{ name: 'id', type: 'long' as const }]] = each
  return first.map(({ name }, at) => ({
    name,
    type: commonType(each.flatMap((ids) => (ids[at] ? [ids[at].type] : []))),
  }))
}
