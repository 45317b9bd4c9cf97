import type { Edit } from '../../src-shared/contract/session.ts'

/** An edit that a store takes, or takes back, and the edits that it has then. */
export type EditStep = { readonly takesBack: boolean; readonly edit: Edit; readonly after: readonly Edit[] }

/**
 * The first step from the edits that a store has to those it should have, which is back to what both share, then on;
 * `undefined` when it has them. Takes a few steps of the processor an edit.
 */
export function nextStep(has: readonly Edit[], wanted: readonly Edit[]): EditStep | undefined {
  let shared = 0
  while (shared < has.length && has[shared] === wanted[shared]) shared += 1
  const last = has.length - 1
  if (shared < has.length) return { takesBack: true, edit: has[last]!, after: has.slice(0, last) }
  const edit = wanted[shared]
  return edit && { takesBack: false, edit, after: wanted.slice(0, shared + 1) }
}
