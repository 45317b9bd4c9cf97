import { randomSource } from '../../generate/random.ts'
import { sample } from './sample.ts'

/** All nodes where `wanted` is 0 or at least their number, else so many of them at random; ascending. */
export function chooseSources(nodeCount: number, wanted: number, seed: number): Uint32Array {
  if (wanted > 0 && wanted < nodeCount) return sample(randomSource(seed), wanted, nodeCount)
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
