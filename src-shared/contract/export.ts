import * as v from 'valibot'
import { IndexSchema } from './graph.ts'
import { FilterTextSchema, SetsSchema } from './queries.ts'

/** The formats that a graph can be written in. */
export const exportFormats = ['graphml', 'gexf', 'csv', 'json', 'sqlite'] as const
export const ExportFormatSchema = v.picklist(exportFormats)
export type ExportFormat = v.InferOutput<typeof ExportFormatSchema>

/** What people read, and the ending that a file of the format has. */
export const exportFormatNames: Record<ExportFormat, { name: string; extension: string; opensIn: string }> = {
  graphml: { name: 'GraphML', extension: 'graphml', opensIn: 'NetworkX, igraph, Gephi, yEd, Cytoscape' },
  gexf: { name: 'GEXF', extension: 'gexf', opensIn: 'Gephi, with positions, colours and sizes' },
  csv: { name: 'CSV', extension: 'csv', opensIn: 'pandas, R, Excel, Gephi: one file of nodes, one of edges' },
  json: { name: 'JSON', extension: 'json', opensIn: 'Cytoscape.js and Cytoscape' },
  sqlite: { name: 'SQLite', extension: 'db', opensIn: 'Slotgraph and any SQLite tool, with exact types' },
}

const Finite = v.pipe(v.number(), v.finite())
const Hex = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/))

/** A node as it is drawn: y points down, sizes are diameters in the units of positions. */
const DrawnNodeSchema = v.object({
  index: IndexSchema,
  x: v.exactOptional(Finite),
  y: v.exactOptional(Finite),
  size: v.exactOptional(Finite),
  colour: v.exactOptional(Hex),
})
export type DrawnNode = v.InferOutput<typeof DrawnNodeSchema>

/** More than any canvas takes, as elsewhere in the contract. */
const mostElements = 20_000

/** Which part of the graph is written. */
export const ExportPartSchema = v.variant('of', [
  v.object({ of: v.literal('all') }),
  /** Nodes that pass a filter and, of the edges among them, those that pass another; blank filters let all through. */
  v.object({
    of: v.literal('filter'),
    filter: FilterTextSchema,
    edgeFilter: v.exactOptional(FilterTextSchema),
    sets: v.exactOptional(SetsSchema),
  }),
  v.object({
    of: v.literal('elements'),
    nodes: v.pipe(v.array(DrawnNodeSchema), v.maxLength(mostElements)),
    /** `null`: every edge of the graph among the nodes. */
    edges: v.nullable(v.pipe(v.array(IndexSchema), v.maxLength(mostElements))),
  }),
])
export type ExportPart = v.InferOutput<typeof ExportPartSchema>

/** What is to be written, and how. */
export const ExportRequestSchema = v.object({
  format: ExportFormatSchema,
  part: ExportPartSchema,
  /** The namespace that a GEXF file is in; NetworkX before 3.6 reads 1.2 only. 1.3 unless given. */
  gexfVersion: v.exactOptional(v.picklist(['1.2', '1.3'])),
})
export type ExportRequest = v.InferOutput<typeof ExportRequestSchema>

/** Rows are nodes and edges that were looked at, including those that are not part of what is written. */
export const ExportProgressSchema = v.object({ rowsDone: v.number(), rowsTotal: v.number() })
export type ExportProgress = v.InferOutput<typeof ExportProgressSchema>

/** A file that was written for the window; `url` is where a browser may fetch it once. */
export const WrittenFileSchema = v.object({
  name: v.string(),
  folder: v.string(),
  bytes: v.number(),
  url: v.nullable(v.string()),
})
export type WrittenFile = v.InferOutput<typeof WrittenFileSchema>

/** What was written, and what the format could not take. */
export const ExportDoneSchema = v.object({
  nodes: v.number(),
  edges: v.number(),
  /** Characters that XML cannot hold, written as U+FFFD. */
  replacedCharacters: v.number(),
  /** Blobs, of which stores hold the length only: left out as if missing. */
  blobsLeftOut: v.number(),
  elapsedMs: v.number(),
})
export type ExportDone = v.InferOutput<typeof ExportDoneSchema>
