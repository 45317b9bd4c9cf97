import type { Mode } from '../../../src-shared/contract/mode.ts'
import type { Preflight } from '../../../src-shared/contract/preflight.ts'
import { columnCost, isSequence } from './column-cost.ts'
import type { EndDegrees, GraphSize, RecordTable } from './graph-size.ts'
import type { ColumnFacts } from '../table-facts.ts'
import {
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
  const readMs = fixedMs + records * readMsPerRecord
  const slotted = fixedBytes.slotted + slottedBytes(size)
  const ofHeap = (mode: 'dict' | 'object'): Estimate => {
    const heap = heapBytes(size, mode, p)
    const rssBytes = Math.round(fixedBytes[mode] + heap * rssOfHeap)
    // the columns that were read are held until they are unpacked
    const fits = heap < machine.heapLimitBytes * heapShare && rssBytes + slotted < machine.freeBytes
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

/** The dict and object stores stop loading at this share of the heap limit (`store/build.ts`). */
const heapShare = 0.92
/** Loading may need this much of the finished store for a moment. */
const peakOfSlotted = 1.6

// Measured with `scripts/calibrate-estimate.ts` on 2 cores, Node 24: see its head comment.
const fixedMs = 120
const readMsPerRecord = 0.0004
const buildMsPerRecord: Record<Mode, number> = { dict: 0.0045, object: 0.003, slotted: 0 }
/** Growth of RSS by a load of next to nothing: worker threads, SQLite, code that was compiled. */
const fixedBytes: Record<Mode, number> = { dict: 24e6, object: 24e6, slotted: 24e6 }
/** RSS that a byte of live heap takes after a collection: pages are never quite full. */
const rssOfHeap = 1.1

/** Columns, ids and adjacency, as `column-data.ts` and `topology.ts` lay them out. */
function slottedBytes(size: GraphSize): number {
  const columns = [...size.nodeTables, ...size.edgeTables].map(({ rows, columns: held }) =>
    sum(held.map((column) => columnCost(column, rows, pointerBytes).slottedBytes * rows)),
  )
  const ids = size.nodeTables.map(idBytes)
  const added = size.nodeTables.length === 0 ? size.nodes * addedNodeBytes : 0
  // which kind an edge is of (1) and where its record is (4), with several kinds only
  const kinds = size.edgeKinds > 1 ? size.edges * 5 : 0
  return sum(columns) + sum(ids) + added + kinds + size.nodes * 8 + size.edges * 12
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
  const index = mapBytes(size.nodes, p)
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

function adjacencyBytes(size: GraphSize, mode: 'dict' | 'object', p: PointerBytes): number {
  const perEnd = (degrees: EndDegrees): number =>
    sum(
      degrees.byPowerOfTwo.map((nodes, power) =>
        // an array grows by half and 16 when it is full: about a third of it is spare
        mode === 'dict' ? nodes * mapBytes(2 ** power, p) : nodes * (4 + 2 + 1.3 * 0.75 * 2 ** power) * p,
      ),
    )
  return perEnd(size.out) + perEnd(size.in)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
