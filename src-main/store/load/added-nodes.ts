import type { LoadPlan } from '../../../src-shared/contract/load-plan.ts'
import type { ColumnData, IntegerData, SequenceData } from '../columns/column-data.ts'
import type { Crew } from './crew.ts'
import type { EdgeTable } from './edge-tables.ts'
import { rejectOrder, resolveEdges } from './edge-tables.ts'
import { buildIdIndex } from './id-index.ts'
import type { NodesSoFar } from './load-planned.ts'
import type { NodeIndexEntry } from './node-index.ts'
import { sharedArray } from './shared-array.ts'
import { textOf } from './allocate.ts'
import type { DanglingIds } from './steps.ts'

/**
 * Makes a node for each id that edges refer to and no node has, as kinds of their own that hold an id and
 * nothing else: integers ascending, then texts as they first appear. Gives how many there are.
 */
export async function addNodes(
  crew: Crew,
  plan: LoadPlan,
  tables: readonly EdgeTable[],
  nodes: NodesSoFar,
): Promise<number> {
  const wanted = plan.danglingEndpoints === 'add-nodes' || plan.nodeTables.length === 0
  if (!wanted) return 0
  const dangling = tables.filter(({ unresolved }) => unresolved > 0)
  if (dangling.length === 0) return 0
  const found: DanglingIds[][] = []
  for (const edges of dangling)
    found.push(await crew.run('dangling', (worker) => rejectOrder(edges, worker, nodes)))
  const before = nodes.count
  const integers = distinctIntegers(found.flat())
  const texts = distinctTexts(found)
  const name = plan.nodeTables.length === 0 ? 'node' : 'added'
  if (integers.length > 0) addKind(nodes, name, integersData(integers), 'INTEGER')
  if (texts.length > 0) addKind(nodes, name, textOf(texts.map((text) => Buffer.from(text))), 'TEXT')
  const added = nodes.entries.filter(({ firstNode }) => firstNode >= before)
  for (const edges of dangling)
    edges.unresolved = await resolveEdges(crew, edges, { entries: added, keyed: [] }, true)
  return nodes.count - before
}

function addKind(nodes: NodesSoFar, name: string, ids: ColumnData, declaredType: string): void {
  const entry: NodeIndexEntry = {
    table: '',
    firstNode: nodes.count,
    count: ids.length,
    composed: false,
    index: buildIdIndex(ids).index,
  }
  nodes.entries.push(entry)
  const columns = [{ name: 'id', declaredType, data: ids, role: 'id' as const }]
  nodes.kinds.push({ name, table: '', first: nodes.count, count: ids.length, columns })
  nodes.count += ids.length
}

function distinctIntegers(found: readonly DanglingIds[]): BigInt64Array {
  const total = found.reduce((sum, { integers }) => sum + integers.length, 0)
  const all = new BigInt64Array(total)
  let at = 0
  for (const { integers } of found) {
    all.set(integers, at)
    at += integers.length
  }
  all.sort()
  return all.filter((id, i) => i === 0 || id !== all[i - 1])
}

/** In the order of first appearance, table by table. */
function distinctTexts(found: readonly DanglingIds[][]): string[] {
  const texts = new Set<string>()
  for (const byWorker of found) {
    const first = new Map<string, number>()
    for (const { text, seen } of byWorker.flatMap(({ texts: own }) => own)) {
      if (seen < (first.get(text) ?? Infinity)) first.set(text, seen)
    }
    for (const [text] of [...first].toSorted((a, b) => a[1] - b[1])) texts.add(text)
  }
  return [...texts]
}

/** Ascending distinct integers, as narrow as they go. */
function integersData(ids: BigInt64Array): IntegerData | SequenceData {
  const { length } = ids
  const first = ids[0] as bigint
  const last = ids[length - 1] as bigint
  if (
    last - first === BigInt(length - 1) &&
    BigInt(Number(first)) === first &&
    Number.isSafeInteger(Number(last))
  ) {
    return { kind: 'sequence', length, first: Number(first) }
  }
  if (BigInt.asIntN(32, first) === first && BigInt.asIntN(32, last) === last) {
    const narrow = sharedArray.i32(length)
    for (let i = 0; i < length; i++) narrow[i] = Number(ids[i])
    return { kind: 'integer', length, bits: 32, segments: [narrow] }
  }
  const wide = sharedArray.i64(length)
  wide.set(ids)
  return { kind: 'integer', length, bits: 64, segments: [wide] }
}
