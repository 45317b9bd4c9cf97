/**
 * Columns do not fit the layout that they were to fill: too few, too short, of another type, or with missing
 * cells in a required slot. Generate the layout from the columns (`layoutFromColumns`) or correct either.
 */
export class ColumnMismatchError extends Error {
  override readonly name = 'ColumnMismatchError'
}
