import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import { layoutFromJson } from '../../src-shared/records/layout-json.ts'
import { Layout } from '../../src-shared/records/layout.ts'
import * as types from '../../src-shared/records/slot-type.ts'
import type { SlotType } from '../../src-shared/records/slot-type.ts'
import { sparsePays } from '../../src-shared/records/sparse.ts'
import type { ColumnData } from './columns/column-data.ts'
import { layoutFromColumns, typeOf } from './columns/slot-columns.ts'
import type { BesideColumn, KindColumn, KindTable } from './load/loaded-graph.ts'

/** How the records of a kind are laid out: the same in every mode. */
export type KindPlan = {
  readonly kind: KindTable
  readonly layout: Layout
  /** Columns of the layout's slots, in their order. */
  readonly slots: readonly KindColumn[]
  /** Columns that lie beside the slots, as attributes of the records that have them. */
  readonly sparse: readonly KindColumn[]
  /** What records that were held before had beside their slots. */
  readonly beside: readonly BesideColumn[]
}

/**
 * An attribute is read through a hash table: 117 ns against 1.6 of a column of numbers, among a million records
 * (Node 24). So it has to save three quarters of the column: below 1 record in 22 for 64-bit numbers, 1 in 44 for
 * texts, 1 in 160 for categories.
 */
const SAVING = 4

/**
 * Layouts of the kinds of nodes (or edges) of one graph. What all kinds have is laid out once, in a base layout
 * that each kind extends with its own: an airport's runways cost a country nothing.
 */
export function planKinds(base: string, kinds: readonly KindTable[], gaps?: LoadPlan['gaps']): KindPlan[] {
  if (kinds.some(({ layout }) => layout !== undefined)) return kinds.map(planHeld)
  const parted = kinds.map((kind) => ({ kind, ...split(kind, gaps) }))
  const shared =
    kinds.length > 1 ? sharedTypes(parted.map(({ slots }) => slots)) : new Map<string, SlotType>()
  // the kinds overflow and not their base: one without slots of its own then says so as its reason
  const parent = kinds.length > 1 ? new Layout({ name: base, declared: [...shared] }) : undefined
  return parted.map(({ kind, slots, sparse }) => {
    const common = [...shared.keys()].map((name) => slots.find((column) => column.name === name)!)
    const own = slots.filter(({ name }) => !shared.has(name))
    const layout = layoutFromColumns(kind.name, own, { parent, overflow: true })
    return { kind, layout, slots: [...common, ...own], sparse, beside: [] }
  })
}

/** Records that were held before are laid out as they were. */
function planHeld(kind: KindTable): KindPlan {
  const { layout, columns, beside = [] } = kind
  return { kind, layout: layoutFromJson(layout), slots: columns, sparse: [], beside }
}

function split(
  { columns, count }: KindTable,
  gaps: LoadPlan['gaps'],
): { slots: KindColumn[]; sparse: KindColumn[] } {
  const isSparse = (data: ColumnData): boolean => {
    const filled = filledOf(data)
    return gaps === 'overflow' ? filled < count : sparsePays(typeOf(data), filled * SAVING, count)
  }
  const sparse = columns.filter(({ role, data }) => role === 'attribute' && isSparse(data))
  return { slots: columns.filter((column) => !sparse.includes(column)), sparse }
}

/** Cells that are not missing. One pass over the bitmap. */
export function filledOf(data: ColumnData): number {
  if (data.kind === 'mixed') {
    let filled = 0
    for (let i = 0; i < data.length; i++) if (data.tags[i] !== 0) filled++
    return filled
  }
  if (!('missing' in data) || data.missing === undefined) return data.length
  let missing = 0
  for (let at = 0; at < data.missing.length; at++) {
    for (let bits = data.missing[at] as number; bits !== 0; bits &= bits - 1) missing++
  }
  return data.length - missing
}

/** Columns that every kind has, under types that hold the values of all of them. */
function sharedTypes(kinds: readonly (readonly KindColumn[])[]): Map<string, SlotType> {
  const shared = new Map<string, SlotType>()
  const idNames = kinds.map((slots) =>
    slots.flatMap(({ name, role }) => (role === 'id' ? [name] : [])).join('\0'),
  )
  const sameIds = new Set(idNames).size === 1
  for (const { name } of kinds[0] ?? []) {
    // columns that identify a node together keep their order only where all of them move together
    if (
      !sameIds &&
      kinds.some((slots) => slots.some((column) => column.name === name && column.role === 'id'))
    )
      continue
    const columns = kinds.map((slots) => slots.find((column) => column.name === name))
    if (columns.some((column) => column === undefined)) continue
    const type = commonType(columns.map((column) => typeOf(column!.data)))
    if (type) shared.set(name, type)
  }
  return shared
}

/** Columns may lie narrower than their slot, and repeated texts as codes. */
function commonType(each: readonly SlotType[]): SlotType | undefined {
  const kinds = new Set(each.map(({ kind }) => (kind === 'category' ? 'text' : kind)))
  if (kinds.size !== 1) return undefined
  const [kind] = kinds
  const general = kind && { ...widest, text: types.text }[kind]?.()
  return each.some(({ isOptional }) => isOptional) ? general?.optional() : general
}

const widest: { [kind in SlotType['kind']]?: () => SlotType } = {
  integer: types.int64,
  float: types.float64,
  boolean: types.boolean,
  timestamp: types.timestamp,
  mixed: types.mixed,
}
