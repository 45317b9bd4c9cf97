import type { ColumnData } from '../columns/column-data.ts'
import type { CsrSteps } from '../topology/csr-steps.ts'
import type { FillPass } from './fill.ts'
import type { IdIndex } from './id-index.ts'
import type { PartSummary } from './part.ts'
import type { TableSource } from './table-source.ts'

/**
 * What the loading thread asks of its workers: every step goes to all of them at once, and each does its share.
 * Parts stay with the worker that decoded them; only summaries, ids and shared arrays travel.
 */
export type Steps = CsrSteps & {
  /** Decodes pieces of the tables, claimed one after another from a shared counter. */
  decode: { input: { tables: NumberedSource[]; nextTask: Int32Array }; output: Decoded }
  /** The table's distinct texts in a category column, as this worker knows them. */
  names: { input: ColumnRef; output: Uint8Array[] }
  /** Adds a column: the JSON of several columns' cells, so that any key is one text. */
  compose: { input: { table: number; columns: number[] }; output: PartSummary[] }
  fill: { input: FillOrder[]; output: null }
  /** Gives how many of this worker's rows are left without a node. */
  resolve: { input: ResolveOrder; output: number }
  rejects: { input: RejectOrder; output: EndpointRejects }
  /** Distinct ids that no node has. */
  dangling: { input: RejectOrder; output: DanglingIds }
  /** The cells of some rows, as text, where this worker has them. */
  show: { input: ShowOrder; output: ShownRow[] }
  /** Forgets parts of a table, of some columns or of all. */
  release: { input: { table: number; columns?: number[] }; output: null }
}
export type StepName = keyof Steps

export type ColumnRef = { table: number; column: number }

export type NumberedSource = { number: number; source: TableSource }

/** `unfit`: tables whose pages turned out not to tell everything, and why; what was decoded of them is void. */
export type Decoded = { groups: DecodedGroup[]; unfit: { table: number; why: string }[] }

/** Rows that one worker decoded at one go, in table order; worker and order of arrival identify its parts. */
export type DecodedGroup = {
  table: number
  task: number
  rows: number
  /** Rowid of the first row, decimal; absent in tables without rowids. */
  firstRowid?: string
  /** Where `firstRowid` is that of an earlier group, or a rowid before it: rows in between. */
  rowsBefore?: number
  columns: PartSummary[]
  /** Texts that were too long to keep. */
  overLong: { column: number; row: number; bytes: number }[]
}

export type FillOrder = ColumnRef & {
  target: ColumnData
  pass: FillPass
  /** First row of each of this worker's groups of the table. */
  bases: number[]
  place?: Uint32Array
  /** Texts in the parts before each group's, for mixed columns. */
  textBases?: number[]
  /** Settled code by this worker's code, for categories. */
  codes?: Uint16Array
}

export type ResolveTarget = { index: IdIndex; firstNode: number; column: number }

export type ResolveOrder = {
  table: number
  bases: number[]
  /** Node tables to look in, in turn; `column` holds the ids in the form that the index has. */
  targets: ResolveTarget[]
  /** By row: node index, NONE or ABSENT. */
  nodes: Uint32Array
  /** Look only for rows that are NONE. */
  again: boolean
}

export type RejectOrder = {
  table: number
  bases: number[]
  /** `idClass`: what the ends refer to is of this one class, or of any. */
  ends: { nodes: Uint32Array; columns: number[]; idClass: IdClass }[]
}
export type IdClass = 'integer' | 'any'

export type EndpointReason = 'dangling-source' | 'dangling-target' | 'missing-endpoint' | 'type-mismatch'
export type EndpointRejects = Partial<Record<EndpointReason, { count: number; examples: ShownRow[] }>>

export type ShowOrder = { table: number; bases: number[]; columns: number[]; rows: number[] }
/** `row` counts from 0 in the table; `value` is what its cells hold, for people. */
export type ShownRow = { row: number; value: string }

export type DanglingIds = {
  /** Ascending. */
  integers: BigInt64Array
  /** Each with where it was first seen: `row * 2`, plus 1 for a target. */
  texts: { text: string; seen: number }[]
}
