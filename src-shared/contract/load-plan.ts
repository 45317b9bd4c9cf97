import * as v from 'valibot'

/** Reads only about this first part of a table, in key order: for measuring how memory grows with size. */
const ShareSchema = v.exactOptional(v.pipe(v.number(), v.gtValue(0), v.maxValue(1)))

const NodeTablePlanSchema = v.object({
  table: v.string(),
  /** Columns that identify a node together; empty for the rowid. */
  idColumns: v.array(v.string()),
  labelColumn: v.exactOptional(v.string()),
  /** Splits the table into one kind for each distinct value; `kindName` then names rows without one. */
  kindColumn: v.exactOptional(v.string()),
  /** Columns to hold besides id, label and kind, in the order they are to be shown. */
  attributeColumns: v.array(v.string()),
  kindName: v.string(),
  share: ShareSchema,
})
export type NodeTablePlan = v.InferOutput<typeof NodeTablePlanSchema>

const EdgeTablePlanSchema = v.object({
  table: v.string(),
  /**
   * Columns that hold the id of the source node, one for each id column of the node table; empty for the
   * table's own rowid, as when rows of a node table are joined to others by a foreign key.
   */
  sourceColumns: v.array(v.string()),
  /** As `sourceColumns`, for the target node. */
  targetColumns: v.array(v.string()),
  /** The node table that sources refer to; absent: every node table is asked in turn. */
  sourceTable: v.exactOptional(v.string()),
  targetTable: v.exactOptional(v.string()),
  /**
   * Columns of `sourceTable` whose values `sourceColumns` hold, where they are not its id columns: foreign keys
   * may refer to any unique key.
   */
  sourceKey: v.exactOptional(v.array(v.string())),
  targetKey: v.exactOptional(v.array(v.string())),
  /** Splits the table into one kind for each distinct value; `kindName` then names rows without one. */
  kindColumn: v.exactOptional(v.string()),
  /** Also held as an attribute. */
  weightColumn: v.exactOptional(v.string()),
  attributeColumns: v.array(v.string()),
  kindName: v.string(),
  /** `ignore`: a row without a target (or source) is no edge and no fault, as with a foreign key that may be NULL. */
  nullEndpoints: v.exactOptional(v.picklist(['report', 'ignore'])),
  share: ShareSchema,
})
export type EdgeTablePlan = v.InferOutput<typeof EdgeTablePlanSchema>

/**
 * Which tables of a SQLite file make the graph, and how. Written by the preflight (guessed, then corrected by
 * the analyst), sent to store processes and kept with recents: plain JSON.
 */
export const LoadPlanSchema = v.object({
  /** Empty for a graph that is only edges: its nodes are then made from the endpoints. */
  nodeTables: v.array(NodeTablePlanSchema),
  edgeTables: v.array(EdgeTablePlanSchema),
  /** An endpoint that no node has: leave the edge out, or make a node that has an id and nothing else. */
  danglingEndpoints: v.picklist(['skip', 'add-nodes']),
  directed: v.boolean(),
  /**
   * Attributes that some records lack lie in overflow, however many have them; absent: in slots, but for those that
   * so few have that overflow takes less.
   */
  gaps: v.exactOptional(v.literal('overflow')),
})
export type LoadPlan = v.InferOutput<typeof LoadPlanSchema>
