import type { SearchHit } from '../../../src-shared/contract/graph.ts'
import { attributeField } from '../../../src-shared/filter/filter.ts'
import { fold } from '../../../src-shared/filter/fold.ts'
import { valueTypeOf } from '../../../src-shared/filter/schema.ts'
import type { TextData } from '../columns/column-data.ts'
import { readCodes } from '../columns/read-numbers.ts'
import type { GraphStore } from '../graph-store.ts'
import { degreeOf, textOf, viewNode } from './present.ts'
import { cellsOf, type Cells } from './scan/cells.ts'
import { CHUNK } from './scan/scan.ts'
import { Match, matchText, scanText } from './text-scan.ts'
import { Top } from './top.ts'

/** Degrees stay below this, so that a better match always outranks a better connected node. */
const ABOVE_ANY_DEGREE = 2 ** 33

type Hits = { hits: SearchHit[]; more: boolean }

/**
 * Nodes whose id, label or other text matches, best first: exact before prefix before substring, ids and
 * labels before other attributes, then the most connected. Integer ids match only exactly. One pass over the
 * text of every node. Matches looser than `least` are passed over.
 */
export function* search(
  store: GraphStore,
  text: string,
  limit: number,
  least: Match = Match.substring,
): Generator<void, Hits> {
  const typed = text.trim()
  const needle = fold(typed)
  if (needle === '' || limit === 0) return { hits: [], more: false }
  const width = Math.max(1, ...store.nodeKinds.map((kind) => kind.attributes.length))
  // one more than asked for tells whether there are more; a node may match in every attribute
  const top = new Top((limit + 1) * width)
  for (const [kindAt, kind] of store.nodeKinds.entries()) {
    for (const [at, { name, role, type }] of kind.attributes.entries()) {
      if (!['text', 'any'].includes(valueTypeOf(type))) continue
      const weight = role === 'attribute' ? 0 : 1
      const cells = cellsOf(store, 'nodes', kindAt, attributeField(name))
      yield* matchesIn(cells, kind.count, needle, (row, match) => {
        if (match < least) return
        const node = kind.first + row
        top.offer(node * width + at, (2 * match + weight) * ABOVE_ANY_DEGREE + degreeOf(store, node))
      })
    }
  }
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

type Found = (row: number, match: Match) => void

/** Calls `found` for every row of a kind whose text holds `needle`. */
function* matchesIn(cells: Cells, count: number, needle: string, found: Found): Generator<void, void> {
  if (cells.form === 'codes') return yield* matchesInCodes(cells, needle, found)
  if (cells.form === 'texts' && isOneArena(cells.data)) {
    return yield* matchesInArena(cells.data, needle, (row, match) => {
      if (!cells.column.isMissing(row)) found(row, match)
    })
  }
  if (cells.form === 'sparse') {
    for (const [row, value] of cells.entries()) matchValue(row, value, needle, found)
  } else if (cells.form === 'values' || cells.form === 'texts') {
    const get = cells.form === 'texts' ? (row: number) => cells.column.get(row) : cells.get
    for (let row = 0; row < count; row++) {
      matchValue(row, get(row), needle, found)
      if (row % STRIDE === 0) yield
    }
  }
}

/** Rows that are asked one by one between two looks at the clock: at most a millisecond's worth. */
const STRIDE = 1024

function matchValue(row: number, value: unknown, needle: string, found: Found): void {
  const match = typeof value === 'string' ? matchText(value, needle) : Match.none
  if (match !== Match.none) found(row, match)
}

function isOneArena({ arena, starts }: TextData): boolean {
  return arena.length <= 1 && starts.length === 1
}

function* matchesInArena(data: TextData, needle: string, found: Found): Generator<void, void> {
  for (let from = 0; from < data.length; from += CHUNK) {
    scanText(data, needle, found, from, Math.min(from + CHUNK, data.length))
    yield
  }
}

/** The distinct texts are compared once, then the codes looked through if any matches. */
function* matchesInCodes(
  { data, column }: Extract<Cells, { form: 'codes' }>,
  needle: string,
  found: Found,
): Generator<void, void> {
  // code -1, for missing, comes first
  const matches = new Uint8Array(data.names.length + 1)
  let any = false
  const foundName = (code: number, match: Match) => {
    matches[code + 1] = match
    any = true
  }
  if (isOneArena(data.names)) yield* matchesInArena(data.names, needle, foundName)
  else
    for (let code = 0; code < data.names.length; code++)
      matchValue(code, column.nameOf(code), needle, foundName)
  if (!any) return
  const chunk = new Int32Array(CHUNK)
  for (let from = 0; from < data.length; from += CHUNK) {
    const length = Math.min(CHUNK, data.length - from)
    readCodes(data, from, length, chunk)
    for (let i = 0; i < length; i++) {
      const match = matches[chunk[i]! + 1] as Match
      if (match !== Match.none) found(from + i, match)
    }
    yield
  }
}

/** A node whose id is exactly what was typed: as text, or as a 64-bit integer. */
function findTyped(store: GraphStore, typed: string): number {
  const asText = store.find(typed)
  if (asText >= 0 || !/^[+-]?\d{1,19}$/.test(typed)) return asText
  const big = BigInt(typed)
  const number = Number(big)
  return store.find(Number.isSafeInteger(number) ? number : big)
}
