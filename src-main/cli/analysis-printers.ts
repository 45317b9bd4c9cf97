import type { Analysis } from '../../src-shared/contract/analysis.ts'
import { measures } from '../../src-shared/contract/measures.ts'
import { formatCount, formatDuration } from '../../src-shared/units.ts'
import { isMissing } from '../store/analysis/distribution.ts'
import type { NodeValues } from '../store/analysis/measure.ts'
import type { GraphStore } from '../store/graph-store.ts'
import { idOf, labelOf, textOf } from '../store/query/present.ts'
import { UsageError } from './command.ts'

/** Prints a summary, and the highest nodes or the largest groups. */
export function printResult(result: Analysis, print: (line: string) => void): void {
  const { title } = measures[result.measure]
  print(
    `${title}, in ${formatDuration(result.elapsedMs)} on ${result.threads} ${result.threads === 1 ? 'thread' : 'threads'}`,
  )
  for (const [name, value] of Object.entries(result.summary)) print(`  ${name}  ${value ?? 'none'}`)
  if (result.top.length > 0) print('')
  for (const { node, value } of result.top) {
    print(`${String(Number(value.toPrecision(7))).padStart(14)}  ${textOf(idCell(node.id))}  ${node.label}`)
  }
  if (result.groups.length > 0) print('')
  for (const { group, size } of result.groups) print(`${formatCount(size).padStart(14)}  group ${group}`)
}

function idCell(id: Analysis['top'][number]['node']['id']): string | number | null {
  if (typeof id !== 'object' || id === null) return typeof id === 'boolean' ? String(id) : id
  return 'int64' in id ? id.int64 : JSON.stringify(id)
}

/** Prints the value of every node; those that have none, or were left out by a filter, have an empty cell. */
export function printCsv(
  store: GraphStore,
  values: NodeValues | undefined,
  { name }: Analysis,
  print: (line: string) => void,
): void {
  if (values === undefined) throw new UsageError('This measure has no value a node; leave --csv out.')
  print(`id,label,${quoted(name)}`)
  values.forEach((value, node) => {
    const cell = isMissing(value) ? '' : String(value)
    print(`${quoted(textOf(idOf(store, node)))},${quoted(labelOf(store, node))},${cell}`)
  })
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
