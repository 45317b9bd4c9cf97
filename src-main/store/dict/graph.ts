import type { StructurePart } from '../../../src-shared/contract/memory.ts'
import type { Mode } from '../../../src-shared/contract/mode.ts'
import type { CellValue } from '../columns/column-data.ts'
import type { GraphStore, Kind, Visit } from '../graph-store.ts'

/** One record as a Python programmer would hold it: a dictionary of its attributes by name. */
export type DictRecord = { [attribute: string]: CellValue }

/** Edges to (or from) each neighbour of one node: one edge number, or a list where edges are parallel. */
export type DictAdjacency = Map<number, number | number[]>

/** What the builder fills, slice by slice. */
export type DictParts = {
  directed: boolean
  nodeKinds: readonly Kind[]
  edgeKinds: readonly Kind[]
  nodes: DictRecord[]
  /** Kind of each node, as an object property would say it in Python; here beside the records. */
  nodeKind: number[]
  edges: DictRecord[]
  edgeKind: number[]
  sources: number[]
  targets: number[]
  index: Map<CellValue, number>
  successors: (DictAdjacency | undefined)[]
  predecessors: (DictAdjacency | undefined)[]
}

/**
 * A graph of dictionaries all the way down, as it would be written in Python without further thought: a
 * dictionary a record, a dictionary of ids, and for each node a dictionary of its neighbours both ways. It is
 * the comparison: nothing here is made slower or bigger than such a program would be.
 */
export class DictGraph implements GraphStore {
  readonly mode: Mode = 'dict'
  readonly directed: boolean
  readonly nodeKinds: readonly Kind[]
  readonly edgeKinds: readonly Kind[]
  readonly #parts: DictParts

  constructor(parts: DictParts) {
    this.#parts = parts
    this.directed = parts.directed
    this.nodeKinds = parts.nodeKinds
    this.edgeKinds = parts.edgeKinds
  }

  get nodeCount(): number {
    return this.#parts.nodes.length
  }

  get edgeCount(): number {
    return this.#parts.edges.length
  }

  nodeKindOf(node: number): number {
    return this.#parts.nodeKind.length === 0 ? 0 : this.#parts.nodeKind[node]!
  }

  edgeKindOf(edge: number): number {
    return this.#parts.edgeKind.length === 0 ? 0 : this.#parts.edgeKind[edge]!
  }

  nodeValue(node: number, attribute: number): CellValue {
    const name = this.nodeKinds[this.nodeKindOf(node)]!.attributes[attribute]?.name
    return name === undefined ? null : (this.#parts.nodes[node]![name] ?? null)
  }

  edgeValue(edge: number, attribute: number): CellValue {
    const name = this.edgeKinds[this.edgeKindOf(edge)]!.attributes[attribute]?.name
    return name === undefined ? null : (this.#parts.edges[edge]![name] ?? null)
  }

  find(id: number | bigint | string): number {
    return this.#parts.index.get(id) ?? -1
  }

  sourceOf(edge: number): number {
    return this.#parts.sources[edge]!
  }

  targetOf(edge: number): number {
    return this.#parts.targets[edge]!
  }

  outDegree(node: number): number {
    return degree(this.#parts.successors[node])
  }

  inDegree(node: number): number {
    return degree(this.#parts.predecessors[node])
  }

  forEachOut(node: number, visit: Visit): void {
    walk(this.#parts.successors[node], visit)
  }

  forEachIn(node: number, visit: Visit): void {
    walk(this.#parts.predecessors[node], visit)
  }

  nodeColumn(): undefined {
    return undefined
  }

  structure(): StructurePart[] {
    // V8 does not say what a dictionary takes; what it all takes is measured as heap and RSS
    const part = (of: StructurePart['of'], name: string): StructurePart => ({
      of,
      name,
      type: 'dictionaries',
      bytes: null,
    })
    return [
      part('nodes', 'records'),
      part('edges', 'records'),
      part('topology', 'neighbours'),
      part('ids', 'id to node'),
    ]
  }

  nodeRecordBytes(): null {
    return null
  }
}

function degree(adjacency: DictAdjacency | undefined): number {
  let count = 0
  if (adjacency) for (const edges of adjacency.values()) count += typeof edges === 'number' ? 1 : edges.length
  return count
}

function walk(adjacency: DictAdjacency | undefined, visit: Visit): void {
  if (!adjacency) return
  for (const [neighbour, edges] of adjacency) {
    if (typeof edges === 'number') visit(neighbour, edges)
    else for (const edge of edges) visit(neighbour, edge)
  }
}
