import { cellText } from './cell-text.ts'
import type { ColumnType } from './column-type.ts'
import type { ExportColumn } from './columns.ts'
import { cellOf, piecesOf, type Pieces, type Sheets } from './text-format.ts'
import { xmlText } from './xml.ts'

const types: Record<ColumnType, string> = {
  int: 'integer',
  long: 'long',
  double: 'double',
  boolean: 'boolean',
  text: 'string',
  mixed: 'string',
}

const namespaces = { '1.2': 'http://www.gexf.net/1.2draft', '1.3': 'http://gexf.net/1.3' } as const
export type GexfVersion = keyof typeof namespaces

/** A graph as GEXF (gexf.net); labels, weights and how nodes are drawn where the format has them. */
export function* gexf(sheets: Sheets, version: GexfVersion): Pieces {
  const { directed, nodeColumns, edgeColumns, keyOf, sourceKey, targetKey, tally } = sheets
  const namespace = namespaces[version]
  yield (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<gexf xmlns="${namespace}" xmlns:viz="${namespace}/viz" version="${version}">\n` +
    '  <meta><creator>Slotgraph</creator></meta>\n' +
    `  <graph defaultedgetype="${directed ? 'directed' : 'undirected'}" mode="static">\n`
  )

  const isNative = ({ part }: ExportColumn) => part !== 'attribute' && part !== 'kind'
  const nodeData = nodeColumns.filter((column) => !isNative(column))
  const edgeData = edgeColumns.filter((column) => !isNative(column))
  yield declarations('node', nodeData) + declarations('edge', edgeData)

  const partOf = (columns: readonly ExportColumn[], part: ExportColumn['part']) => {
    const column = columns.find((each) => each.part === part)
    return (row: number) => (column ? cellText(cellOf(column, row, tally), column.type) : null)
  }
  const values = (columns: readonly ExportColumn[], row: number) => {
    let text = ''
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at]!
      const cell = cellText(cellOf(column, row, tally), column.type)
      if (cell !== null) text += `<attvalue for="${at}" value="${xmlText(cell, tally)}"/>`
    }
    return text === '' ? '' : `<attvalues>${text}</attvalues>`
  }

  const label = partOf(nodeColumns, 'label')
  const look = lookOf(
    partOf(nodeColumns, 'x'),
    partOf(nodeColumns, 'y'),
    partOf(nodeColumns, 'size'),
    partOf(nodeColumns, 'colour'),
  )
  yield '    <nodes>\n'
  yield* piecesOf(sheets, 'nodes', (node) => {
    const id = xmlText(keyOf(node), tally)
    return `      <node id="${id}" label="${xmlText(label(node) ?? '', tally)}">${values(nodeData, node)}${look(node)}</node>\n`
  })
  yield '    </nodes>\n    <edges>\n'
  const weight = partOf(edgeColumns, 'weight')
  yield* piecesOf(sheets, 'edges', (edge) => {
    const source = xmlText(sourceKey(edge), tally)
    const target = xmlText(targetKey(edge), tally)
    const weighs = weight(edge)
    const weighed = weighs === null ? '' : ` weight="${weighs}"`
    return `      <edge id="${edge}" source="${source}" target="${target}"${weighed}>${values(edgeData, edge)}</edge>\n`
  })
  yield '    </edges>\n  </graph>\n</gexf>\n'

  function declarations(of: 'node' | 'edge', columns: readonly ExportColumn[]): string {
    if (columns.length === 0) return ''
    const each = columns.map(
      ({ name, type }, at) =>
        `      <attribute id="${at}" title="${xmlText(name, tally)}" type="${types[type]}"/>\n`,
    )
    return `    <attributes class="${of}">\n${each.join('')}    </attributes>\n`
  }
}

type Cell = (row: number) => string | null

function lookOf(x: Cell, y: Cell, size: Cell, colour: Cell): (node: number) => string {
  return (node) => {
    const [hex, diameter, left, up] = [colour(node), size(node), x(node), y(node)]
    let text = ''
    if (hex !== null) {
      const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16))
      text += `<viz:color r="${r}" g="${g}" b="${b}"/>`
    }
    if (left !== null && up !== null) text += `<viz:position x="${left}" y="${up}" z="0.0"/>`
    if (diameter !== null) text += `<viz:size value="${diameter}"/>`
    return text
  }
}
