import { fail } from '../../../src-shared/contract/failure.ts'
import type { GraphStore } from '../graph-store.ts'

/** Whether an edge counts; `undefined` where all do. @throws FailureError `bad-call` for a kind that is not there. */
export function countingEdges(
  store: GraphStore,
  names: readonly string[] | undefined,
): ((edge: number) => boolean) | undefined {
  if (names === undefined) return undefined
  const unknown = names.find((name) => !store.edgeKinds.some((kind) => kind.name === name))
  if (unknown !== undefined) fail('bad-call', `There is no kind of edge “${unknown}”.`, { value: unknown })
  const kept = store.edgeKinds.map(({ name }) => names.includes(name))
  return kept.every(Boolean) ? undefined : (edge) => kept[store.edgeKindOf(edge)]!
}
