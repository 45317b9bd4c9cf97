/** A node within layers: its place along its layer, and the place of the layer. */
export type Layered = { readonly size: number; readonly along: number; readonly across: number }

/** How many times as long as high a picture of layers may be before they are folded. */
const longest = 3

/**
 * Layers that are much longer than the whole is high are folded into several rows, in their order, so that a picture of
 * stars does not become a line. Layers stay one after the other; the result is centred on the origin.
 */
export function foldLayers(nodes: readonly Layered[], nodeGap: number, layerGap: number): Layered[] {
  if (nodes.length === 0) return []
  const cell = Math.max(...nodes.map(({ size }) => size)) + nodeGap
  const layers = new Map<number, number[]>()
  nodes.forEach((node, at) => {
    const layer = Math.round(node.across)
    const members = layers.get(layer)
    if (members) members.push(at)
    else layers.set(layer, [at])
  })
  const inOrder = [...layers].toSorted((a, b) => a[0] - b[0]).map(([, members]) => members)
  // rows of this length make the whole about `longest` times as long as high
  const length = Math.max(Math.sqrt(longest * nodes.length) * cell, layerGap * layers.size)
  const along = nodes.map((node) => node.along)
  const [first, last] = [Math.min(...along), Math.max(...along)]
  const shrink = last - first > length ? length / (last - first) : 1
  const folded: Layered[] = [...nodes]
  let across = 0
  for (const members of inOrder) {
    const sorted = members.toSorted((a, b) => nodes[a]!.along - nodes[b]!.along)
    const rowCount = Math.ceil((sorted.length * cell) / length)
    const perRow = Math.ceil(sorted.length / rowCount)
    let free = -Infinity
    sorted.forEach((node, at) => {
      const { size, along: before } = nodes[node]!
      const isAlone = rowCount === 1
      const wanted = (before - (first + last) / 2) * shrink
      const place = isAlone ? Math.max(wanted, free) : ((at % perRow) - (perRow - 1) / 2) * cell
      free = place + cell
      const row = isAlone ? 0 : Math.floor(at / perRow)
      folded[node] = { size, along: place, across: across + row * cell }
    })
    across += (rowCount - 1) * cell + layerGap + cell
  }
  const middle = (across - layerGap - cell) / 2
  return folded.map((node) => ({ ...node, across: node.across - middle }))
}
