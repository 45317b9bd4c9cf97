/** A slot was deleted from a record. Every record has all its slots: write null to an optional one instead. */
export class SlotDeletionError extends TypeError {
  override readonly name = 'SlotDeletionError'
  constructor(layout: string, slot: string) {
    super(`the slot '${slot}' of '${layout}' cannot be deleted; write null to it where it is optional`)
  }
}
