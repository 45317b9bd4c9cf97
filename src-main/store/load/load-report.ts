import type { LoadProgress, LoadSummary, Reject } from '../../../src-shared/contract/load-report.ts'

/** What happened while a graph was loaded. Plain JSON: it is shown after loading and can be exported. */
export type LoadReport = {
  tables: TableReport[]
  rejects: Reject[]
  phases: PhaseReport[]
  /** Nodes that no row holds, made from endpoints. */
  addedNodes: number
  elapsedMs: number
  /** Highest resident set of the process seen while loading: sampled after every phase and at every progress tick. */
  peakRssBytes: number
  /** Worker threads that read. */
  threads: number
}

export type TableReport = LoadSummary['tables'][number]

/** How a table was read: its pages decoded here, or its rows asked from SQLite. */
export type Lane = TableReport['lane']

export type PhaseReport = { phase: LoadProgress['phase']; elapsedMs: number; rssBytes: number }
