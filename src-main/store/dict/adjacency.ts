import type { Visit } from '../graph-store.ts'
import { HeapAdjacency } from '../heap-adjacency.ts'

/** Edges to (or from) each neighbour of one node: one edge number, or a list where edges are parallel. */
type Neighbours = Map<number, number | number[]>

/**
 * Adjacency as dictionaries of dictionaries, as it would be written in Python without further thought: for each
 * node one dictionary of the nodes it points to, and one of those that point to it.
 */
export class DictAdjacency extends HeapAdjacency<Neighbours> {
  protected readonly rowType = 'dictionaries'

  protected link(row: Neighbours | undefined, node: number, edge: number): Neighbours {
    const neighbours = row ?? new Map()
    const known = neighbours.get(node)
    if (known === undefined) neighbours.set(node, edge)
    else if (typeof known === 'number') neighbours.set(node, [known, edge])
    else known.push(edge)
    return neighbours
  }

  protected degree(neighbours: Neighbours): number {
    let count = 0
    for (const edges of neighbours.values()) count += typeof edges === 'number' ? 1 : edges.length
    return count
  }

  protected walk(neighbours: Neighbours, visit: Visit): void {
    for (const [neighbour, edges] of neighbours) {
      if (typeof edges === 'number') visit(neighbour, edges)
      else for (const edge of edges) visit(neighbour, edge)
    }
  }
}
