import type { ViewNode } from '../../src-shared/contract/graph.ts'
import { byDegree, neighboursInView, type View } from './view.ts'

/** A row of the tree that mirrors the picture: a node of the view, or one of its neighbours below it. */
export type TreeRow = {
  readonly key: string
  readonly node: ViewNode
  readonly level: 1 | 2
  readonly isExpanded: boolean
  readonly position: number
  readonly setSize: number
}

/** Nodes of the view, the most connected first, with the neighbours of `expanded` ones among them. */
export function treeRows(view: View, expanded: ReadonlySet<number>): TreeRow[] {
  const nodes = [...view.nodes.values()].toSorted(byDegree)
  const rows: TreeRow[] = []
  nodes.forEach((node, order) => {
    const isExpanded = expanded.has(node.index)
    rows.push({
      key: `${node.index}`,
      node,
      level: 1,
      isExpanded,
      position: order + 1,
      setSize: nodes.length,
    })
    if (!isExpanded) return
    const neighbours = neighboursInView(view, node.index)
    neighbours.forEach((neighbour, below) => {
      const key = `${node.index} ${neighbour.index}`
      rows.push({
        key,
        node: neighbour,
        level: 2,
        isExpanded: false,
        position: below + 1,
        setSize: neighbours.length,
      })
    })
  })
  return rows
}

/** The row above that a neighbour's row belongs to; the row itself on the first level. */
export function parentRow(rows: readonly TreeRow[], at: number): number {
  let parent = at
  while (parent > 0 && rows[parent]?.level === 2) parent -= 1
  return parent
}

/** The next row after `at`, around the end, whose label starts with `typed`; `at` itself when none does. */
export function rowStartingWith(rows: readonly TreeRow[], at: number, typed: string): number {
  const wanted = typed.toLocaleLowerCase()
  for (let step = 1; step <= rows.length; step++) {
    const next = (at + step) % rows.length
    if (rows[next]?.node.label.toLocaleLowerCase().startsWith(wanted)) return next
  }
  return at
}
