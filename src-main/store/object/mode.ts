import type { RecordMode } from '../unpack-graph.ts'
import { ObjectAdjacency } from './adjacency.ts'
import { ObjectRecords } from './records.ts'

/** An object of fixed shape a record: the honest middle. */
export const objectMode: RecordMode = {
  mode: 'object',
  unpack: (layout, columns, length) => ObjectRecords.unpack(layout, columns, length),
  adjacency: (nodeCount) => new ObjectAdjacency(nodeCount),
}
