import type { CellValue } from './cell-value.ts'
import { SlotTypeError } from './errors/slot-type-error.ts'
import { UndeclaredSlotError } from './errors/undeclared-slot-error.ts'
import { Layout, type Slot } from './layout.ts'
import type { RecordStore } from './record-store.ts'
import type { SlotType } from './slot-type.ts'

/** An attribute as the slot that it is to become. */
export type Promotion = {
  readonly layout: Layout
  readonly slot: Slot
  /** What record `i` will hold. */
  readonly cells: (i: number) => CellValue
}

/** Checks every value before anything changes. Cost: a pass over the records that have the attribute. */
export function promotedCells(store: RecordStore, attribute: string, type: SlotType): Promotion {
  const { layout: old, attributes } = store
  if (attributes.count(attribute) === 0) throw new UndeclaredSlotError(old, attribute)
  const { name } = old
  const layout = withSlot(old, attribute, type)
  const slot = layout.slots.at(-1) as Slot
  const cells = new Map<number, CellValue>()
  for (const [i, value] of attributes.entries(attribute)) {
    const cell = slot.check(value)
    if (cell === undefined) throw new SlotTypeError(name, i, slot, value)
    cells.set(i, cell)
  }
  const absent = slot.check(type.fallback)
  if (absent === undefined) refuseAbsent(store, slot, cells)
  // a deleted record's cell is never read; it only has to be of the type
  const filler = absent === undefined ? (cells.values().next().value ?? null) : absent
  return { layout, slot, cells: (i) => (cells.has(i) ? (cells.get(i) as CellValue) : filler) }
}

/** The layout with one more slot. @throws InvalidLayoutError, SlotRedeclaredError for a name that it has. */
export function withSlot(
  { name, parent, overflow, ownSlots }: Layout,
  added: string,
  type: SlotType,
): Layout {
  const declared = [...ownSlots.map((own) => [own.name, own.type] as const), [added, type] as const]
  return new Layout({ name, declared, parent, overflow })
}

/** The layout without one of its own slots. */
export function withoutSlot({ name, parent, overflow, ownSlots }: Layout, slot: string): Layout {
  const declared = ownSlots.filter((own) => own.name !== slot).map((own) => [own.name, own.type] as const)
  return new Layout({ name, declared, parent, overflow })
}

function refuseAbsent(store: RecordStore, slot: Slot, cells: ReadonlyMap<number, CellValue>): void {
  if (cells.size === store.liveCount) return
  for (let i = 0; i < store.length; i++) {
    if (!store.isDeleted(i) && !cells.has(i)) throw new SlotTypeError(store.layout.name, i, slot, null)
  }
}
