import * as v from 'valibot'
import { create } from 'zustand'
import { ViewNodeSchema } from '../../src-shared/contract/graph.ts'
import type { Recent } from './palette-groups.ts'

/** Kept of what was chosen: a few more than are shown, as some may not be runnable. */
const kept = 12

const RecentsSchema = v.array(
  v.variant('type', [
    v.object({ type: v.literal('command'), id: v.string() }),
    v.object({ type: v.literal('node'), node: ViewNodeSchema }),
  ]),
)

/** What was chosen in the palette, the latest first; nodes belong to the open dataset. */
export const useRecents = create<{ recents: readonly Recent[] }>(() => ({ recents: [] }))

export function rememberChoice(choice: Recent): void {
  useRecents.setState(({ recents }) => ({ recents: distinct([choice, ...recents]) }))
}

/** Brings back what a session kept, behind what was chosen since; leaves out what another version wrote. */
export function recallChoices(part: unknown): void {
  const { success, output } = v.safeParse(RecentsSchema, part)
  if (success) useRecents.setState(({ recents }) => ({ recents: distinct([...recents, ...output]) }))
}

/** For when the dataset is closed. */
export function forgetRecentNodes(): void {
  useRecents.setState(({ recents }) => ({ recents: recents.filter(({ type }) => type === 'command') }))
}

/** Each once, where it comes first. */
function distinct(recents: readonly Recent[]): readonly Recent[] {
  const keys = recents.map(keyOf)
  return recents.filter((_, at) => keys.indexOf(keys[at]!) === at).slice(0, kept)
}

function keyOf(choice: Recent): string {
  return choice.type === 'node' ? `node ${choice.node.index}` : `command ${choice.id}`
}
