import type { CellValue } from '../store/columns/column-data.ts'
import { floatText } from './cell-text.ts'
import type { ColumnType } from './column-type.ts'
import type { ExportColumn } from './columns.ts'
import { cellOf, piecesOf, type Pieces, type Sheets } from './text-format.ts'

/**
 * A graph as Cytoscape.js takes it in `elements`, in the frame that Cytoscape's own files have. One element a
 * line. Integers that a float cannot hold are text, lest a reader in JavaScript round them; missing values are
 * left out.
 */
export function* cytoscapeJson(sheets: Sheets): Pieces {
  const { directed, nodeColumns, edgeColumns, keyOf, sourceKey, targetKey, tally } = sheets
  const data = (columns: readonly ExportColumn[], row: number) => {
    let text = ''
    for (const column of columns) {
      const value = jsonOf(cellOf(column, row, tally), column.type)
      if (value !== null) text += `,${JSON.stringify(column.name)}:${value}`
    }
    return text
  }
  const isPlace = ({ part }: ExportColumn) => part === 'x' || part === 'y'
  const nodeData = nodeColumns.filter((column) => !isPlace(column))
  const [x, y] = [nodeColumns.find(({ part }) => part === 'x'), nodeColumns.find(({ part }) => part === 'y')]
  const position = (node: number) => {
    const [left, up] = [x?.cell(node), y?.cell(node)]
    if (typeof left !== 'number' || typeof up !== 'number') return ''
    // as in the picture, where y points down
    return `,"position":{"x":${left},"y":${0 - up}}`
  }

  yield `{"generated_by":"Slotgraph","data":{},"directed":${directed},"multigraph":true,"elements":{\n"nodes":[\n`
  let comma = ''
  yield* piecesOf(sheets, 'nodes', (node) => {
    const text = `${comma}{"data":{"id":${JSON.stringify(keyOf(node))}${data(nodeData, node)}}${position(node)}}`
    comma = ',\n'
    return text
  })
  yield '\n],\n"edges":[\n'
  comma = ''
  yield* piecesOf(sheets, 'edges', (edge) => {
    const ends = `"source":${JSON.stringify(sourceKey(edge))},"target":${JSON.stringify(targetKey(edge))}`
    const text = `${comma}{"data":{${ends}${data(edgeColumns, edge)}}}`
    comma = ',\n'
    return text
  })
  yield '\n]}}\n'
}

/** A value in JSON, `null` for one that is missing. */
function jsonOf(value: CellValue, type: ColumnType): string | null {
  if (value === null || typeof value === 'object') return null
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'bigint') return `"${value}"`
  if (typeof value === 'boolean') return String(value)
  if (!Number.isFinite(value)) return `"${value}"`
  return type === 'double' ? floatText(value) : String(value)
}
