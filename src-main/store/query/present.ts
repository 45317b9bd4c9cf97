import type { ViewEdge, ViewNode } from '../../../src-shared/contract/graph.ts'
import { toWire, type WireValue } from '../../../src-shared/contract/values.ts'
import type { CellValue } from '../columns/column-data.ts'
import { compositeId } from '../composite-id.ts'
import type { Attribute, GraphStore } from '../graph-store.ts'
import { formatIso } from '../load/iso-date.ts'

/** Longest label sent to the window, in UTF-16 units; the inspector shows the rest. */
const LABEL_LENGTH = 120

/** The id of a node as its source has it; several id columns make the JSON text of their values. */
export function idOf(store: GraphStore, node: number): CellValue {
  const { attributes } = store.nodeKinds[store.nodeKindOf(node)]!
  const parts: CellValue[] = []
  attributes.forEach(({ role }, at) => {
    if (role === 'id') parts.push(store.nodeValue(node, at))
  })
  if (parts.length === 1) return parts[0]!
  return parts.length === 0 ? node : compositeId(parts)
}

/** What a person calls the node: its label, or its id where it has none. */
export function labelOf(store: GraphStore, node: number): string {
  const { attributes } = store.nodeKinds[store.nodeKindOf(node)]!
  const at = attributes.findIndex(({ role }) => role === 'label')
  const label = at < 0 ? null : store.nodeValue(node, at)
  const text = textOf(label === null || label === '' ? idOf(store, node) : label)
  return text.length > LABEL_LENGTH ? `${text.slice(0, LABEL_LENGTH - 1)}…` : text
}

/** A cell as text. */
export function textOf(value: CellValue): string {
  if (value === null) return ''
  if (typeof value === 'object') return `blob, ${value.blobBytes} bytes`
  return String(value)
}

export function degreeOf(store: GraphStore, node: number): number {
  return store.outDegree(node) + store.inDegree(node)
}

export function viewNode(store: GraphStore, node: number): ViewNode {
  return {
    index: node,
    id: toWire(idOf(store, node)),
    label: labelOf(store, node),
    kind: store.nodeKinds[store.nodeKindOf(node)]!.name,
    degree: degreeOf(store, node),
  }
}

export function viewEdge(store: GraphStore, edge: number): ViewEdge {
  return {
    index: edge,
    source: store.sourceOf(edge),
    target: store.targetOf(edge),
    kind: store.edgeKinds[store.edgeKindOf(edge)]!.name,
  }
}

/** A value as the window is sent it: a timestamp in the text form that its source had. */
export function shownValue(attribute: Attribute, value: CellValue): WireValue {
  const { timestamp } = attribute
  if (timestamp === undefined || timestamp === 'number' || typeof value !== 'number') return toWire(value)
  return formatIso(value, timestamp)
}
