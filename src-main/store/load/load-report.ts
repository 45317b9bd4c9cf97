/** What happened while a graph was loaded. Plain JSON: it is shown after loading and can be exported. */
export type LoadReport = {
  tables: TableReport[]
  rejects: RejectReport[]
  phases: PhaseReport[]
  nodes: number
  edges: number
  /** Nodes that no row holds, made from endpoints. */
  addedNodes: number
  elapsedMs: number
  /** Highest resident set of the process seen while loading (sampled at every phase and every progress tick). */
  peakRssBytes: number
  /** Worker threads that read. */
  threads: number
}

export type TableReport = {
  table: string
  lane: Lane
  /** Why this lane: a sentence for people. */
  why: string
  rowsRead: number
}

/** How a table was read: its pages decoded here, or its rows asked from SQLite. */
export type Lane = 'pages' | 'rows'

export type RejectReason =
  | 'dangling-source'
  | 'dangling-target'
  | 'null-source'
  | 'null-target'
  | 'duplicate-id'
  | 'null-id'
  | 'type-mismatch'
  | 'over-long-text'

export type RejectReport = {
  reason: RejectReason
  table: string
  column: string
  count: number
  /** The first few, in table order. */
  examples: RejectExample[]
}

/** `rowid` is the row's number in key order (from 1) in a table without rowids. 64-bit integers are decimal text. */
export type RejectExample = { rowid: number | string; value: number | string | null }

export type PhaseReport = { phase: LoadPhase; elapsedMs: number; rows: number; rssBytes: number }

export type LoadPhase = 'open' | 'decode' | 'resolve' | 'adjacency' | 'arrange'

export type LoadProgress = { phase: LoadPhase; rowsDone: number; rowsTotal: number }
