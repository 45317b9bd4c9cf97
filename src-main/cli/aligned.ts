import type { Table } from '../lab/report/tables.ts'

/** A table for a terminal: its title, its cells in columns, figures to the right, and how to read it. */
export function alignedTable({ title, head, rows, note }: Table): string[] {
  const all = [head, ...rows]
  const widths = head.map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)))
  const line = (row: readonly string[]) =>
    `  ${widths.map((width, at) => (at === 0 ? (row[at] ?? '').padEnd(width) : (row[at] ?? '').padStart(width))).join('  ')}`.trimEnd()
  return [title, ...all.map(line), ...(note === '' ? [] : [`  ${note}`])]
}
