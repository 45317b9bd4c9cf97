import type { Layout } from '../layout.ts'

/**
 * A record was asked for, or written to, by a name that its layout does not declare: usually a misspelling.
 * Use a declared slot, add it to the layout, or declare the layout with `overflow: true`.
 */
export class UndeclaredSlotError extends Error {
  override readonly name = 'UndeclaredSlotError'
  readonly layout: string
  readonly slot: string
  constructor(layout: Layout, slot: string | number) {
    super(
      `'${layout.name}' has no slot '${slot}' (slots: ${layout.slots.map(({ name }) => name).join(', ')})`,
    )
    this.layout = layout.name
    this.slot = String(slot)
  }
}
