import type { RecordLayout } from '../../../src-shared/contract/graph.ts'
import type { RecordStore } from '../../../src-shared/records/record-store.ts'

/** The layout of a store's records, and what its columns take a record. */
export function recordLayout(records: RecordStore): RecordLayout {
  const { layout, length } = records
  const { name, parent, overflowReason, bytesPerRecord, slots } = layout
  // the slots come first, in their order
  const held = records.structure()
  return {
    name,
    parent: parent?.name ?? null,
    overflowReason: overflowReason ?? null,
    bytesPerRecord,
    slots: slots.map((slot) => {
      const bytes = held[slot.index]?.bytes ?? null
      return {
        name: slot.name,
        type: slot.type.name,
        declaredBy: slot.declaredBy,
        bytes: slot.type.bytes,
        heldBytes: bytes === null ? null : bytes / Math.max(1, length),
      }
    }),
  }
}
