import { fail } from '../../../src-shared/contract/failure.ts'
import type { ResultKind } from '../../../src-shared/contract/measures.ts'
import { attributeField } from '../../../src-shared/filter/filter.ts'
import { float64, int64 } from '../../../src-shared/records/slot-type.ts'
import { columnOf } from '../columns/column.ts'
import type { GraphStore } from '../graph-store.ts'
import { cellsOf } from '../query/scan/cells.ts'
import type { NodeValues } from './measure.ts'
import { NO_VALUE } from './measure.ts'
import { valuesColumn } from './values-column.ts'

/** Measures whose values are slots of the nodes, by name, and what kind of values they are. */
export type KeptMeasures = Map<string, ResultKind>

/**
 * The name to keep values under: that asked for, else the measure's own, with a number where the data has it already.
 * @throws FailureError `bad-call` where the data has an attribute of the name asked for.
 */
export function nameFor(
  store: GraphStore,
  kept: KeptMeasures,
  asked: string | undefined,
  measure: string,
): string {
  const isTaken = (name: string) =>
    !kept.has(name) && store.nodeKinds.some(({ attributes }) => attributes.some((each) => each.name === name))
  if (asked !== undefined) {
    if (isTaken(asked))
      fail('bad-call', `The data has an attribute “${asked}”; choose another name.`, { column: asked })
    return asked
  }
  let name = measure
  for (let number = 2; isTaken(name); number++) name = `${measure} ${number}`
  return name
}

/**
 * Makes values a slot of every node, in place of what the name held before. Slotted stores take the values as they
 * are, or narrower where they are small integers; others write them to their records. Nobody else may write meanwhile.
 */
export function* keepValues(
  store: GraphStore,
  kept: KeptMeasures,
  { name, result, values }: { name: string; result: ResultKind; values: NodeValues },
): Generator<void, void> {
  yield* forgetValues(store, kept, name)
  const type = (values instanceof Float64Array ? float64() : int64()).optional()
  for (const [at, { first, count }] of store.nodeKinds.entries()) {
    const column = columnOf(yield* valuesColumn(values.subarray(first, first + count)))
    yield* store.nodeRecords(at).declare(name, type, column)
  }
  kept.set(name, result)
}

/** Takes the values of a measure from every node. */
export function* forgetValues(store: GraphStore, kept: KeptMeasures, name: string): Generator<void, void> {
  if (!kept.has(name)) return
  for (const at of store.nodeKinds.keys()) yield* store.nodeRecords(at).undeclare(name)
  kept.delete(name)
}

/** Nodes read between two looks at the clock. */
const CHUNK = 8192

/** The group of every node, as a kept grouping has it. 4 bytes a node. */
export function* groupsOf(store: GraphStore, name: string): Generator<void, Uint32Array> {
  const groups = new Uint32Array(store.nodeCount).fill(NO_VALUE)
  const chunk = new Float64Array(CHUNK)
  for (const [at, { first, count }] of store.nodeKinds.entries()) {
    const cells = cellsOf(store, 'nodes', at, attributeField(name))
    for (let from = 0; from < count; from += CHUNK) {
      const length = Math.min(CHUNK, count - from)
      if (cells.form === 'numbers') cells.read(from, length, chunk)
      else if (cells.form === 'values') {
        for (let i = 0; i < length; i++) chunk[i] = Number(cells.get(from + i) ?? Number.NaN)
      }
      for (let i = 0; i < length; i++) if (!Number.isNaN(chunk[i]!)) groups[first + from + i] = chunk[i]!
      yield
    }
  }
  return groups
}
