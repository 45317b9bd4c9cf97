import type { Layout } from '../layout.ts'

/**
 * Two layouts with slots cannot both be bases: their slots would claim the same places. Let one extend the
 * other, or move the slots of one into the child.
 */
export class LayoutConflictError extends Error {
  override readonly name = 'LayoutConflictError'
  constructor(child: string, first: Layout, second: Layout) {
    super(
      `'${child}' cannot have both '${first.name}' (slots: ${names(first)}) and '${second.name}' (slots: ${names(second)}) as bases`,
    )
  }
}

function names(layout: Layout): string {
  return layout.slots.map(({ name }) => name).join(', ')
}
