import type { StructurePart } from '../../src-shared/contract/memory.ts'
import type { Adjacency, Visit } from './graph-store.ts'

/**
 * Adjacency of V8's own objects: for each node one collection of the nodes it points to and one of those that
 * point to it, in whatever form the mode has for a row.
 */
export abstract class HeapAdjacency<Row> implements Adjacency {
  readonly nodeCount: number
  readonly #sources: number[] = []
  readonly #targets: number[] = []
  // nodes without edges in a direction have no row there
  readonly #out: (Row | undefined)[]
  readonly #in: (Row | undefined)[]

  constructor(nodeCount: number) {
    this.nodeCount = nodeCount
    this.#out = Array.from({ length: nodeCount })
    this.#in = Array.from({ length: nodeCount })
  }

  /** Adds the next edge, numbered in order. */
  add(source: number, target: number): void {
    const edge = this.#sources.push(source) - 1
    this.#targets.push(target)
    this.#out[source] = this.link(this.#out[source], target, edge)
    this.#in[target] = this.link(this.#in[target], source, edge)
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
    const row = this.#out[node]
    return row === undefined ? 0 : this.degree(row)
  }

  inDegree(node: number): number {
    const row = this.#in[node]
    return row === undefined ? 0 : this.degree(row)
  }

  forEachOut(node: number, visit: Visit): void {
    const row = this.#out[node]
    if (row !== undefined) this.walk(row, visit)
  }

  forEachIn(node: number, visit: Visit): void {
    const row = this.#in[node]
    if (row !== undefined) this.walk(row, visit)
  }

  structure(): StructurePart[] {
    // V8 does not say what its objects take; all together is measured as heap and RSS
    return [{ of: 'topology', name: 'neighbours', type: this.rowType, bytes: null }]
  }

  /** What a row is, as people read it. */
  protected abstract readonly rowType: string
  /** The row with one more neighbour; a new one where there was none. */
  protected abstract link(row: Row | undefined, node: number, edge: number): Row
  protected abstract degree(row: Row): number
  protected abstract walk(row: Row, visit: Visit): void
}
