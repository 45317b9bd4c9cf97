import type { SearchHit } from '../../../src-shared/contract/graph.ts'
import type { GraphStore } from '../graph-store.ts'
import { degreeOf, textOf, viewNode } from './present.ts'
import { fold, Match, matchText, scanCategory, scanText } from './text-scan.ts'
import { Top } from './top.ts'

/** Degrees stay below this, so that a better match always outranks a better connected node. */
const ABOVE_ANY_DEGREE = 2 ** 33

/**
 * Nodes whose id, label or other text matches, best first: exact before prefix before substring, ids and
 * labels before other attributes, then the most connected. Integer ids match only exactly. One pass over the
 * text of every node.
 */
export function search(store: GraphStore, text: string, limit: number): { hits: SearchHit[]; more: boolean } {
  const typed = text.trim()
  const needle = fold(typed)
  if (needle === '' || limit === 0) return { hits: [], more: false }
  const width = Math.max(1, ...store.nodeKinds.map((kind) => kind.attributes.length))
  // one more than asked for tells whether there are more; a node may match in every attribute
  const top = new Top((limit + 1) * width)
  store.nodeKinds.forEach((kind, kindAt) => {
    kind.attributes.forEach(({ role, type }, at) => {
      if (type !== 'text' && type !== 'category' && type !== 'mixed') return
      const weight = role === 'attribute' ? 0 : 1
      const found = (row: number, match: Match) => {
        const node = kind.first + row
        top.offer(node * width + at, (2 * match + weight) * ABOVE_ANY_DEGREE + degreeOf(store, node))
      }
      const data = store.nodeColumn(kindAt, at)
      if (data?.kind === 'text' && scanText(data, needle, found)) return
      if (data?.kind === 'category' && scanCategory(data, needle, found)) return
      for (let row = 0; row < kind.count; row++) {
        const value = store.nodeValue(kind.first + row, at)
        if (typeof value !== 'string') continue
        const match = matchText(value, needle)
        if (match !== Match.none) found(row, match)
      }
    })
  })
  const byId = findTyped(store, typed)
  const ranked = new Map<number, number>()
  if (byId >= 0) ranked.set(byId, -1)
  for (const item of top.take()) {
    const node = Math.floor(item / width)
    if (!ranked.has(node)) ranked.set(node, item % width)
  }
  const hits = [...ranked].slice(0, limit).map(([node, at]): SearchHit => {
    const shown = viewNode(store, node)
    const attribute = store.nodeKinds[store.nodeKindOf(node)]!.attributes[at]
    return at < 0 || !attribute
      ? { node: shown, matched: 'id', text: typed }
      : { node: shown, matched: attribute.name, text: textOf(store.nodeValue(node, at)) }
  })
  return { hits, more: ranked.size > limit }
}

/** A node whose id is exactly what was typed: as text, or as a 64-bit integer. */
function findTyped(store: GraphStore, typed: string): number {
  const asText = store.find(typed)
  if (asText >= 0 || !/^[+-]?\d{1,19}$/.test(typed)) return asText
  const big = BigInt(typed)
  const number = Number(big)
  return store.find(Number.isSafeInteger(number) ? number : big)
}
