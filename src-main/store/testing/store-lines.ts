import type { CellValue } from '../columns/column-data.ts'
import type { Attribute, GraphStore, Kind } from '../graph-store.ts'
import { formatIso } from '../load/iso-date.ts'
import { line } from './sql-graph.ts'

/** Every node and edge of a store as sorted lines, to be held against those of `sqlLines`. */
export function storeLines(store: GraphStore): { nodes: string[]; edges: string[] } {
  const nodes = Array.from({ length: store.nodeCount }, (_, node) => {
    const { kind, ids, names, cells } = nodeOf(store, node)
    return line(kind.name, [ids], names, cells)
  })
  const edges = Array.from({ length: store.edgeCount }, (_, edge) => {
    const kind = store.edgeKinds[store.edgeKindOf(edge)] as Kind
    const cells = kind.attributes.map((attribute, at) => sourceCell(attribute, store.edgeValue(edge, at)))
    const ends = [store.sourceOf(edge), store.targetOf(edge)].map((node) => nodeOf(store, node).ids)
    return line(
      kind.name,
      ends,
      kind.attributes.map(({ name }) => name),
      cells,
    )
  })
  return { nodes: nodes.toSorted(), edges: edges.toSorted() }
}

function nodeOf(store: GraphStore, node: number) {
  const kind = store.nodeKinds[store.nodeKindOf(node)] as Kind
  const ids: CellValue[] = []
  const names: string[] = []
  const cells: CellValue[] = []
  kind.attributes.forEach((attribute, at) => {
    const value = sourceCell(attribute, store.nodeValue(node, at))
    if (attribute.role === 'id') ids.push(value)
    else {
      names.push(attribute.name)
      cells.push(value)
    }
  })
  return { kind, ids, names, cells }
}

/** A date in the text form that the source had. */
function sourceCell({ timestamp }: Attribute, value: CellValue): CellValue {
  if (timestamp === undefined || timestamp === 'number' || typeof value !== 'number') return value
  return formatIso(value, timestamp)
}
