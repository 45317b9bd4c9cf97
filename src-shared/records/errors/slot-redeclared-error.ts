import type { Slot } from '../layout.ts'
import type { SlotType } from '../slot-type.ts'

/**
 * A child layout declares a slot that a parent has already. Python allows it and wastes the memory of the
 * hidden one. Leave the slot out of the child, or name it otherwise.
 */
export class SlotRedeclaredError extends Error {
  override readonly name = 'SlotRedeclaredError'
  readonly slot: string
  /** What the second column would take for nothing. */
  readonly wastedBytesPerRecord: number
  constructor(child: string, inherited: Slot, type: SlotType) {
    super(
      `'${child}' redeclares the slot '${inherited.name}' of '${inherited.declaredBy}', which would cost ${type.bytes} more bytes a record`,
    )
    this.slot = inherited.name
    this.wastedBytesPerRecord = type.bytes
  }
}
