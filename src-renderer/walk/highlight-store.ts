import { create } from 'zustand'

/** Elements that are pointed at from elsewhere, as by a path in a list; they stand out in the picture. */
export type Highlight = { readonly nodes: readonly number[]; readonly edges: readonly number[] }

export const noHighlight: Highlight = { nodes: [], edges: [] }

export const useHighlight = create<Highlight>(() => noHighlight)

export function highlight(what: Highlight | null): void {
  useHighlight.setState(what ?? noHighlight)
}
