import { Graph, layout } from '@dagrejs/dagre'
import { foldLayers } from './fold-layers.ts'
import type { Link } from './backbone.ts'
import type { LayoutJob, Places } from './layout-job.ts'

const directions = { down: 'TB', up: 'BT', right: 'LR', left: 'RL' } as const
/** Beyond this many nodes the ranking that is short of best but much faster. */
const exactLimit = 300
const nodeGap = 22
const layerGap = 70

/**
 * Layers that edges lead through in one direction (Sugiyama's method, by dagre); edges against it are turned round for
 * the while. Seconds for a thousand nodes.
 */
export function placeInLayers(
  job: LayoutJob,
  links: readonly Link[],
  direction: keyof typeof directions,
  spacing: number,
): Places {
  const graph = new Graph({ multigraph: false, compound: false })
  graph.setGraph({
    rankdir: directions[direction],
    nodesep: nodeGap * spacing,
    ranksep: layerGap * spacing,
    ranker: job.sizes.length > exactLimit ? 'longest-path' : 'network-simplex',
  })
  graph.setDefaultEdgeLabel(() => ({}))
  job.sizes.forEach((size, node) => graph.setNode(String(node), { width: size, height: size }))
  for (const [source, target] of links) {
    if (source !== target) graph.setEdge(String(source), String(target))
  }
  layout(graph)
  const isUpright = direction === 'down' || direction === 'up'
  const nodes = job.sizes.map((size, node) => {
    const { x, y } = graph.node(String(node)) as { x: number; y: number }
    return isUpright ? { size, along: x, across: y } : { size, along: y, across: x }
  })
  const folded = foldLayers(nodes, nodeGap * spacing, layerGap * spacing)
  const fixed = new Set(job.fixed)
  const placed = [...job.start]
  folded.forEach(({ along, across }, node) => {
    if (fixed.has(node)) return
    placed[2 * node] = isUpright ? along : across
    placed[2 * node + 1] = isUpright ? across : along
  })
  return placed
}
