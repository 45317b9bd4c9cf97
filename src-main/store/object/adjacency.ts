import type { StructurePart } from '../../../src-shared/contract/memory.ts'
import type { Adjacency, Visit } from '../graph-store.ts'

/** Nodes at the other end and the edges that lead there, side by side. */
class Row {
  readonly nodes: number[] = []
  readonly edges: number[] = []
}

/** Adjacency as a careful JavaScript program has it: an object a node and direction, with plain arrays. */
export class ObjectAdjacency implements Adjacency {
  readonly #sources: number[] = []
  readonly #targets: number[] = []
  readonly #out: (Row | undefined)[]
  readonly #in: (Row | undefined)[]
  readonly nodeCount: number

  constructor(nodeCount: number) {
    this.nodeCount = nodeCount
    this.#out = Array.from({ length: nodeCount })
    this.#in = Array.from({ length: nodeCount })
  }

  /** Adds the next edge, numbered in order. */
  add(source: number, target: number): void {
    const edge = this.#sources.push(source) - 1
    this.#targets.push(target)
    link((this.#out[source] ??= new Row()), target, edge)
    link((this.#in[target] ??= new Row()), source, edge)
  }

  get edgeCount(): number {
    return this.#sources.length
  }

  sourceOf(edge: number): number {
    return this.#sources[edge]!
  }

  targetOf(edge: number): number {
    return this.#targets[edge]!
  }

  outDegree(node: number): number {
    return this.#out[node]?.nodes.length ?? 0
  }

  inDegree(node: number): number {
    return this.#in[node]?.nodes.length ?? 0
  }

  forEachOut(node: number, visit: Visit): void {
    walk(this.#out[node], visit)
  }

  forEachIn(node: number, visit: Visit): void {
    walk(this.#in[node], visit)
  }

  structure(): StructurePart[] {
    return [{ of: 'topology', name: 'neighbours', type: 'objects and arrays', bytes: null }]
  }
}

function link(row: Row, node: number, edge: number): void {
  row.nodes.push(node)
  row.edges.push(edge)
}

function walk(row: Row | undefined, visit: Visit): void {
  if (!row) return
  const { nodes, edges } = row
  for (let at = 0; at < nodes.length; at++) visit(nodes[at]!, edges[at]!)
}
