import { fail } from '../../src-shared/contract/failure.ts'
import type { StructurePart } from '../../src-shared/contract/memory.ts'
import type { CellValue } from './columns/column-data.ts'
import type { NodeIds } from './graph-store.ts'

/** A V8 `Map` holds at most this many entries (nodejs/node#51895). */
export const MAP_LIMIT = 2 ** 24

/** Ids to nodes as one dictionary, as the stores of records have it. */
export class IdDictionary implements NodeIds {
  readonly #nodes = new Map<CellValue, number>()

  /** @throws FailureError `too-many-records` when no dictionary of this engine can hold that many nodes. */
  constructor(nodeCount: number) {
    if (nodeCount <= MAP_LIMIT) return
    fail(
      'too-many-records',
      `A dictionary of this engine ends at ${MAP_LIMIT.toLocaleString('en')} entries; this graph has ` +
        `${nodeCount.toLocaleString('en')} nodes. The slotted store has no such limit.`,
    )
  }

  /** Of several nodes with one id, as two tables may have, the first is the one found. */
  add(id: CellValue, node: number): void {
    if (!this.#nodes.has(id)) this.#nodes.set(id, node)
  }

  find(id: number | bigint | string): number {
    return this.#nodes.get(id) ?? -1
  }

  structure(): StructurePart[] {
    return [{ of: 'ids', name: 'id to node', type: 'dictionary', bytes: null }]
  }
}
