import type { NodeIndexEntry } from './node-index.ts'

/** From the ids that the source gave its nodes to node indexes. */
export type IdMap = {
  /**
   * Node index of an id, or -1. A composite id is asked for as the JSON text of the array of its values. Where
   * several node tables use the same ids, the first table's node is found unless `table` names another.
   */
  find(id: number | bigint | string, table?: string): number
  /** Bytes held besides the id columns themselves. */
  readonly bytes: number
  /** The indexes of the node tables as plain data, which `new NodeIndex(entries)` makes a map of again. */
  readonly entries: readonly NodeIndexEntry[]
}
