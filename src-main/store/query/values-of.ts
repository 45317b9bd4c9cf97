import { toWire, type WireValue } from '../../../src-shared/contract/values.ts'
import { isMissing } from '../analysis/distribution.ts'
import type { KeptValues } from '../analysis/answer.ts'
import type { GraphStore } from '../graph-store.ts'
import { shownValue } from './present.ts'

/**
 * Values of one attribute of the given nodes, in their order; `null` where one is missing or the node's kind has no
 * such attribute. A name that no kind of node has is looked for among the kept measures.
 */
export function nodeValuesOf(
  store: GraphStore,
  kept: KeptValues,
  name: string,
  nodes: readonly number[],
): WireValue[] {
  const places = store.nodeKinds.map((kind) => kind.attributes.findIndex((each) => each.name === name))
  const measure = places.every((at) => at < 0) ? kept.get(name) : undefined
  if (measure) return nodes.map((node) => measureValue(measure[node]!))
  return nodes.map((node) => {
    const kind = store.nodeKindOf(node)
    const at = places[kind]!
    return at < 0 ? null : shownValue(store.nodeKinds[kind]!.attributes[at]!, store.nodeValue(node, at))
  })
}

/** The same of edges, which have no measures. */
export function edgeValuesOf(store: GraphStore, name: string, edges: readonly number[]): WireValue[] {
  const places = store.edgeKinds.map((kind) => kind.attributes.findIndex((each) => each.name === name))
  return edges.map((edge) => {
    const kind = store.edgeKindOf(edge)
    const at = places[kind]!
    return at < 0 ? null : shownValue(store.edgeKinds[kind]!.attributes[at]!, store.edgeValue(edge, at))
  })
}

/** Nodes that a measure does not reach have no number. */
function measureValue(value: number): WireValue {
  return isMissing(value) ? null : toWire(value)
}
