import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force'
import type { Link } from './backbone.ts'
import type { LayoutJob, Places } from './layout-job.ts'

/** Length of an edge at rest, in model units: room for two nodes and a label. */
const edgeLength = 60
/** Edges at hubs are longer, so that their neighbours have room around them. */
const edgePerHub = 8
const repulsion = -260
/** Keeps parts that no edge ties to the others in sight. */
const gravity = 0.09

/** Parts of the graph that are farther apart leave each other alone. */
const reach = 700

type Body = SimulationNodeDatum & { size: number }

/**
 * Simulates springs along links and repulsion between all nodes with d3-force, and yields after each of its 300
 * steps. A step takes about nodes × log(nodes); `d3-force` cools down by itself.
 */
export function* simulate(
  job: LayoutJob,
  links: readonly Link[],
  spacing: number,
): Generator<Places, Places> {
  const fixed = new Set(job.fixed)
  const bodies: Body[] = job.sizes.map((size, node) => {
    const [x, y] = [job.start[2 * node]!, job.start[2 * node + 1]!]
    return { size, x, y, ...(fixed.has(node) && { fx: x, fy: y }) }
  })
  const degree = new Uint32Array(bodies.length)
  for (const [source, target] of links) {
    degree[source]! += 1
    degree[target]! += 1
  }
  const simulation = forceSimulation(bodies)
    .force(
      'links',
      forceLink<Body, { source: number; target: number }>(
        links.map(([source, target]) => ({ source, target })),
      ).distance((_, at) => {
        const [source, target] = links[at]!
        const hub = Math.max(degree[source]!, degree[target]!)
        return spacing * (edgeLength + edgePerHub * Math.sqrt(hub))
      }),
    )
    .force(
      'repulsion',
      forceManyBody<Body>()
        .strength(repulsion * spacing)
        .distanceMax(reach * spacing),
    )
    .force(
      'apart',
      forceCollide<Body>(({ size }) => size / 2 + 4),
    )
    .force('x', forceX<Body>(0).strength(gravity))
    .force('y', forceY<Body>(0).strength(gravity))
    .stop()
  while (simulation.alpha() >= simulation.alphaMin()) {
    simulation.tick()
    yield placesOf(bodies)
  }
  return placesOf(bodies)
}

function placesOf(bodies: readonly Body[]): Places {
  return bodies.flatMap(({ x, y }) => [x ?? 0, y ?? 0])
}
