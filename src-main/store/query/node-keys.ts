import type { NodeKey } from '../../../src-shared/contract/graph.ts'
import { fromWire, toWire } from '../../../src-shared/contract/values.ts'
import type { CellValue } from '../columns/column-data.ts'
import type { GraphStore } from '../graph-store.ts'
import { idOf } from './present.ts'

export function nodeKey(store: GraphStore, node: number): NodeKey {
  return { kind: store.nodeKinds[store.nodeKindOf(node)]!.name, id: toWire(idOf(store, node)) }
}

/**
 * Nodes by their keys, `null` where there is none. A key costs a look-up; where several kinds have a node of that
 * id and the wrong one is found first, that kind's ids are gone through once.
 */
export function locate(store: GraphStore, keys: readonly NodeKey[]): (number | null)[] {
  const found = keys.map((key) => {
    const id = fromWire(key.id)
    const node = typeof id === 'object' || typeof id === 'boolean' ? -1 : store.find(id)
    return node >= 0 && store.nodeKinds[store.nodeKindOf(node)]!.name === key.kind ? node : null
  })
  const missed = new Map<string, Map<CellValue, number[]>>()
  keys.forEach(({ kind, id }, at) => {
    if (found[at] !== null) return
    const ids = missed.get(kind) ?? new Map<CellValue, number[]>()
    missed.set(kind, ids.set(fromWire(id), [...(ids.get(fromWire(id)) ?? []), at]))
  })
  for (const { name, first, count } of store.nodeKinds) {
    const ids = missed.get(name)
    if (!ids) continue
    for (let node = first; node < first + count; node++) {
      for (const at of ids.get(idOf(store, node)) ?? []) found[at] = node
    }
  }
  return found
}
