import { fail } from '../../../src-shared/contract/failure.ts'
import type { GraphStore } from '../graph-store.ts'
import { textOf } from '../query/present.ts'
import { sharedArray } from '../load/shared-array.ts'
import { SlottedRecords } from '../slotted/records.ts'
import type { Weights } from './reading.ts'

/** Edges between two looks at the clock. */
const STRIDE = 4096

/**
 * The weight of each edge by its number: the column itself where it is one array of plain numbers, else a copy
 * (8 bytes an edge). An edge without the attribute weighs 1, as it does in NetworkX.
 * @throws FailureError `bad-call` where no kind of edge has the attribute, or one of its values is no number.
 */
export function* weigh(store: GraphStore, name: string): Generator<void, Weights> {
  const slots = store.edgeKinds.map(({ attributes }) => attributes.findIndex((each) => each.name === name))
  if (slots.every((slot) => slot < 0)) {
    fail('bad-call', `No edge has an attribute “${name}” to weigh it by.`, { column: name })
  }
  const column = store.edgeKinds.length === 1 ? plainColumn(store, slots[0]!) : undefined
  if (column) return column
  const weights = sharedArray.f64(store.edgeCount)
  const values = store.edges.reader(name)
  for (let edge = 0; edge < store.edgeCount; edge++) {
    const value = values.get(edge)
    if (value === null) weights[edge] = 1
    else if (typeof value === 'number' || typeof value === 'bigint') weights[edge] = Number(value)
    else {
      fail('bad-call', `Edge ${edge} has “${textOf(value)}” as its “${name}”, which is no number.`, {
        column: name,
        row: String(edge),
        value: textOf(value),
      })
    }
    if (edge % STRIDE === 0) yield
  }
  return weights
}

/** A column that is one array of numbers with none missing, in the order of the edges. */
function plainColumn(store: GraphStore, slot: number): Weights | undefined {
  const records = store.edgeRecords(0)
  if (!(records instanceof SlottedRecords) || slot >= records.layout.slots.length) return undefined
  const { data } = records.column(slot)
  if ((data.kind !== 'integer' && data.kind !== 'float') || data.missing !== undefined) return undefined
  const [only, ...others] = data.segments
  if (only === undefined || others.length > 0 || only instanceof BigInt64Array) return undefined
  return only.subarray(0, data.length)
}
