import type { Reading } from './reading.ts'
import { BLOCK, type Team } from './team.ts'

/**
 * The node that most walks of two steps lead through, of these the first; read undirected, the node of most entries.
 * It is all but always in the largest component. Found by all threads, and the same on each; 0 without nodes.
 * `scratch` has a number a node; what it holds is lost.
 */
export function hubOf(
  { nodeCount, out, in: incoming, directed }: Reading,
  scratch: Uint32Array,
  team: Team,
): number {
  const score = (node: number): number => {
    const away = out.starts[node + 1]! - out.starts[node]!
    const back = incoming.starts[node + 1]! - incoming.starts[node]!
    return directed ? away * back : away + back
  }
  team.each(nodeCount, (from, to) => {
    let best = from
    let most = score(from)
    for (let node = from + 1; node < to; node++) {
      const has = score(node)
      if (has > most) {
        most = has
        best = node
      }
    }
    scratch[from] = best
  })
  let hub = 0
  for (let from = 0; from < nodeCount; from += BLOCK)
    if (score(scratch[from]!) > score(hub)) hub = scratch[from]!
  team.wait()
  return hub
}
