import { cellText } from './cell-text.ts'
import type { ExportColumn } from './columns.ts'
import type { Tally } from './tally.ts'
import { cellOf, piecesOf, type Pieces, type Sheets } from './text-format.ts'

/** Nodes as CSV (RFC 4180, lines ended by a line feed): `id`, then a column an attribute. */
export function* nodesCsv(sheets: Sheets): Pieces {
  const { nodeColumns, keyOf, tally } = sheets
  yield line(['id', ...nodeColumns.map(({ name }) => name)])
  yield* piecesOf(sheets, 'nodes', (node) => line([keyOf(node), ...cellsOf(nodeColumns, node, tally)]))
}

/** Edges as CSV: `source` and `target`, then a column an attribute. */
export function* edgesCsv(sheets: Sheets): Pieces {
  const { edgeColumns, sourceKey, targetKey, tally } = sheets
  yield line(['source', 'target', ...edgeColumns.map(({ name }) => name)])
  yield* piecesOf(sheets, 'edges', (edge) =>
    line([sourceKey(edge), targetKey(edge), ...cellsOf(edgeColumns, edge, tally)]),
  )
}

function cellsOf(columns: readonly ExportColumn[], row: number, tally: Tally): (string | null)[] {
  return columns.map((column) => cellText(cellOf(column, row, tally), column.type))
}

/** A line; a missing value is nothing at all, an empty text `""`. */
export function line(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => (cell === null ? '' : csvText(cell))).join(',')}\n`
}

function csvText(text: string): string {
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
