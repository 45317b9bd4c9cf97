import { fail } from '../../../src-shared/contract/failure.ts'
import type { Of, TableRow, TableSource } from '../../../src-shared/contract/queries.ts'
import type { Field } from '../../../src-shared/filter/filter.ts'
import { compareText } from '../../../src-shared/filter/text-order.ts'
import type { CellValue } from '../columns/column-data.ts'
import type { GraphStore } from '../graph-store.ts'
import { inSlices } from '../analysis/slices.ts'
import type { BitSet } from './bit-set.ts'
import type { Queried } from './components.ts'
import { componentsFor, ordered } from './order/ordered.ts'
import { labelOf } from './present.ts'
import type { WorkedOut } from './scan/cells.ts'
import { fieldReader, wireReader } from './scan/field-reader.ts'
import { countOf, knownField, selected } from './selection.ts'

export type TableAsk = {
  of: Of
  rows: TableSource
  columns: readonly string[]
  sort?: { field: string; descending: boolean } | undefined
  offset: number
  limit: number
}

/** A page of a table, and how many rows it has. */
export async function tableRows(
  queried: Queried,
  ask: TableAsk,
  signal?: AbortSignal,
): Promise<{ total: number; rows: TableRow[] }> {
  const { store } = queried
  const { of } = ask
  const fields = ask.columns.map((column) => knownField(store, of, column))
  const { total, page } = await pageOf(queried, ask, signal)
  const workedOut = await workedOutFor(queried, fields, signal)
  const readers = fields.map((field) => wireReader(store, of, field, workedOut))
  const rows = Array.from(page, (index): TableRow => {
    const values = readers.map((read) => read(index))
    return of === 'nodes'
      ? { index, values, label: labelOf(store, index) }
      : {
          index,
          values,
          source: end(store, store.sourceOf(index)),
          target: end(store, store.targetOf(index)),
        }
  })
  return { total, rows }
}

type Page = { total: number; page: ArrayLike<number> }

async function pageOf(
  queried: Queried,
  { of, rows, sort, offset, limit }: TableAsk,
  signal?: AbortSignal,
): Promise<Page> {
  const { store, cache } = queried
  const field = sort && knownField(store, of, sort.field)
  const descending = sort?.descending ?? false
  if (rows.which === 'indexes') {
    checkIndexes(store, of, rows.indexes)
    const workedOut = field && (await workedOutFor(queried, [field], signal))
    const given = field
      ? sortedBy(rows.indexes, fieldReader(store, of, field, workedOut), descending)
      : rows.indexes
    return { total: given.length, page: given.slice(offset, offset + limit) }
  }
  const order = field && (await ordered(queried, of, field, descending, signal))
  if (rows.which === 'all') {
    const total = countOf(store, of)
    const length = Math.max(0, Math.min(limit, total - offset))
    return {
      total,
      page: order ? order.subarray(offset, offset + limit) : Array.from({ length }, (_, at) => offset + at),
    }
  }
  const passing = await selected(queried, { of, ...rows }, signal)
  const sorted = sort ? `by ${sort.field} ${String(descending)}` : ''
  const members = await cache.of(`rows of ${of} ${sorted} that pass ${JSON.stringify(rows)}`, async () => {
    const value = order ? await inSlices(kept(order, passing), signal) : passing.members()
    return { value, bytes: value.byteLength }
  })
  return { total: members.length, page: members.subarray(offset, offset + limit) }
}

/** Rows between two looks at the clock. */
const STRIDE = 65_536

/** What of an order passes, in that order. */
function* kept(order: Uint32Array, passing: BitSet): Generator<void, Uint32Array> {
  const rows = new Uint32Array(passing.size)
  let next = 0
  for (let at = 0; at < order.length; at++) {
    if (passing.has(order[at]!)) rows[next++] = order[at]!
    if (at % STRIDE === 0) yield
  }
  return rows
}

async function workedOutFor(
  queried: Queried,
  fields: readonly Field[],
  signal?: AbortSignal,
): Promise<WorkedOut> {
  const components = await Promise.all(fields.map((field) => componentsFor(queried, field, signal)))
  return { component: components.find((each) => each !== undefined) }
}

function checkIndexes(store: GraphStore, of: Of, indexes: readonly number[]): void {
  const count = countOf(store, of)
  const beyond = indexes.find((index) => index >= count)
  if (beyond !== undefined) fail('bad-call', `There is no number ${beyond} among ${count} ${of}.`)
}

function end(store: GraphStore, node: number): { index: number; label: string } {
  return { index: node, label: labelOf(store, node) }
}

/** The order of {@link ordered}, of a few. */
function sortedBy(
  indexes: readonly number[],
  read: (record: number) => CellValue,
  descending: boolean,
): number[] {
  const cells = new Map(indexes.map((index) => [index, read(index)]))
  const sign = descending ? -1 : 1
  return indexes.toSorted((a, b) => {
    const [one, other] = [cells.get(a)!, cells.get(b)!]
    const missing = Number(isMissing(one)) - Number(isMissing(other))
    return missing || (isMissing(one) ? 0 : sign * compareCells(one, other)) || a - b
  })
}

function isMissing(value: CellValue): boolean {
  return value === null || Number.isNaN(value)
}

function compareCells(a: CellValue, b: CellValue): number {
  const difference = classOf(a) - classOf(b)
  if (difference !== 0) return difference
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  return sizeOf(a) < sizeOf(b) ? -1 : Number(sizeOf(a) > sizeOf(b))
}

/** Numbers before texts before blobs. */
function classOf(value: CellValue): number {
  return typeof value === 'string' ? 1 : typeof value === 'object' ? 2 : 0
}

function sizeOf(value: CellValue): number {
  // blobs are in the order of their numbers
  return typeof value === 'object' ? 0 : Number(value)
}
