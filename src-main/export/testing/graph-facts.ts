import type { GraphStore, Kind } from '../../store/graph-store.ts'
import { cellText } from '../cell-text.ts'
import { idCells } from '../edge-ends.ts'

/** Everything that a graph says of its nodes and edges, whatever their numbers: two graphs are equal if this is. */
export function graphFacts(store: GraphStore): { nodes: string[]; edges: string[] } {
  const nameOf = (node: number) =>
    `${store.nodeKinds[store.nodeKindOf(node)]!.name}:${idCells(store, node).map(String).join('+')}`
  const nodes = Array.from({ length: store.nodeCount }, (_, node) => {
    const cells = cellsOf(store.nodeKinds[store.nodeKindOf(node)]!, (at) => store.nodeValue(node, at))
    return `${nameOf(node)} ${cells}`
  })
  const edges = Array.from({ length: store.edgeCount }, (_, edge) => {
    const kind = store.edgeKinds[store.edgeKindOf(edge)]!
    const ends = `${nameOf(store.sourceOf(edge))}>${nameOf(store.targetOf(edge))}`
    return `${ends} ${kind.name} ${cellsOf(kind, (at) => store.edgeValue(edge, at))}`
  })
  return { nodes: nodes.toSorted(), edges: edges.toSorted() }
}

/** Values with their types; what is missing is not told from what no record of the kind has. */
function cellsOf({ attributes }: Kind, cell: (at: number) => ReturnType<GraphStore['nodeValue']>): string {
  const cells = attributes.flatMap(({ name, role, timestamp }, at) => {
    const text = cellText(cell(at), 'mixed')
    return text === null ? [] : [`${name}(${role} ${timestamp ?? typeof cell(at)})=${text}`]
  })
  return cells.toSorted().join(' ')
}
