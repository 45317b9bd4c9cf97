/**
 * Which tables of a SQLite file make the graph, and how. Written by the preflight (guessed, then corrected by
 * the analyst), sent to store processes and kept with recents: plain JSON.
 */
export type LoadPlan = {
  /** Empty for a graph that is only edges: its nodes are then made from the endpoints. */
  nodeTables: NodeTablePlan[]
  edgeTables: EdgeTablePlan[]
  /** An endpoint that no node has: leave the edge out, or make a node that has an id and nothing else. */
  danglingEndpoints: 'skip' | 'add-nodes'
  directed: boolean
}

export type NodeTablePlan = {
  table: string
  /** Columns that identify a node together; empty for the rowid. */
  idColumns: string[]
  labelColumn?: string
  /** Splits the table into one kind for each distinct value; `kindName` then names rows without one. */
  kindColumn?: string
  /** Columns to hold besides id, label and kind, in the order they are to be shown. */
  attributeColumns: string[]
  kindName: string
}

export type EdgeTablePlan = {
  table: string
  /**
   * Columns that hold the id of the source node, one for each id column of the node table; empty for the
   * table's own rowid, as when rows of a node table are joined to others by a foreign key.
   */
  sourceColumns: string[]
  /** As `sourceColumns`, for the target node. */
  targetColumns: string[]
  /** The node table that sources refer to; absent: every node table is asked in turn. */
  sourceTable?: string
  targetTable?: string
  /** Splits the table into one kind for each distinct value; `kindName` then names rows without one. */
  kindColumn?: string
  /** Also held as an attribute. */
  weightColumn?: string
  attributeColumns: string[]
  kindName: string
  /** A row without a target (or source) is no edge and no fault, as with a foreign key that may be NULL. */
  nullEndpoints?: 'report' | 'ignore'
}
