import { fail } from '../../src-shared/contract/failure.ts'
import type { CellValue } from '../../src-shared/records/cell-value.ts'
import { SlotTypeError } from '../../src-shared/records/errors/slot-type-error.ts'
import type { RecordStore } from '../../src-shared/records/record-store.ts'
import * as types from '../../src-shared/records/slot-type.ts'
import type { SlotType } from '../../src-shared/records/slot-type.ts'
import type { GraphStore } from './graph-store.ts'

/**
 * Sets a value of one name on nodes, in memory only: the source file is never changed. Where the kind declares
 * the name the slot takes it; else it becomes an attribute of these nodes. `null` takes an attribute away.
 * `values` are one for all nodes, or one for each in their order. Gives what the nodes had, in their order.
 * @throws FailureError `bad-value` where a slot cannot hold it, before anything has changed.
 */
export function setAttribute(
  graph: GraphStore,
  nodes: readonly number[],
  name: string,
  values: readonly CellValue[],
): { before: CellValue[] } {
  const places = nodes.map((node, at) => placeOf(graph, node, values[values.length === 1 ? 0 : at] ?? null))
  for (const { records, row, kind, value } of places) {
    const slot = records.layout.slots.find((each) => each.name === name)
    if (slot && identifies(graph, kind, name)) {
      fail('bad-value', `“${name}” identifies the node and cannot be changed.`, { column: name })
    }
    if (slot && slot.check(value) === undefined) {
      fail('bad-value', new SlotTypeError(records.layout.name, row, slot, value).message, { column: name })
    }
  }
  const isSlot = ({ records }: Place) => records.layout.indexOf(name) !== -1
  const before = places.map((place) =>
    isSlot(place)
      ? place.records.get(place.row, name)
      : (place.records.attributes.get(place.row, name) ?? null),
  )
  for (const place of places) {
    const { records, row, value } = place
    if (isSlot(place)) records.set(row, name, value)
    else if (value === null) records.attributes.remove(row, name)
    else records.attributes.set(row, name, value)
  }
  return { before }
}

/** Makes an attribute a declared slot in every kind that has it, with the narrowest type that holds its values. */
export function keepAttribute(graph: GraphStore, name: string): { slots: { kind: string; type: string }[] } {
  const slots = graph.nodeKinds.flatMap((kind, at) => {
    const records = graph.nodeRecords(at)
    if (records.attributes.count(name) === 0) return []
    const type = typeFor([...records.attributes.entries(name)].map(([, value]) => value))
    records.promote(name, type.optional())
    return [{ kind: kind.name, type: type.name }]
  })
  if (slots.length === 0)
    fail('bad-value', `No node has an attribute “${name}” of its own.`, { column: name })
  return { slots }
}

/** Takes back the last {@link keepAttribute} of this name: the slot's values are attributes again. */
export function releaseAttribute(graph: GraphStore, name: string): void {
  for (let kind = 0; kind < graph.nodeKinds.length; kind++) {
    const records = graph.nodeRecords(kind)
    if (records.promoted.at(-1) === name) records.demote(name)
  }
}

type Place = {
  readonly records: RecordStore
  readonly row: number
  readonly kind: number
  readonly value: CellValue
}

function placeOf(graph: GraphStore, node: number, value: CellValue): Place {
  const kind = graph.nodeKindOf(node)
  return { records: graph.nodeRecords(kind), row: node - graph.nodeKinds[kind]!.first, kind, value }
}

function identifies(graph: GraphStore, kind: number, name: string): boolean {
  return graph.nodeKinds[kind]!.attributes.some(
    (attribute) => attribute.name === name && attribute.role === 'id',
  )
}

/** Columns of integers lie as narrow as their values allow whatever the slot says, so its type may be wide. */
function typeFor(values: readonly CellValue[]): SlotType {
  const all = (test: (value: CellValue) => boolean) => values.every(test)
  if (all((value) => typeof value === 'boolean')) return types.boolean()
  if (all((value) => typeof value === 'bigint' || Number.isSafeInteger(value))) return types.int64()
  if (all((value) => typeof value === 'number')) return types.float64()
  if (all((value) => typeof value === 'string')) return types.category()
  return types.mixed()
}
