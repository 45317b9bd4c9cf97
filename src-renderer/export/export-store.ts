import { create } from 'zustand'
import type { ExportFormat, WrittenFile } from '../../src-shared/contract/export.ts'
import type { Failure } from '../../src-shared/contract/failure.ts'
import type { Ticket } from '../../src-shared/contract/app-calls.ts'
import { unknownPace, type Pace } from '../ui/pace.ts'

export type PictureFormat = 'png' | 'svg'
export type AnyFormat = PictureFormat | ExportFormat

/** Which part of the graph is written. */
export type What = 'view' | 'selection' | 'filter' | 'all'

/** What the person has chosen; kept while the window is open, so that the next export begins where this one ended. */
export type ExportChoices = {
  readonly format: AnyFormat
  readonly what: What
  /** Of the view or the selection: every edge of the graph among its nodes, not only those drawn. */
  readonly everyEdge: boolean
  readonly gexf12: boolean
  readonly area: 'whole' | 'sight'
  readonly scale: 1 | 2 | 3 | 4
  readonly transparent: boolean
  readonly legend: boolean
  /** Where there are no dialogs: the browser's downloads, or a folder of the server. */
  readonly to: 'download' | 'folder'
}

export type ExportState = {
  readonly choices: ExportChoices
  readonly progress: { readonly rowsDone: number; readonly rowsTotal: number; readonly pace: Pace } | null
  readonly failure: Failure | null
  /** Files that wait to be fetched, where one click is needed for each. */
  readonly waiting: readonly WrittenFile[]
}

export const useExport = create<ExportState>(() => ({
  choices: {
    format: 'png',
    what: 'view',
    everyEdge: false,
    gexf12: false,
    area: 'whole',
    scale: 2,
    transparent: false,
    legend: true,
    to: 'download',
  },
  progress: null,
  failure: null,
  waiting: [],
}))

export function choose(changed: Partial<ExportChoices>): void {
  useExport.setState(({ choices }) => ({ choices: { ...choices, ...changed }, failure: null }))
}

export const starting = { rowsDone: 0, rowsTotal: 0, pace: unknownPace }

/** Where a file is to go. */
export type Place =
  | { readonly by: 'dialog' }
  | { readonly by: 'download' }
  | { readonly by: 'folder'; readonly folder: Ticket | null; readonly name: string }

export function isPicture(format: AnyFormat): format is PictureFormat {
  return format === 'png' || format === 'svg'
}
