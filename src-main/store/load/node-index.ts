import { keyText } from './compose.ts'
import { IdFinder } from './id-finder.ts'
import type { IdIndex } from './id-index.ts'
import { compactIdIndex, idIndexBytes } from './id-index.ts'
import { words } from './id-key.ts'
import type { IdMap } from './id-map.ts'

/** The ids of one node table, whose nodes begin at `firstNode`. */
export type NodeIndexEntry = {
  table: string
  firstNode: number
  count: number
  /** The index holds the JSON of ids: they are composite, or of several types. */
  composed: boolean
  index: IdIndex
}

/** All node tables' ids, asked in turn. */
export class NodeIndex implements IdMap {
  readonly bytes: number
  readonly entries: readonly NodeIndexEntry[]
  readonly #finders: readonly { entry: NodeIndexEntry; finder: IdFinder }[]

  constructor(entries: readonly NodeIndexEntry[]) {
    this.entries = entries.map((entry) => ({ ...entry, index: compactIdIndex(entry.index) }))
    this.#finders = this.entries.map((entry) => ({ entry, finder: new IdFinder(entry.index) }))
    this.bytes = this.entries.reduce((total, { index }) => total + idIndexBytes(index), 0)
  }

  find(id: number | bigint | string, table?: string): number {
    for (const { entry, finder } of this.#finders) {
      if (table !== undefined && entry.table !== table) continue
      const row = entry.composed ? findComposed(finder, id) : findPlain(finder, id)
      if (row >= 0) return entry.firstNode + row
    }
    return -1
  }
}

function findPlain(finder: IdFinder, id: number | bigint | string): number {
  if (typeof id === 'string') {
    const bytes = Buffer.from(id)
    return finder.text(bytes, 0, bytes.length)
  }
  return typeof id === 'bigint' || Number.isSafeInteger(id) ? finder.integer(...words(id)) : -1
}

/** A single id of a column of several types may be asked for as it is; a composite one is JSON already. */
function findComposed(finder: IdFinder, id: number | bigint | string): number {
  const forms = typeof id === 'string' ? [id, keyText([id])] : [keyText([id])]
  for (const form of forms) {
    const bytes = Buffer.from(form)
    const row = finder.text(bytes, 0, bytes.length)
    if (row >= 0) return row
  }
  return -1
}
