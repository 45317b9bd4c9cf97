import { fail } from '../../../src-shared/contract/failure.ts'
import type { EdgeDetail, NodeDetail } from '../../../src-shared/contract/graph.ts'
import { recordLayout } from './record-layout.ts'
import type { CellValue } from '../columns/column-data.ts'
import type { GraphStore, Kind } from '../graph-store.ts'
import { shownValue, viewEdge, viewNode } from './present.ts'

/** Everything known of one node. */
export function nodeDetail(store: GraphStore, node: number): NodeDetail {
  if (node >= store.nodeCount) {
    fail('bad-call', `There is no node number ${node}: the graph has ${store.nodeCount} nodes.`)
  }
  const kind = store.nodeKinds[store.nodeKindOf(node)]!
  return {
    node: viewNode(store, node),
    attributes: attributesOf(kind, (at) => store.nodeValue(node, at)),
    layout: recordLayout(store.nodeRecords(store.nodeKindOf(node))),
    inDegree: store.inDegree(node),
    outDegree: store.outDegree(node),
    recordBytes: store.nodeRecordBytes(node),
  }
}

/** Everything known of one edge. */
export function edgeDetail(store: GraphStore, edge: number): EdgeDetail {
  if (edge >= store.edgeCount) {
    fail('bad-call', `There is no edge number ${edge}: the graph has ${store.edgeCount} edges.`)
  }
  const shown = viewEdge(store, edge)
  const kind = store.edgeKinds[store.edgeKindOf(edge)]!
  return {
    edge: shown,
    source: viewNode(store, shown.source),
    target: viewNode(store, shown.target),
    attributes: attributesOf(kind, (at) => store.edgeValue(edge, at)),
    layout: recordLayout(store.edgeRecords(store.edgeKindOf(edge))),
  }
}

/** Every slot, and of the attributes beside the slots those that the record has. */
function attributesOf(kind: Kind, valueAt: (attribute: number) => CellValue): NodeDetail['attributes'] {
  return kind.attributes.flatMap((attribute, at) => {
    const { name, type, isSlot } = attribute
    const value = valueAt(at)
    return isSlot || value !== null ? [{ name, type, isSlot, value: shownValue(attribute, value) }] : []
  })
}
