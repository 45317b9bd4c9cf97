import cytoscape from 'cytoscape'
import fcose from 'cytoscape-fcose'
import { backboneOf, type Link } from './backbone.ts'
import type { LayoutAnswer, LayoutJob } from './layout-job.ts'

cytoscape.use(fcose)

/** Room between nodes for their labels, in model units. */
const edgeLength = 70
const repulsion = 9000

self.addEventListener('message', ({ data }: MessageEvent<LayoutJob>) => {
  self.postMessage(place(data))
})

/** Lays out by the backbone alone: the remaining edges would only pull everything to one ball. */
function place(job: LayoutJob): LayoutAnswer {
  const nodeCount = job.sizes.length
  const links: Link[] = []
  for (let at = 0; at < job.ends.length; at += 2) links.push([job.ends[at]!, job.ends[at + 1]!])
  const backbone = backboneOf(nodeCount, links)
  const cy = cytoscape({
    headless: true,
    // with styles on, headless nodes have the sizes that the layout keeps apart
    styleEnabled: true,
    style: [{ selector: 'node', style: { width: 'data(size)', height: 'data(size)' } }],
    elements: {
      nodes: job.sizes.map((size, order) => ({
        data: { id: String(order), size },
        position: { x: job.start[2 * order]!, y: job.start[2 * order + 1]! },
      })),
      edges: backbone.map((order) => ({
        data: { id: `e${order}`, source: String(links[order]![0]), target: String(links[order]![1]) },
      })),
    },
  })
  const fixedNodeConstraint = job.fixed.map((order) => ({
    nodeId: String(order),
    position: { x: job.start[2 * order]!, y: job.start[2 * order + 1]! },
  }))
  const options = {
    name: 'fcose',
    animate: false,
    fit: false,
    quality: nodeCount > 2000 ? 'draft' : 'default',
    randomize: fixedNodeConstraint.length === 0,
    ...(fixedNodeConstraint.length > 0 && { fixedNodeConstraint }),
    idealEdgeLength: edgeLength,
    nodeRepulsion: repulsion,
    nodeSeparation: edgeLength,
    gravity: 0.3,
    numIter: 2500,
    packComponents: false,
  }
  cy.layout(options).run()
  const placed = cy.nodes().map((node) => node.position())
  return { placed: placed.flatMap(({ x, y }) => [x, y]), backbone }
}
