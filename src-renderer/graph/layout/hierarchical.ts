import { Graph, layout } from '@dagrejs/dagre'
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
  const fixed = new Set(job.fixed)
  const placed = [...job.start]
  const { width = 0, height = 0 } = graph.graph()
  job.sizes.forEach((_, node) => {
    if (fixed.has(node)) return
    const { x, y } = graph.node(String(node)) as { x: number; y: number }
    placed[2 * node] = x - width / 2
    placed[2 * node + 1] = y - height / 2
  })
  return placed
}
