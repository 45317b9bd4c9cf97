import { randomSource } from '../../generate/random.ts'
import type { Reading } from './reading.ts'
import { sample } from './sample.ts'

/**
 * Nodes and edges that searches from every node may meet for a graph to be small: betweenness, the slowest, takes one
 * to two seconds of a thread for them (measured on R-MAT graphs; three times that if weighted).
 */
const SMALL_STEPS = 1e8

/**
 * All nodes where the graph is small and where `wanted` is 0 or at least their number, else so many of them at random;
 * ascending.
 */
export function chooseSources(
  { nodeCount, edgeCount }: Pick<Reading, 'nodeCount' | 'edgeCount'>,
  wanted: number,
  seed: number,
): Uint32Array {
  const isSmall = nodeCount * (nodeCount + edgeCount) <= SMALL_STEPS
  if (!isSmall && wanted > 0 && wanted < nodeCount) return sample(randomSource(seed), wanted, nodeCount)
  const all = new Uint32Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) all[node] = node
  return all
}

/** Chance that some node's error is past the bound: one in a hundred. */
const DOUBT = 0.01

/**
 * Half-width that a mean of `sampled` values between 0 and 1 keeps to, for all nodes at once, with 99 %
 * certainty; 0 when nothing was sampled. Source: Hoeffding's inequality and the union bound over the nodes.
 */
export function errorBound(nodeCount: number, sampled: number): number {
  if (sampled >= nodeCount) return 0
  return Math.sqrt(Math.log((2 * nodeCount) / DOUBT) / (2 * sampled))
}
