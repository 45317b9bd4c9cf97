import type { StructurePart } from '../../../src-shared/contract/memory.ts'
import type { Adjacency, Visit } from '../graph-store.ts'
import type { Topology } from '../topology/topology.ts'

/** Adjacency as compressed sparse rows: a node's neighbours lie side by side in one array. */
export class CsrAdjacency implements Adjacency {
  readonly topology: Topology

  constructor(topology: Topology) {
    this.topology = topology
  }

  get nodeCount(): number {
    return this.topology.nodeCount
  }

  get edgeCount(): number {
    return this.topology.edgeCount
  }

  /** O(log nodes): the source is the node whose outgoing row holds the edge's number. */
  sourceOf(edge: number): number {
    const { outStarts, nodeCount } = this.topology
    let low = 0
    let high = nodeCount
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (outStarts[middle]! <= edge) low = middle
      else high = middle - 1
    }
    return low
  }

  targetOf(edge: number): number {
    return this.topology.targets[edge]!
  }

  outDegree(node: number): number {
    const { outStarts } = this.topology
    return outStarts[node + 1]! - outStarts[node]!
  }

  inDegree(node: number): number {
    const { inStarts } = this.topology
    return inStarts[node + 1]! - inStarts[node]!
  }

  forEachOut(node: number, visit: Visit): void {
    const { outStarts, targets } = this.topology
    const end = outStarts[node + 1]!
    for (let edge = outStarts[node]!; edge < end; edge++) visit(targets[edge]!, edge)
  }

  forEachIn(node: number, visit: Visit): void {
    const { inStarts, inSources, inRanks, outStarts } = this.topology
    const end = inStarts[node + 1]!
    for (let at = inStarts[node]!; at < end; at++) {
      const source = inSources[at]!
      visit(source, outStarts[source]! + inRanks[at]!)
    }
  }

  structure(): StructurePart[] {
    const { outStarts, targets, inStarts, inSources, inRanks } = this.topology
    return [
      part('outgoing rows', outStarts.byteLength + targets.byteLength),
      part('incoming rows', inStarts.byteLength + inSources.byteLength + inRanks.byteLength),
    ]
  }
}

function part(name: string, bytes: number): StructurePart {
  return { of: 'topology', name, type: 'CSR', bytes }
}
