import { fail } from '../../src-shared/contract/failure.ts'
import type { GraphStore } from '../store/graph-store.ts'

/** The node of an id that a person wrote. @throws FailureError `bad-call` where there is none */
export function nodeOfId(store: GraphStore, id: string): number {
  // ids are numbers in most datasets and texts in the others
  const asNumber = /^-?\d{1,19}$/.test(id) ? store.find(BigInt(id)) : -1
  const node = asNumber >= 0 ? asNumber : store.find(id)
  return node >= 0 ? node : fail('bad-call', `There is no node “${id}”.`, { value: id })
}
