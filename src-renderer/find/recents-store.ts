import { create } from 'zustand'
import type { Recent } from './palette-groups.ts'

/** Kept of what was chosen: a few more than are shown, as some may not be runnable. */
const kept = 12

/** What was chosen in the palette, the latest first; nodes belong to the open dataset. */
export const useRecents = create<{ recents: readonly Recent[] }>(() => ({ recents: [] }))

export function rememberChoice(choice: Recent): void {
  const key = keyOf(choice)
  useRecents.setState(({ recents }) => ({
    recents: [choice, ...recents.filter((each) => keyOf(each) !== key)].slice(0, kept),
  }))
}

/** For when the dataset is closed. */
export function forgetRecentNodes(): void {
  useRecents.setState(({ recents }) => ({ recents: recents.filter(({ type }) => type === 'command') }))
}

function keyOf(choice: Recent): string {
  return choice.type === 'node' ? `node ${choice.node.index}` : `command ${choice.id}`
}
