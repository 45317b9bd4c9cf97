import { resolve } from 'node:path'
import { exportFormatNames, exportFormats, type ExportFormat } from '../../src-shared/contract/export.ts'
import type { ExportPart, ExportRequest } from '../../src-shared/contract/export.ts'
import { formatCountOf, formatDuration, formatShare } from '../../src-shared/units.ts'
import { writeInto } from '../app/write-into.ts'
import { exportGraph } from '../export/export-graph.ts'
import { exportPaths, refuseExisting } from '../export/export-paths.ts'
import type { GraphStore } from '../store/graph-store.ts'
import { UsageError, type Command, type CommandInput } from './command.ts'
import { refusingFilters } from './filter-error.ts'
import { withStore } from './with-store.ts'

/** Options of every command that writes a graph. */
export const writeOptions = {
  'gexf-1.2': { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
} as const satisfies Command['options']

export const formatList = exportFormats.join(', ')

/** The format of that name. */
export function formatNamed(name: string): ExportFormat {
  const found = exportFormats.find((format) => format === name.toLowerCase())
  if (!found) throw new UsageError(`There is no format “${name}”. There are: ${formatList}.`)
  return found
}

/** The format that the ending of a file's name stands for. */
export function formatOfName(name: string): ExportFormat {
  const [ending = ''] = /[^.]*$/.exec(name.toLowerCase()) ?? []
  if (['sqlite', 'sqlite3', 'db'].includes(ending)) return 'sqlite'
  const found = exportFormats.find((format) => exportFormatNames[format].extension === ending)
  if (!found) throw new UsageError(`The name “${name}” says no format; --to takes one of ${formatList}.`)
  return found
}

/** Writes a part of the graph in a file to `output`, and says what was written. */
export function writeExport(
  file: string,
  output: string,
  { format, part }: { format: ExportFormat; part: ExportPart },
  input: CommandInput,
): Promise<void> {
  const target = exportTarget(output, format, input.values)
  return withStore(file, input, (store) => writeStore(store, target, part, input))
}

export type ExportTarget = { readonly paths: readonly string[]; readonly format: ExportFormat }

/** The files that an export becomes. @throws FailureError where there are such already, unless `--force` is given. */
export function exportTarget(
  output: string,
  format: ExportFormat,
  values: CommandInput['values'],
): ExportTarget {
  const paths = exportPaths(resolve(output), format)
  if (values['force'] !== true) refuseExisting(paths)
  return { paths, format }
}

/** Writes a part of a store, and says what was written. */
export async function writeStore(
  store: GraphStore,
  { paths, format }: ExportTarget,
  part: ExportPart,
  { values, terminal, signal }: CommandInput,
): Promise<void> {
  const request: ExportRequest = {
    format,
    part,
    ...(values['gexf-1.2'] === true && { gexfVersion: '1.2' as const }),
  }
  const { nodes, edges, replacedCharacters, blobsLeftOut, elapsedMs } = await writeInto(paths, (files) =>
    refusingFilters(part.of === 'filter' ? [part.filter, part.edgeFilter ?? ''] : [], () =>
      exportGraph(store, files, request, {
        signal,
        onProgress: ({ rowsDone, rowsTotal }) =>
          terminal.progress(`writing: ${formatShare(rowsDone / Math.max(1, rowsTotal))}`),
      }),
    ),
  )
  terminal.progress('')
  const size = `${formatCountOf(nodes, 'node')} and ${formatCountOf(edges, 'edge')}`
  terminal.print(`${paths.join(' and ')}: ${size} in ${formatDuration(elapsedMs)}`)
  if (replacedCharacters > 0) {
    terminal.print(`${formatCountOf(replacedCharacters, 'character')} that XML cannot hold became U+FFFD.`)
  }
  if (blobsLeftOut > 0) terminal.print(`${formatCountOf(blobsLeftOut, 'blob')} left out.`)
}
