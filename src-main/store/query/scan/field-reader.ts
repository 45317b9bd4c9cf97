import type { Of } from '../../../../src-shared/contract/queries.ts'
import { toWire, type WireValue } from '../../../../src-shared/contract/values.ts'
import type { Field } from '../../../../src-shared/filter/filter.ts'
import type { CellValue } from '../../columns/column-data.ts'
import type { Attribute, GraphStore } from '../../graph-store.ts'
import { degreeOf, shownValue } from '../present.ts'
import { attributeOf, kindsOf, type WorkedOut } from './cells.ts'

/** Reads one field of any node or edge, by its number; `null` where there is none. */
export type FieldReader = (record: number) => CellValue

/** Take it anew after attributes came or went. */
export function fieldReader(store: GraphStore, of: Of, field: Field, workedOut: WorkedOut = {}): FieldReader {
  const kinds = kindsOf(store, of)
  if (field.builtIn) return builtInReader(store, of, field.name, workedOut)
  const readers = kinds.map((kind, kindAt) => {
    const at = attributeOf(kind, field)?.at
    const records = of === 'nodes' ? store.nodeRecords(kindAt) : store.edgeRecords(kindAt)
    if (at === undefined) return () => null
    if (!kind.attributes[at]!.isSlot) return (row: number) => records.attributes.get(row, field.name) ?? null
    const reader = records.reader(at)
    return (row: number) => reader.get(row)
  })
  const [only] = readers
  if (only !== undefined && kinds.length === 1) return only
  if (of === 'edges') return (edge) => readers[store.edgeKindOf(edge)]!(store.edgeRowOf(edge))
  return (node) => {
    const kind = store.nodeKindOf(node)
    return readers[kind]!(node - kinds[kind]!.first)
  }
}

/** The same as the window is sent it. */
export function wireReader(
  store: GraphStore,
  of: Of,
  field: Field,
  workedOut: WorkedOut = {},
): (record: number) => WireValue {
  const read = fieldReader(store, of, field, workedOut)
  const attributes = kindsOf(store, of).map((kind) => attributeOf(kind, field)?.attribute)
  const shown = (attribute: Attribute | undefined, value: CellValue) =>
    attribute === undefined ? toWire(value) : shownValue(attribute, value)
  if (of === 'nodes') return (node) => shown(attributes[store.nodeKindOf(node)], read(node))
  return (edge) => shown(attributes[store.edgeKindOf(edge)], read(edge))
}

function builtInReader(store: GraphStore, of: Of, name: string, { component }: WorkedOut): FieldReader {
  if (name === 'kind') {
    return of === 'nodes'
      ? (node) => store.nodeKinds[store.nodeKindOf(node)]!.name
      : (edge) => store.edgeKinds[store.edgeKindOf(edge)]!.name
  }
  if (name === 'in-degree') return (node) => store.inDegree(node)
  if (name === 'out-degree') return (node) => store.outDegree(node)
  if (name === 'degree') return (node) => degreeOf(store, node)
  if (component === undefined) throw new Error('components have to be worked out before they are read')
  return (node) => component[node]!
}
