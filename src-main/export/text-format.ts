import type { CellValue } from '../store/columns/column-data.ts'
import type { ExportColumn } from './columns.ts'
import type { Tally } from './tally.ts'
import type { NodeKey } from './node-keys.ts'
import type { Rows } from './part.ts'

/** A graph laid out for writing. */
export type Sheets = {
  readonly directed: boolean
  readonly nodes: Rows
  readonly edges: Rows
  readonly nodeColumns: readonly ExportColumn[]
  readonly edgeColumns: readonly ExportColumn[]
  readonly keyOf: NodeKey
  /** Keys of the ends of an edge. */
  readonly sourceKey: (edge: number) => string
  readonly targetKey: (edge: number) => string
  readonly tally: Tally
}

/** Pieces of text that make a file, about one a row; a row that is not part of it gives an empty one. */
export type Pieces = Generator<string, void>

/** Pieces of the nodes or edges, each counted. */
export function* piecesOf(sheets: Sheets, of: 'nodes' | 'edges', piece: (row: number) => string): Pieces {
  const rows = sheets[of]
  for (let i = 0; i < rows.length; i++) {
    const row = rows.at(i)
    if (row >= 0) sheets.tally[of]++
    yield row < 0 ? '' : piece(row)
  }
}

/** The value of a cell that can be written; a blob counts as lost. */
export function cellOf(column: ExportColumn, row: number, tally: Tally): Exclude<CellValue, object> {
  const value = column.cell(row)
  if (value === null || typeof value !== 'object') return value
  tally.blobsLeftOut++
  return null
}
