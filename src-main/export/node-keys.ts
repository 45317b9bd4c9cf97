import type { GraphStore } from '../store/graph-store.ts'
import { idOf, textOf } from '../store/query/present.ts'
import type { Rows } from './part.ts'

/** The text that stands for a node in a file, different for every node. */
export type NodeKey = (node: number) => string

/**
 * Keys of nodes: the id that the source gave them. Where nodes of several tables share an id, every key has the
 * table before it, as in `airport/12`. Looks every node of several tables up, yielding in between.
 */
export function* nodeKeys(store: GraphStore, nodes: Rows): Generator<void, NodeKey> {
  const plain: NodeKey = (node) => textOf(idOf(store, node))
  const prefixes = store.nodeKinds.map(({ table, name }) => (table === '' ? name : table))
  if (new Set(prefixes).size <= 1) return plain
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes.at(i)
    if (node >= 0 && !isOnly(store, node)) {
      const escaped = prefixes.map((prefix) => prefix.replaceAll('%', '%25').replaceAll('/', '%2F'))
      return (each) => `${escaped[store.nodeKindOf(each)]}/${plain(each)}`
    }
    yield
  }
  return plain
}

/** Whether no other table has the node's id, be it as a number or as text. */
function isOnly(store: GraphStore, node: number): boolean {
  const id = idOf(store, node)
  if (id === null || typeof id === 'object' || typeof id === 'boolean') return false
  if (store.find(id) !== node) return false
  if (typeof id === 'string') return true
  const asText = store.find(String(id))
  return asText < 0 || asText === node
}
