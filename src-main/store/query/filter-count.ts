import { fail } from '../../../src-shared/contract/failure.ts'
import type { Of } from '../../../src-shared/contract/queries.ts'
import { inSlices } from '../analysis/slices.ts'
import type { GraphStore } from '../graph-store.ts'
import type { BitSet } from './bit-set.ts'
import type { Queried } from './components.ts'
import { kindsOf } from './scan/cells.ts'
import { countOf, selected, type Ask } from './selection.ts'

type Counted = { matched: number; total: number; kinds: { name: string; matched: number; total: number }[] }

/** How many records pass a filter, in all and of each kind. */
export async function filterCount(queried: Queried, ask: Ask, signal?: AbortSignal): Promise<Counted> {
  const { store } = queried
  const passing = await selected(queried, ask, signal)
  const matched = await inSlices(countKinds(store, ask.of, passing), signal)
  return {
    matched: passing.size,
    total: countOf(store, ask.of),
    kinds: kindsOf(store, ask.of).map(({ name, count }, at) => ({
      name,
      matched: matched[at]!,
      total: count,
    })),
  }
}

/** Those of the given records that pass, in their order. */
export async function filterAmong(
  queried: Queried,
  ask: Ask & { indexes: readonly number[] },
  signal?: AbortSignal,
): Promise<{ indexes: number[] }> {
  const count = countOf(queried.store, ask.of)
  const beyond = ask.indexes.find((index) => index >= count)
  if (beyond !== undefined) fail('bad-call', `There is no number ${beyond} among ${count} ${ask.of}.`)
  const passing = await selected(queried, ask, signal)
  return { indexes: ask.indexes.filter((index) => passing.has(index)) }
}

/** Edges between two looks at the clock. */
const STRIDE = 16_384

function* countKinds(store: GraphStore, of: Of, passing: BitSet): Generator<void, number[]> {
  const kinds = kindsOf(store, of)
  if (kinds.length === 1) return [passing.size]
  if (of === 'nodes') return kinds.map(({ first, count }) => passing.countWithin(first, first + count))
  const counts = kinds.map(() => 0)
  for (let edge = 0; edge < store.edgeCount; edge++) {
    if (passing.has(edge)) counts[store.edgeKindOf(edge)]!++
    if (edge % STRIDE === 0) yield
  }
  return counts
}
