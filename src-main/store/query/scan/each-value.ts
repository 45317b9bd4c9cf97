import type { Of } from '../../../../src-shared/contract/queries.ts'
import type { Field } from '../../../../src-shared/filter/filter.ts'
import type { CellValue } from '../../columns/column-data.ts'
import { readCodes } from '../../columns/read-numbers.ts'
import type { GraphStore } from '../../graph-store.ts'
import type { BitSet } from '../bit-set.ts'
import { countOf } from '../selection.ts'
import { cellsOf, kindsOf, type Cells, type WorkedOut } from './cells.ts'
import { fieldReader } from './field-reader.ts'
import { CHUNK } from './scan.ts'

export type ValueSource = {
  readonly store: GraphStore
  readonly of: Of
  readonly field: Field
  /** The records whose values count. */
  readonly passing: BitSet
  readonly workedOut: WorkedOut
}

/** Is told the values that are there, in any order: numbers one by one, others perhaps several times at once. */
export type ValueVisitor = {
  number(value: number): unknown
  value(value: CellValue, times: number): unknown
}

/** Rows that are asked one by one between two looks at the clock. */
const STRIDE = 1024

/** Tells every value of a field over some records. */
export function* eachValue(source: ValueSource, visitor: ValueVisitor): Generator<void, void> {
  const { store, of, field, passing, workedOut } = source
  const kinds = kindsOf(store, of)
  const cells = kinds.map((_, at) => cellsOf(store, of, at, field, workedOut))
  // edges of several kinds are mixed, so that rows and edges are numbered apart
  if (of === 'edges' && kinds.length > 1) return yield* eachByReader(source, visitor)
  for (const [at, { first, count }] of kinds.entries()) {
    yield* eachOf(cells[at]!, count, (row) => passing.has(first + row), visitor)
  }
}

function* eachByReader(
  { store, of, field, passing, workedOut }: ValueSource,
  visitor: ValueVisitor,
): Generator<void, void> {
  const read = fieldReader(store, of, field, workedOut)
  const count = countOf(store, of)
  for (let record = 0; record < count; record++) {
    if (passing.has(record)) tell(visitor, read(record))
    if (record % STRIDE === 0) yield
  }
}

function* eachOf(
  cells: Cells,
  count: number,
  counts: (row: number) => boolean,
  visitor: ValueVisitor,
): Generator<void, void> {
  switch (cells.form) {
    case 'none':
      return
    case 'constant': {
      let times = 0
      for (let row = 0; row < count; row++) if (counts(row)) times++
      if (times > 0) visitor.value(cells.value, times)
      return
    }
    case 'numbers': {
      const chunk = new Float64Array(CHUNK)
      for (let from = 0; from < count; from += CHUNK) {
        const length = Math.min(CHUNK, count - from)
        cells.read(from, length, chunk)
        for (let i = 0; i < length; i++) {
          const value = chunk[i]!
          if (!Number.isNaN(value) && counts(from + i)) visitor.number(value)
        }
        yield
      }
      return
    }
    case 'codes': {
      // code -1, for missing, comes first
      const times = new Uint32Array(cells.data.names.length + 1)
      const chunk = new Int32Array(CHUNK)
      for (let from = 0; from < count; from += CHUNK) {
        const length = Math.min(CHUNK, count - from)
        readCodes(cells.data, from, length, chunk)
        for (let i = 0; i < length; i++) if (counts(from + i)) times[chunk[i]! + 1]!++
        yield
      }
      for (let code = 0; code < cells.data.names.length; code++) {
        if (times[code + 1]! > 0) visitor.value(cells.column.nameOf(code), times[code + 1]!)
        if (code % STRIDE === 0) yield
      }
      return
    }
    case 'texts':
    case 'values': {
      const get = cells.form === 'texts' ? (row: number) => cells.column.get(row) : cells.get
      for (let row = 0; row < count; row++) {
        if (counts(row)) tell(visitor, get(row))
        if (row % STRIDE === 0) yield
      }
      return
    }
    case 'sparse':
      for (const [row, value] of cells.entries()) if (counts(row)) tell(visitor, value)
  }
}

function tell(visitor: ValueVisitor, value: CellValue): void {
  if (typeof value === 'number') {
    if (!Number.isNaN(value)) visitor.number(value)
  } else if (value !== null) visitor.value(value, 1)
}
