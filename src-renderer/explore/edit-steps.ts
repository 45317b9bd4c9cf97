import type { Edit } from '../../src-shared/contract/session.ts'

/** An edit that a store takes, or takes back, and the edits that it has then. */
export type EditStep = { readonly takesBack: boolean; readonly edit: Edit; readonly after: readonly Edit[] }

/** The way from the edits that a store has to those it should have: back to what both share, then on. */
export function stepsBetween(has: readonly Edit[], wanted: readonly Edit[]): EditStep[] {
  let shared = 0
  while (shared < has.length && has[shared] === wanted[shared]) shared += 1
  const back = has
    .slice(shared)
    .map((edit, at) => ({ takesBack: true, edit, after: has.slice(0, shared + at) }))
    .toReversed()
  const on = wanted
    .slice(shared)
    .map((edit, at) => ({ takesBack: false, edit, after: wanted.slice(0, shared + at + 1) }))
  return [...back, ...on]
}
