import type { Visit } from '../graph-store.ts'
import { HeapAdjacency } from '../heap-adjacency.ts'

/** Nodes at the other end and the edges that lead there, side by side. */
type Row = { readonly nodes: number[]; readonly edges: number[] }

/** Adjacency as a careful JavaScript program has it: an object a node and direction, with plain arrays. */
export class ObjectAdjacency extends HeapAdjacency<Row> {
  protected readonly rowType = 'objects and arrays'

  protected link(known: Row | undefined, node: number, edge: number): Row {
    const row = known ?? { nodes: [], edges: [] }
    row.nodes.push(node)
    row.edges.push(edge)
    return row
  }

  protected degree({ nodes }: Row): number {
    return nodes.length
  }

  protected walk({ nodes, edges }: Row, visit: Visit): void {
    for (let at = 0; at < nodes.length; at++) visit(nodes[at]!, edges[at]!)
  }
}
