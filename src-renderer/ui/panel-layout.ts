import type { Layout } from 'react-resizable-panels'

/** Sizes in per cent as a group of panels takes them; `undefined` unless there is one for each. */
export function layoutOf(names: readonly string[], sizes: readonly number[] | undefined): Layout | undefined {
  if (sizes?.length !== names.length) return undefined
  return Object.fromEntries(names.map((name, at) => [name, sizes[at] ?? 0]))
}

/** The other way around: sizes in the order of the names. */
export function sizesOf(names: readonly string[], layout: Layout): number[] {
  return names.map((name) => layout[name] ?? 0)
}
