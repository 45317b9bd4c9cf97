import { create } from 'zustand'

/** Something that happened, at a time in seconds since 1970. */
export type Mark = { readonly at: number; readonly text: string }

/** As many as fit the series' ten minutes side by side. */
const markLimit = 200

export const useMarks = create<{ readonly marks: readonly Mark[] }>(() => ({ marks: [] }))

/** Notes that something happens now. */
export function mark(text: string): void {
  useMarks.setState(({ marks }) => ({ marks: [...marks, { at: Date.now() / 1000, text }].slice(-markLimit) }))
}
