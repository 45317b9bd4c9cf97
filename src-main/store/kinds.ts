import type { Layout } from '../../src-shared/records/layout.ts'
import type { RecordStore } from '../../src-shared/records/record-store.ts'
import type { Attribute, Kind } from './graph-store.ts'
import type { KindPlan } from './kind-plan.ts'
import type { KindColumn } from './load/loaded-graph.ts'
import type { ColumnData } from './columns/column-data.ts'

/** A kind as its store presents it: the slots of its layout, then the attributes that some records have. */
export class RecordKind implements Kind {
  readonly name: string
  readonly table: string
  readonly first: number
  readonly count: number
  readonly records: RecordStore
  // descriptions only: a store that has unpacked its columns must not hold them
  readonly #described: ReadonlyMap<string, Attribute>
  #attributes: readonly Attribute[] = []
  #describedLayout: Layout | undefined

  constructor({ kind, slots, sparse, beside }: KindPlan, records: RecordStore) {
    this.name = kind.name
    this.table = kind.table
    this.first = kind.first
    this.count = kind.count
    this.records = records
    const all = [...[...slots, ...sparse].map(described), ...beside.map(({ attribute }) => attribute)]
    this.#described = new Map(all.map((attribute) => [attribute.name, attribute]))
  }

  get attributes(): readonly Attribute[] {
    const { layout, attributes } = this.records
    const { names } = attributes
    const known = this.#attributes
    const isStale =
      layout !== this.#describedLayout ||
      known.length !== layout.slots.length + names.length ||
      names.some((name, at) => known[layout.slots.length + at]?.name !== name)
    if (isStale) {
      const all = [...layout.slots.map(({ name }) => name), ...names]
      this.#attributes = all.map((name, at) => this.#attribute(name, at))
      this.#describedLayout = layout
    }
    return this.#attributes
  }

  #attribute(name: string, at: number): Attribute {
    const { slots } = this.records.layout
    const isSlot = at < slots.length
    const known = this.#described.get(name)
    if (known) return { ...known, isSlot }
    return {
      name,
      type: isSlot ? slots[at]!.type.name : 'attribute',
      role: 'attribute',
      isSlot,
      fromSource: false,
    }
  }
}

function described({ name, data, role }: KindColumn): Attribute {
  const format = 'format' in data ? data.format : undefined
  const timestamp = format && { timestamp: format }
  return { name, type: typeName(data), role, isSlot: true, fromSource: true, ...timestamp }
}

/** A column's type as people read it: `integer (8 bits)`, `text`, `category`. */
export function typeName(data: ColumnData): string {
  switch (data.kind) {
    case 'integer':
    case 'float':
      return `${data.kind} (${data.bits} bits)`
    case 'scaled':
      return data.format === undefined ? `float (${data.bits} bits)` : 'timestamp'
    case 'sequence':
      return 'integer (sequence)'
    case 'timestamp':
    case 'boolean':
    case 'text':
    case 'category':
    case 'mixed':
      return data.kind
  }
}
