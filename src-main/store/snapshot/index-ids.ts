import type { CellValue, ColumnData, TextData } from '../columns/column-data.ts'
import { columnOf } from '../columns/column.ts'
import { emptyText, TextWriter } from '../columns/text-writer.ts'
import { compositeId } from '../composite-id.ts'
import { buildIdIndex } from '../load/id-index.ts'
import type { KindTable } from '../load/loaded-graph.ts'
import type { NodeIndexEntry } from '../load/node-index.ts'

/** Indexes of the ids of every kind of node, from their columns. One or two passes over the ids. */
export function indexIds(kinds: readonly KindTable[]): NodeIndexEntry[] {
  return kinds.map(({ table, first, count, columns }) => {
    const ids = columns.filter(({ role }) => role === 'id').map(({ data }) => data)
    const [only] = ids
    const isPlain = ids.length === 1 && only !== undefined && canBeKey(only)
    const { index } = buildIdIndex(isPlain ? only : composed(ids, count))
    return { table, firstNode: first, count, composed: !isPlain, index }
  })
}

/** Ids of other kinds are looked up as JSON, as several columns are. */
function canBeKey({ kind }: ColumnData): boolean {
  return kind === 'sequence' || kind === 'integer' || kind === 'text'
}

function composed(ids: readonly ColumnData[], count: number): TextData {
  const columns = ids.map(columnOf)
  const keys = new TextWriter(emptyText())
  for (let row = 0; row < count; row++) {
    keys.push(compositeId(columns.map((column): CellValue => column.get(row))))
  }
  return keys.settle() as TextData
}
