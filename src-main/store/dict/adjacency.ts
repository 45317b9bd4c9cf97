import type { StructurePart } from '../../../src-shared/contract/memory.ts'
import type { Adjacency, Visit } from '../graph-store.ts'

/** Edges to (or from) each neighbour of one node: one edge number, or a list where edges are parallel. */
type Neighbours = Map<number, number | number[]>

/**
 * Adjacency as dictionaries of dictionaries, as it would be written in Python without further thought: for each
 * node one dictionary of the nodes it points to, and one of those that point to it.
 */
export class DictAdjacency implements Adjacency {
  readonly #sources: number[] = []
  readonly #targets: number[] = []
  readonly #successors: (Neighbours | undefined)[]
  readonly #predecessors: (Neighbours | undefined)[]
  readonly nodeCount: number

  constructor(nodeCount: number) {
    this.nodeCount = nodeCount
    this.#successors = Array.from({ length: nodeCount })
    this.#predecessors = Array.from({ length: nodeCount })
  }

  /** Adds the next edge, numbered in order. */
  add(source: number, target: number): void {
    const edge = this.#sources.push(source) - 1
    this.#targets.push(target)
    link(this.#successors, source, target, edge)
    link(this.#predecessors, target, source, edge)
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
    return degree(this.#successors[node])
  }

  inDegree(node: number): number {
    return degree(this.#predecessors[node])
  }

  forEachOut(node: number, visit: Visit): void {
    walk(this.#successors[node], visit)
  }

  forEachIn(node: number, visit: Visit): void {
    walk(this.#predecessors[node], visit)
  }

  structure(): StructurePart[] {
    // V8 does not say what a dictionary takes; all together is measured as heap and RSS
    return [{ of: 'topology', name: 'neighbours', type: 'dictionaries', bytes: null }]
  }
}

function link(adjacency: (Neighbours | undefined)[], from: number, to: number, edge: number): void {
  const neighbours = (adjacency[from] ??= new Map())
  const known = neighbours.get(to)
  if (known === undefined) neighbours.set(to, edge)
  else if (typeof known === 'number') neighbours.set(to, [known, edge])
  else known.push(edge)
}

function degree(neighbours: Neighbours | undefined): number {
  let count = 0
  if (neighbours)
    for (const edges of neighbours.values()) count += typeof edges === 'number' ? 1 : edges.length
  return count
}

function walk(neighbours: Neighbours | undefined, visit: Visit): void {
  if (!neighbours) return
  for (const [neighbour, edges] of neighbours) {
    if (typeof edges === 'number') visit(neighbour, edges)
    else for (const edge of edges) visit(neighbour, edge)
  }
}
