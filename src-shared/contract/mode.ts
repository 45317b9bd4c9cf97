import * as v from 'valibot'

/** The ways of holding a graph in memory; each lives in a store process of its own. */
export const modes = ['dict', 'object', 'slotted'] as const
export type Mode = (typeof modes)[number]
export const ModeSchema = v.picklist(modes)

/** What people read. */
export const modeNames: Record<Mode, string> = {
  dict: 'dict-style',
  object: 'object',
  slotted: 'slotted',
}
