import type { WireValue } from '../../../src-shared/contract/values.ts'
import { attributeField } from '../../../src-shared/filter/filter.ts'
import type { GraphStore } from '../graph-store.ts'
import { wireReader } from './scan/field-reader.ts'

/** Values of one attribute of the given nodes, in their order; `null` where one is missing, or its kind has none such. */
export function nodeValuesOf(store: GraphStore, name: string, nodes: readonly number[]): WireValue[] {
  return nodes.map(wireReader(store, 'nodes', attributeField(name)))
}

/** The same of edges. */
export function edgeValuesOf(store: GraphStore, name: string, edges: readonly number[]): WireValue[] {
  return edges.map(wireReader(store, 'edges', attributeField(name)))
}
