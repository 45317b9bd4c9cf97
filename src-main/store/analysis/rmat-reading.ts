import { randomSource } from '../../generate/random.ts'
import { RmatEdges } from '../../generate/rmat.ts'
import { sharedArray } from '../load/shared-array.ts'
import { readingOf, type Reading } from './reading.ts'
import { atOnce } from './slices.ts'
import { topologyOf } from './small-graphs.ts'

// for tests

type Wanted = { nodes: number; edges: number; directed?: boolean; weighted?: boolean }

/** A random graph of the shape that networks have (R-MAT), the same each time; weighted, its edges weigh 1 to 9. */
export function rmatReading({ nodes, edges, directed = true, weighted = false }: Wanted): Reading {
  const random = randomSource(7)
  const draw = new RmatEdges(nodes, random)
  const sources = new Uint32Array(edges)
  const targets = new Uint32Array(edges)
  for (let edge = 0; edge < edges; edge++) {
    draw.draw()
    sources[edge] = draw.source
    targets[edge] = draw.target
  }
  const topology = topologyOf(nodes, sources, targets)
  if (!weighted) return atOnce(readingOf(topology, directed))
  const weights = sharedArray.f64(edges)
  for (let edge = 0; edge < edges; edge++) weights[edge] = 1 + (random() % 9)
  return atOnce(readingOf(topology, directed, weights))
}
