import type { Slot } from '../layout.ts'
import { slotRange } from '../slot-check.ts'

/** Longest value that a message shows, in characters. */
const SHOWN_LENGTH = 60

/**
 * A value that its slot cannot hold: of another type, out of range, or missing where one is required. Nothing
 * of the record was written. Correct the value, or declare a wider or optional slot.
 */
export class SlotTypeError extends TypeError {
  override readonly name = 'SlotTypeError'
  readonly layout: string
  readonly slot: string
  /** Index of the record; for a new one, the index that it would have had. */
  readonly record: number
  readonly value: unknown
  constructor(layout: string, record: number, slot: Slot, value: unknown) {
    super(
      `'${layout}' record ${record}: slot '${slot.name}' cannot hold ${shown(value)} (${slotRange(slot.type)})`,
    )
    this.layout = layout
    this.slot = slot.name
    this.record = record
    this.value = value
  }
}

function shown(value: unknown): string {
  const text = written(value)
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
}

function written(value: unknown): string {
  if (value === null || value === undefined) return 'a missing value'
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return `a value of type ${typeof value}`
}
