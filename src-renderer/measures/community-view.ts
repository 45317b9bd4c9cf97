import type { GroupGraph } from '../../src-shared/contract/analysis.ts'
import { formatCount } from '../../src-shared/units.ts'
import { layOut } from '../graph/layout/layout.ts'
import type { Looks } from '../graph/style/looks.ts'
import { emptyView, withPositions, type View } from '../graph/view.ts'

/** Diameters of the smallest and the largest group, in model units; areas are as their members. */
const smallest = 12
const largest = 110
/** Widths of the lightest and the heaviest tie. */
const thinnest = 0.5
const thickest = 14
/** Ties drawn for each group, the heaviest first: more would hide the structure. */
const tiesPerGroup = 3

export type CommunityView = { readonly view: View; readonly looks: Looks }

/** Groups as a view of their own: a node a group, by its number, and its heaviest ties. Laid out in a worker. */
export async function communityView(
  { groups, edges }: GroupGraph,
  nameOf: (group: number) => string,
  colourOf: (group: number) => string,
  signal: AbortSignal,
): Promise<CommunityView> {
  const drawn = heaviest(edges, tiesPerGroup * groups.length)
  const most = Math.max(1, ...groups.map(({ size }) => size))
  const heaviestTie = Math.max(1, ...drawn.map(({ count }) => count))
  const sizeOf = (size: number) => Math.max(smallest, largest * Math.sqrt(size / most))
  const view: View = {
    ...emptyView,
    nodes: new Map(
      groups.map(({ group, size }) => [
        group,
        { index: group, id: group, label: labelOf(nameOf(group), size), kind: 'group', degree: size },
      ]),
    ),
    edges: new Map(drawn.map(({ source, target }, index) => [index, { index, source, target, kind: 'tie' }])),
  }
  const looks: Looks = {
    nodes: new Map(
      groups.map(({ group, size }) => [
        group,
        { size: sizeOf(size), colour: colourOf(group), label: labelOf(nameOf(group), size), isOff: false },
      ]),
    ),
    edges: new Map(
      drawn.map(({ count }, index) => [
        index,
        {
          width: thinnest + (thickest - thinnest) * (count / heaviestTie),
          colour: undefined,
          label: '',
          isOff: false,
        },
      ]),
    ),
    arrows: 'never',
    hidesOff: false,
    nodeColours: undefined,
    nodeSizes: undefined,
    edgeColours: undefined,
    edgeWidths: undefined,
  }
  const { placed } = await layOut(view, {
    choice: { name: 'fcose', spacing: 1.5 },
    fixed: new Set(),
    sizeOf: (group) => looks.nodes.get(group)?.size ?? smallest,
    valuesOf: () => undefined,
    signal,
    onPlaced: () => undefined,
  })
  return { view: withPositions(view, placed), looks }
}

export function labelOf(name: string, size: number): string {
  return `${name} · ${formatCount(size)}`
}

type Tie = GroupGraph['edges'][number]

/** Ties between groups, both directions together, the heaviest first. */
export function heaviest(edges: readonly Tie[], limit: number): Tie[] {
  const ties = new Map<string, Tie>()
  for (const { source, target, count } of edges) {
    if (source === target) continue
    const [low, high] = source < target ? [source, target] : [target, source]
    const key = `${low} ${high}`
    ties.set(key, { source: low, target: high, count: count + (ties.get(key)?.count ?? 0) })
  }
  return [...ties.values()].toSorted((a, b) => b.count - a.count).slice(0, limit)
}
