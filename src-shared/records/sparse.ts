import type { SlotType } from './slot-type.ts'

/**
 * Bytes of an attribute's entry in its map: 29 to 53 measured for small integers, booleans and shared texts, 43 to
 * 67 for floats, at 40 to 1,000,000 entries (Node 24, heap growth after collection; the spread is where the hash
 * table last doubled).
 */
export const SPARSE_ENTRY_BYTES = 45

/**
 * The share of records below which a slot is cheaper as an attribute: a column costs its width and a bit for
 * missing on *every* record, an attribute {@link SPARSE_ENTRY_BYTES} on those that have it. About 1 in 40 for a
 * category or 8-bit integer, 1 in 180 for a boolean, 1 in 6 for a 64-bit number.
 */
export function sparseThreshold(type: SlotType): number {
  return (type.bytes + 1 / 8) / SPARSE_ENTRY_BYTES
}

/** Whether `filled` values among `length` records cost less as an attribute than as a slot. */
export function sparsePays(type: SlotType, filled: number, length: number): boolean {
  return filled < length * sparseThreshold(type)
}
