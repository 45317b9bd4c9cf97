import type { KindSummary } from '../../src-shared/contract/graph.ts'

/** Colours of the palette (`--kind-0` …) before kinds share “other”: more cannot be told apart. */
export const kindSlotCount = 8

/** Which colour each kind of node has, the most frequent first; kinds that are not in it share “other”. */
export function kindSlots(kinds: readonly KindSummary[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { name, count } of kinds) counts.set(name, (counts.get(name) ?? 0) + count)
  const frequentFirst = [...counts].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
  return new Map(frequentFirst.slice(0, kindSlotCount).map(([name], slot) => [name, slot]))
}
