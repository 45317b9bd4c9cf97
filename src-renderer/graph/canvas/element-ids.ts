import type { Core, EdgeSingular, NodeSingular } from 'cytoscape'

/** Nodes and edges are numbered apart, so their ids in Cytoscape differ by a letter. */
export function nodeId(index: number): string {
  return `n${index}`
}
export function edgeId(index: number): string {
  return `e${index}`
}

/** Number of an element in the store. */
export function indexOf(element: NodeSingular | EdgeSingular): number {
  return Number(element.id().slice(1))
}

export function nodeOf(cy: Core, index: number): NodeSingular | undefined {
  const found = cy.$id(nodeId(index))
  return found.nonempty() ? found : undefined
}
export function edgeOf(cy: Core, index: number): EdgeSingular | undefined {
  const found = cy.$id(edgeId(index))
  return found.nonempty() ? found : undefined
}
