import { cellText } from './cell-text.ts'
import type { ColumnType } from './column-type.ts'
import type { ExportColumn } from './columns.ts'
import { cellOf, piecesOf, type Pieces, type Sheets } from './text-format.ts'
import { xmlText } from './xml.ts'

const types: Record<ColumnType, string> = {
  int: 'int',
  long: 'long',
  double: 'double',
  boolean: 'boolean',
  text: 'string',
  mixed: 'string',
}

/** A graph as GraphML (graphml.graphdrawing.org), attributes with their types. */
export function* graphml(sheets: Sheets): Pieces {
  const { directed, nodeColumns, edgeColumns, keyOf, sourceKey, targetKey, tally } = sheets
  yield (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns ' +
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
  )
  const key = (domain: 'node' | 'edge') => (column: ExportColumn, at: number) =>
    `  <key id="${domain[0]}${at}" for="${domain}" attr.name="${xmlText(column.name, tally)}" ` +
    `attr.type="${types[column.type]}"/>\n`
  yield nodeColumns.map(key('node')).join('') + edgeColumns.map(key('edge')).join('')
  yield `  <graph edgedefault="${directed ? 'directed' : 'undirected'}">\n`

  const data = (domain: 'n' | 'e', columns: readonly ExportColumn[], row: number) => {
    let text = ''
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at]!
      const cell = cellText(cellOf(column, row, tally), column.type)
      if (cell !== null) text += `<data key="${domain}${at}">${xmlText(cell, tally)}</data>`
    }
    return text
  }
  yield* piecesOf(
    sheets,
    'nodes',
    (node) => `    <node id="${xmlText(keyOf(node), tally)}">${data('n', nodeColumns, node)}</node>\n`,
  )
  yield* piecesOf(sheets, 'edges', (edge) => {
    const source = xmlText(sourceKey(edge), tally)
    const target = xmlText(targetKey(edge), tally)
    return `    <edge source="${source}" target="${target}">${data('e', edgeColumns, edge)}</edge>\n`
  })
  yield '  </graph>\n</graphml>\n'
}
