import { create } from 'zustand'
import type { Of } from '../../src-shared/contract/queries.ts'

/** Which records are listed. */
export type Listed = 'view' | 'selection' | 'all'
export type Sort = { readonly field: string; readonly descending: boolean }

/** How the table of nodes, or of edges, is set. */
type Setting = {
  /** Columns as the analyst chose them; `null` shows the first ones. */
  readonly columns: readonly string[] | null
  readonly sort: Sort | null
}

export type TableState = {
  readonly of: Of
  readonly listed: Listed
  readonly nodes: Setting
  readonly edges: Setting
}

const untouched: Setting = { columns: null, sort: null }

export const useTable = create<TableState>(() => ({
  of: 'nodes',
  listed: 'view',
  nodes: untouched,
  edges: untouched,
}))

/** Changes the setting of the table that is shown. */
export function setTable(change: Partial<Setting>): void {
  useTable.setState((state) => ({ [state.of]: { ...state[state.of], ...change } }))
}

/** Up, down, and back to the order of the store. */
export function nextSort(sort: Sort | null, field: string): Sort | null {
  if (sort?.field !== field) return { field, descending: false }
  return sort.descending ? null : { field, descending: true }
}
