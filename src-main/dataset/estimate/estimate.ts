import type { Mode } from '../../../src-shared/contract/mode.ts'
import type { Preflight } from '../../../src-shared/contract/preflight.ts'
import { usableHeapBytes } from '../../memory-room.ts'
import { columnCost, isSequence } from './column-cost.ts'
import type { EndDegrees, GraphSize, RecordTable } from './graph-size.ts'
import type { ColumnFacts } from '../table-facts.ts'
import {
  arrayBytes,
  dictionaryBytes,
  mapBytes,
  nextPowerOfTwo,
  objectBytes,
  pointerBytes,
  type PointerBytes,
} from './v8-sizes.ts'

type Estimate = Preflight['estimates'][number]

/** Needed of memory and time by each mode, against what the machine has. */
export function estimateModes(
  size: GraphSize,
  machine: Preflight['machine'],
  p: PointerBytes = pointerBytes,
): Estimate[] {
  const records = size.nodes + size.edges
  const readMs = readingMs(size)
  const fixed = idleBytes + workingBytes * Math.min(1, records / workingRecords)
  const slotted = fixed + slottedBytes(size) + retainedBytes(size)
  const ofHeap = (mode: 'dict' | 'object'): Estimate => {
    const heap = heapBytes(size, mode, p)
    const rssBytes = Math.round(fixed + heap * rssPerHeapByte)
    // the columns that were read are held until they are unpacked
    const fits = heap < usableHeapBytes(machine.heapLimitBytes) && rssBytes + slotted < machine.freeBytes
    return { mode, rssBytes, elapsedMs: Math.round(readMs + records * buildMsPerRecord[mode]), fits }
  }
  return [
    ofHeap('dict'),
    ofHeap('object'),
    {
      mode: 'slotted',
      rssBytes: Math.round(slotted),
      elapsedMs: Math.round(readMs),
      fits: slotted * peakOfSlotted < machine.freeBytes,
    },
  ]
}

/** Loading may need this much of the finished store for a moment. */
const peakOfSlotted = 1.6

// Measured with `scripts/check-estimate.ts` and SLOTGRAPH_BUNDLE=out/main, so as users have it (from source what is
// fixed is 4 MB less of a larger beginning), on 2 cores, Node 24, Linux with glibc: the sample, a shop, air routes,
// Debian's packages, and made graphs of 100,000 and 1,000,000 nodes with four edges a node.
const fixedMs = 300
const readMsPerRecord = 0.00022
/** Of an edge's end that is named by a text, which is looked up by its bytes. */
const findMsPerText = 0.0004
/** Of a record where there are several kinds, to whose columns it is sorted. */
const sortMsPerRecord = 0.0012
const buildMsPerRecord: Record<Mode, number> = { dict: 0.0024, object: 0.0015, slotted: 0 }
/** Growth of RSS by a load of next to nothing: threads that were, SQLite. */
const idleBytes = 8.2e6
/** On top, where there is so much to do that V8 compiles: what it compiled. */
const workingBytes = 2e6
const workingRecords = 10_000
/** Pages of a heap are never quite full. */
const rssPerHeapByte = 1.04
/** What the system's allocator does not give back of texts that name the ends of edges, by their bytes. */
const retainedOfEnds = 0.9

function readingMs({ nodes, edges, nodeKinds, edgeKinds, edgeTables }: GraphSize): number {
  const perRecord = readMsPerRecord + (nodeKinds > 1 || edgeKinds > 1 ? sortMsPerRecord : 0)
  const textEnds = edgeTables.map(({ rows, ends }) => rows * ends.filter(({ texts }) => texts > 0).length)
  return fixedMs + (nodes + edges) * perRecord + sum(textEnds) * findMsPerText
}

function retainedBytes(size: GraphSize): number {
  const tables = [...size.nodeTables, ...size.edgeTables]
  return sum(tables.map(({ rows, ends }) => rows * sum(ends.map(textPerRow)) * retainedOfEnds))
}

function textPerRow({ sampled, texts, meanBytes }: ColumnFacts): number {
  return sampled === 0 ? 0 : (meanBytes * texts) / sampled
}

/** Columns, ids and adjacency, as `column-data.ts` and `topology.ts` lay them out. */
function slottedBytes(size: GraphSize): number {
  const columns = [...size.nodeTables, ...size.edgeTables].map(({ rows, columns: held }) =>
    sum(held.map((column) => columnCost(column, rows, pointerBytes).slottedBytes * rows)),
  )
  const ids = size.nodeTables.map(idBytes)
  const added = size.nodeTables.length === 0 ? size.nodes * addedNodeBytes : 0
  // which kind an edge is of (1) and where its record is (4), with several kinds only
  const kinds = size.edgeKinds > 1 ? size.edges * 5 : 0
  return sum(columns) + sum(ids) + added + kinds + size.nodes * 8 + size.edges * (8 + rankBytes(size))
}

/** The rank of an edge in its source's row, as wide as the longest row needs. */
function rankBytes({ out }: GraphSize): number {
  const mostEdges = 2 ** (out.byPowerOfTwo.length - 1)
  return mostEdges <= 2 ** 8 ? 1 : mostEdges <= 2 ** 16 ? 2 : 4
}

/** The id column and the index from ids to rows. */
function idBytes({ rows, ids }: RecordTable): number {
  const [id, ...more] = ids
  if (id === undefined) return 0
  const columns = sum(ids.map((column) => columnCost(column, rows, pointerBytes).slottedBytes * rows))
  if (more.length > 0) {
    // the index of a composite id is of its JSON
    const text = sum(ids.map((column) => 3 + (column.texts > 0 ? column.meanBytes : digits(column))))
    return columns + rows * (4 + text) + slotBytes(rows)
  }
  if (isSequence(id, rows)) return 0
  if (id.texts > 0) return rows * (4 + id.meanBytes) + slotBytes(rows)
  return columns + integerIndexBytes(id, rows)
}

/** A table over the range of ids where it has few gaps, else a hash table, unless they ascend. */
function integerIndexBytes(id: ColumnFacts, rows: number): number {
  const range = Number((id.maxInteger ?? 0n) - (id.minInteger ?? 0n) + 1n)
  if (range < rows * 4) return range * 4
  return id.ascending ? 0 : slotBytes(rows)
}

function slotBytes(rows: number): number {
  return 4 * Math.max(16, nextPowerOfTwo(rows / 0.75))
}

function digits(column: ColumnFacts): number {
  return String(column.maxInteger ?? 0n).length
}

/** A node made from an endpoint: its id, and its place in the index. */
const addedNodeBytes = 10

/** A record each, arrays of them, a map of ids, and for the dict store maps of neighbours. */
function heapBytes(size: GraphSize, mode: 'dict' | 'object', p: PointerBytes): number {
  const records = [...size.nodeTables, ...size.edgeTables].map(
    (table) => recordBytes(table, mode, p) * table.rows,
  )
  const added =
    size.nodeTables.length === 0
      ? size.nodes * (mode === 'dict' ? dictionaryBytes(1, p) : objectBytes(1, p))
      : 0
  const perNode = 3 * p + (size.nodeKinds > 1 ? p : 0)
  const perEdge = 3 * p + (size.edgeKinds > 1 ? p : 0)
  // the map of ids has strings of its own
  const idTexts = size.nodeTables.map(
    ({ rows, ids }) => rows * sum(ids.map((id) => columnCost(id, rows, p).heapBytes)),
  )
  const index = mapBytes(size.nodes, p) + sum(idTexts)
  return (
    sum(records) + added + size.nodes * perNode + size.edges * perEdge + index + adjacencyBytes(size, mode, p)
  )
}

function recordBytes({ rows, ids, columns }: RecordTable, mode: 'dict' | 'object', p: PointerBytes): number {
  const costs = [...ids, ...columns].map((column) => columnCost(column, rows, p))
  // missing values are left out of a dictionary; a fixed shape has room for them
  const held = mode === 'dict' ? Math.round(sum(costs.map(({ present }) => present))) : costs.length
  const record = mode === 'dict' ? dictionaryBytes(held, p) : objectBytes(held, p)
  return record + sum(costs.map(({ heapBytes: bytes }) => bytes))
}

/** For each node and direction: a map in the dict store, an object with two arrays in the object store. */
function adjacencyBytes(size: GraphSize, mode: 'dict' | 'object', p: PointerBytes): number {
  const perRow = (most: number): number =>
    mode === 'dict' ? mapBytes(most, p) : objectBytes(2, p) + 2 * arrayBytes(Math.ceil(most * 0.75), p)
  const perEnd = (degrees: EndDegrees): number =>
    sum(degrees.byPowerOfTwo.map((nodes, power) => nodes * perRow(2 ** power)))
  return perEnd(size.out) + perEnd(size.in)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
