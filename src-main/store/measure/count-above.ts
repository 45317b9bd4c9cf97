import { HeapRecords } from '../../../src-shared/records/heap-records.ts'
import { columnOf } from '../columns/column.ts'
import type { ColumnData } from '../columns/column-data.ts'
import type { GraphStore } from '../graph-store.ts'

/**
 * Nodes of a kind whose numeric attribute is above a limit, as a filter counts them: over the column in memory
 * order where the store has one, over the records in order where it has records, over the entries of an attribute that
 * lies beside the slots.
 */
export function countAbove(graph: GraphStore, kind: number, attribute: number, limit: number): number {
  const data = graph.nodeColumn(kind, attribute)?.data
  if (data) return countInColumn(data, limit)
  const records = graph.nodeRecords(kind)
  let count = 0
  const look = (cell: unknown) => {
    if (typeof cell === 'number' ? cell > limit : typeof cell === 'bigint' && cell > limit) count++
  }
  const { slots } = records.layout
  if (attribute >= slots.length) {
    const name = records.attributes.names[attribute - slots.length]
    for (const [, cell] of name === undefined ? [] : records.attributes.entries(name)) look(cell)
  } else if (records instanceof HeapRecords) records.forEachCell(attribute, look)
  else for (let i = 0; i < records.length; i++) look(records.get(i, attribute))
  return count
}

function countInColumn(data: ColumnData, limit: number): number {
  if (data.kind !== 'integer' && data.kind !== 'float' && data.kind !== 'timestamp') {
    const column = columnOf(data)
    let count = 0
    for (let i = 0; i < data.length; i++) {
      const cell = column.get(i)
      if (typeof cell === 'number' && cell > limit) count++
    }
    return count
  }
  const { missing } = data
  let count = 0
  let row = 0
  for (const segment of data.segments) {
    for (let i = 0; i < segment.length && row < data.length; i++, row++) {
      if (segment[i]! > limit && !(missing && ((missing[row >> 3]! >> (row & 7)) & 1) === 1)) count++
    }
  }
  return count
}
