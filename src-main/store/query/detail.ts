import { fail } from '../../../src-shared/contract/failure.ts'
import type { EdgeDetail, NodeDetail } from '../../../src-shared/contract/graph.ts'
import { toWire } from '../../../src-shared/contract/values.ts'
import type { GraphStore } from '../graph-store.ts'
import { viewEdge, viewNode } from './present.ts'

/** Everything known of one node. */
export function nodeDetail(store: GraphStore, node: number): NodeDetail {
  if (node >= store.nodeCount) {
    fail('bad-call', `There is no node number ${node}: the graph has ${store.nodeCount} nodes.`)
  }
  const kind = store.nodeKinds[store.nodeKindOf(node)]!
  return {
    node: viewNode(store, node),
    attributes: kind.attributes.map(({ name, type }, at) => ({
      name,
      type,
      value: toWire(store.nodeValue(node, at)),
    })),
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
    attributes: kind.attributes.map(({ name, type }, at) => ({
      name,
      type,
      value: toWire(store.edgeValue(edge, at)),
    })),
  }
}
