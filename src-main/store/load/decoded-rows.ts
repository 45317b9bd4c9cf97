import type { Part } from './part.ts'
import type { DecodedGroup } from './steps.ts'

/** A run of rows as a lane's reader hands it over: one part a column. */
export type DecodedRows = Pick<DecodedGroup, 'rows' | 'firstRowid' | 'rowsBefore' | 'overLong'> & {
  parts: Part[]
}
