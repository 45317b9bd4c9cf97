import type { Of, TableRow } from '../../src-shared/contract/queries.ts'
import { addNode, store } from '../graph/view-actions.ts'
import { focusOn } from '../graph/view-store.ts'

/** Looks at the record of a row, as a click on it in the picture does. */
export function lookAt(of: Of, { index }: TableRow): void {
  focusOn({ type: of === 'nodes' ? 'node' : 'edge', index })
}

/** Brings the node of a row into the picture, or both ends of an edge. */
export async function showRow(of: Of, { index, source, target }: TableRow): Promise<void> {
  const ends = of === 'nodes' ? [index] : [source?.index, target?.index].filter((end) => end !== undefined)
  const { nodes } = await store().subgraph({ nodes: ends, edgeLimit: 0 })
  for (const node of nodes) {
    // the second is placed by the first
    // oxlint-disable-next-line no-await-in-loop
    await addNode(node)
  }
  lookAt(of, { index, values: [] })
}
