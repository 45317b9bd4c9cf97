import type { Comparison } from '../../../src-shared/contract/lab.ts'
import { barCharts } from './charts.ts'
import { datasetLine, environmentLines } from './heading.ts'
import { readingsTable } from './markdown.ts'
import { pageStyle } from './page-style.ts'
import { plotsOf } from './plots.ts'
import { svgBars } from './svg-bars.ts'
import { tablesOf, type Table } from './tables.ts'
import { xml } from './xml.ts'

/** A comparison as one HTML file that needs nothing else: no scripts, no fonts, no network; light and dark. */
export function htmlReport(comparison: Comparison): string {
  const { dataset, remarks, method } = comparison
  const sections = [
    ...tablesOf(comparison).map(
      (table) =>
        `<section><h2>${xml(table.title)}</h2>${htmlTable(table)}<p class="note">${xml(table.note)}</p></section>`,
    ),
    ...barCharts(comparison).map(
      (chart) => `<figure><figcaption>${xml(chart.title)}</figcaption>${svgBars(chart)}</figure>`,
    ),
    ...plotsOf(comparison).map(
      ({ title, note, svg }) =>
        `<figure><figcaption>${xml(title)}</figcaption>${svg}<p class="note">${xml(note)}</p></figure>`,
    ),
    `<section><h2>What it was measured with</h2>${terms(environmentLines(comparison))}</section>`,
    `<section><h2>How each figure was obtained</h2>${terms(method.map(({ figure, how }) => [figure, how]))}</section>`,
    `<section><h2>Every load</h2><div class="wide">${htmlTable(readingsTable(comparison))}</div></section>`,
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Memory report: ${xml(dataset.name)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<h1>Memory report: ${xml(dataset.name)}</h1>
<p>${xml(datasetLine(comparison))}</p>
${remarks.length > 0 ? `<ul class="remarks">${remarks.map((remark) => `<li>${xml(remark)}</li>`).join('')}</ul>` : ''}
${sections.join('\n')}
</main>
</body>
</html>
`
}

function htmlTable({ head, rows }: Pick<Table, 'head' | 'rows'>): string {
  const names = head.map((name) => `<th scope="col">${xml(name)}</th>`).join('')
  const lines = rows.map(([name = '', ...cells]) => {
    const data = cells.map((cell) => `<td>${unbroken(cell)}</td>`).join('')
    return `<tr><th scope="row">${xml(name)}</th>${data}</tr>`
  })
  return `<table><thead><tr>${names}</tr></thead><tbody>${lines.join('')}</tbody></table>`
}

/** A figure and its ratio may lie on two lines, but not in pieces. */
function unbroken(cell: string): string {
  return cell
    .split(' · ')
    .map((part) => `<span>${xml(part)}</span>`)
    .join(' · ')
}

function terms(lines: readonly (readonly [string, string])[]): string {
  return `<dl>${lines.map(([name, text]) => `<dt>${xml(name)}</dt><dd>${xml(text)}</dd>`).join('')}</dl>`
}
