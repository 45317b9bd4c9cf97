import type { Comparison } from '../../../src-shared/contract/lab.ts'
import { formatCount } from '../../../src-shared/units.ts'
import { barCharts, type BarChart } from './charts.ts'
import { datasetLine, environmentLines } from './heading.ts'
import { tablesOf, type Table } from './tables.ts'

/** A comparison as Markdown: tables, charts of block characters, machine, method. Fit for a ticket. */
export function markdownReport(comparison: Comparison): string {
  return [
    `# Memory report: ${escaped(comparison.dataset.name)}`,
    escaped(datasetLine(comparison)),
    ...(comparison.remarks.length > 0 ? [list(comparison.remarks)] : []),
    ...tablesOf(comparison).map((table) => `## ${table.title}\n\n${markdownTable(table)}\n\n${table.note}`),
    ...barCharts(comparison).map((chart) => `## ${chart.title}\n\n\`\`\`\n${blocks(chart)}\n\`\`\``),
    `## What it was measured with\n\n${list(environmentLines(comparison).map(([name, text]) => `**${name}:** ${text}`))}`,
    `## How each figure was obtained\n\n${list(comparison.method.map(({ figure, how }) => `**${figure}.** ${how}`))}`,
    `## Every load\n\n${markdownTable(readingsTable(comparison))}`,
    '',
  ].join('\n\n')
}

/** Cells aligned as Markdown wants it, figures to the right. */
export function markdownTable({ head, rows }: Pick<Table, 'head' | 'rows'>): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => escaped(cell)).join(' | ')} |`
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:')).join(' | ')
  return [line(head), `| ${rule} |`, ...rows.map(line)].join('\n')
}

/** Every reading that the measured figures were fitted to. */
export function readingsTable({ modes }: Comparison): Pick<Table, 'head' | 'rows'> {
  return {
    head: [
      'mode',
      'run',
      'nodes',
      'edges',
      'RSS empty',
      'RSS loaded',
      'as the system says',
      'heap',
      'buffers',
      'load, ms',
    ],
    rows: modes.flatMap(({ mode, readings }) =>
      readings.map((at) => [
        mode,
        String(at.repeat),
        ...[at.nodes, at.edges, at.baselineRssBytes, at.rssBytes, at.rssOutsideBytes].map(formatCount),
        ...[at.heapBytes, at.bufferBytes, Math.round(at.loadMs)].map(formatCount),
      ]),
    ),
  }
}

const WIDTH = 40

function blocks({ bars }: BarChart): string {
  const most = Math.max(...bars.map(({ value }) => value))
  // what would end the block of text that the chart stands in
  const named = bars.map((bar) => ({ ...bar, name: bar.name.replaceAll(/[\s`]+/g, ' ') }))
  const width = Math.max(...named.map(({ name }) => name.length))
  return named
    .map(({ name, value, text }) => {
      const length = most <= 0 ? 0 : Math.max(1, Math.round((value / most) * WIDTH))
      return `${name.padEnd(width)}  ${'█'.repeat(length)} ${text}`
    })
    .join('\n')
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

// what names of files and columns could break a table or a line with
function escaped(text: string): string {
  return text.replaceAll(/[\\|`*_<>[\]]/g, (sign) => `\\${sign}`).replaceAll(/\s+/g, ' ')
}
