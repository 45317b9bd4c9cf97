/** Ends of an edge as positions in a list of nodes. */
export type Link = readonly [source: number, target: number]

/** Edges kept for each node besides the spanning forest; more brings the hairball back. */
const keptPerNode = 2
/** Below this many edges a node a force layout separates groups by itself. */
const sparseEnough = 1.6

/**
 * The edges that hold groups together, as positions in `links`: a maximum spanning forest plus each node's
 * strongest few, by the share of neighbours that both ends have in common (Jaccard). Drawing and laying out by
 * these alone shows the groups that a dense picture hides: Nocaj, Ortmann, Brandes, “Untangling the hairballs of
 * multi-centered, small-world online social media networks”, JGAA 19(2), 2015.
 * Takes about Σ min(degree) steps over the edges.
 */
export function backboneOf(nodeCount: number, links: readonly Link[]): number[] {
  if (links.length <= nodeCount * sparseEnough) return links.map((_, index) => index)
  const neighbours: Set<number>[] = Array.from({ length: nodeCount }, () => new Set())
  for (const [source, target] of links) {
    if (source === target) continue
    neighbours[source]?.add(target)
    neighbours[target]?.add(source)
  }
  const strength = links.map(([source, target]) => jaccard(neighbours[source], neighbours[target]))
  const strongestFirst = links
    .map((_, index) => index)
    .toSorted((a, b) => strength[b]! - strength[a]! || a - b)
  const group = Array.from({ length: nodeCount }, (_, index) => index)
  const taken = new Uint32Array(nodeCount)
  const kept: number[] = []
  for (const index of strongestFirst) {
    const [source, target] = links[index]!
    if (source === target) continue
    const joins = join(group, source, target)
    if (!joins && taken[source]! >= keptPerNode && taken[target]! >= keptPerNode) continue
    taken[source]! += 1
    taken[target]! += 1
    kept.push(index)
  }
  return kept
}

/** Common neighbours of adjacent nodes as a share of all their neighbours, themselves left out. */
function jaccard(a: Set<number> | undefined, b: Set<number> | undefined): number {
  if (!a || !b) return 0
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let common = 0
  for (const node of small) if (large.has(node)) common += 1
  const all = a.size + b.size - common - 2
  return all <= 0 ? 0 : common / all
}

/** Joins the groups of two nodes; `false` when they are one already. */
function join(group: number[], a: number, b: number): boolean {
  const rootA = rootOf(group, a)
  const rootB = rootOf(group, b)
  group[rootA] = rootB
  return rootA !== rootB
}

function rootOf(group: number[], node: number): number {
  let at = node
  while (group[at] !== at) {
    group[at] = group[group[at]!]!
    at = group[at]!
  }
  return at
}
