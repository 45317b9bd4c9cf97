import type { Of } from '../../src-shared/contract/queries.ts'
import { wireText, type WireValue } from '../../src-shared/contract/values.ts'
import { csvLine } from '../../src-shared/csv.ts'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { alignedTable } from './aligned.ts'
import type { Terminal } from './command.ts'

/** Prints rows as they come. */
export type Printer = (
  terminal: Terminal,
  head: readonly string[],
  counts: { of: Of; total: number; shown: number },
) => { rows: (rows: readonly WireValue[][]) => void; end: () => void }

export const csvPrinter: Printer = (terminal, head) => {
  terminal.print(csvLine(head))
  return { rows: (rows) => rows.forEach((row) => terminal.print(csvLine(row.map(wireText)))), end: () => {} }
}

/** One array, an object a line; what is missing is left out. */
export const jsonPrinter: Printer = (terminal, head, { shown }) => {
  let left = shown
  const line = (row: WireValue[]) => {
    const cells = row.flatMap((value, at) => (value === null ? [] : [[head[at], plain(value)] as const]))
    left--
    return `${JSON.stringify(Object.fromEntries(cells))}${left > 0 ? ',' : ''}`
  }
  terminal.print('[')
  return { rows: (rows) => rows.forEach((row) => terminal.print(line(row))), end: () => terminal.print(']') }
}

function plain(value: WireValue): unknown {
  return typeof value === 'object' ? wireText(value) : value
}

/** Columns side by side, as wide as their widest cell up to a limit. */
export const textPrinter: Printer = (terminal, head, { of, total, shown }) => {
  const kept: string[][] = []
  return {
    rows: (rows) => kept.push(...rows.map((row) => row.map((value) => shortened(wireText(value))))),
    end: () => {
      const title = `${formatCountOf(total, of === 'nodes' ? 'node' : 'edge')}${shown < total ? `, ${formatCount(shown)} shown` : ''}`
      for (const line of alignedTable({ title, head, rows: kept, note: '' })) terminal.print(line)
    },
  }
}

const widest = 40

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > widest ? `${line.slice(0, widest - 1)}…` : line
}
