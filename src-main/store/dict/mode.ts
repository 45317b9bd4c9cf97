import type { RecordMode } from '../unpack-graph.ts'
import { DictAdjacency } from './adjacency.ts'
import { DictRecords } from './records.ts'

/** Dictionaries all the way down: the comparison, made neither slower nor bigger than such a program would be. */
export const dictMode: RecordMode = {
  mode: 'dict',
  unpack: (layout, columns, length) => DictRecords.unpack(layout, columns, length),
  adjacency: (nodeCount) => new DictAdjacency(nodeCount),
}
