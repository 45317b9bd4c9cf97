import cytoscape, { type EdgeSingular } from 'cytoscape'
import fcose from 'cytoscape-fcose'
import type { Link } from './backbone.ts'
import type { LayoutJob, Places } from './layout-job.ts'
import { spreadApart } from './spread.ts'

cytoscape.use(fcose)

/** Shortest edge, in model units: room for two nodes and a label. */
const shortestEdge = 60
/**
 * An edge is this times the square root of its hub's degree, so that the disk around a hub has about 45 × 45
 * units for each of its neighbours.
 */
const edgePerHub = 17
const repulsion = 9000
/** Between nodes without edges, which stand in rows: room for a label of some six letters. */
const isolatedGap = 36

/** Places nodes with fcose, a force layout that begins from a spectral one. About a second for 1,000 nodes. */
export function placeByFcose(job: LayoutJob, links: readonly Link[], spacing: number): Places {
  const nodeCount = job.sizes.length
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
      edges: links.map(([source, target], order) => ({
        data: { id: `e${order}`, source: String(source), target: String(target) },
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
    idealEdgeLength: (edge: EdgeSingular) => {
      const hub = Math.max(edge.source().degree(false), edge.target().degree(false))
      return spacing * Math.max(shortestEdge, edgePerHub * Math.sqrt(hub))
    },
    nodeRepulsion: repulsion * spacing,
    nodeSeparation: shortestEdge * spacing,
    gravity: 0.3,
    numIter: 2500,
    packComponents: false,
    tilingPaddingVertical: isolatedGap * spacing,
    tilingPaddingHorizontal: isolatedGap * spacing,
  }
  cy.layout(options).run()
  const places = cy
    .nodes()
    .map((node) => node.position())
    .flatMap(({ x, y }) => [x, y])
  spreadApart(places, job.sizes, new Set(job.fixed))
  return places
}
