import { wireText } from '../../src-shared/contract/values.ts'
import { numberOf } from './style/attribute-values.ts'
import type { ColourBy, GraphStyle, LegendFilter } from './style/graph-style.ts'
import { frequentTexts } from './style/resolve-colours.ts'
import { fetchValues, valuesNow } from './values-store.ts'
import { restyle } from './view-actions.ts'
import { changeView, currentView } from './view-store.ts'

type Element = 'node' | 'edge'

/** How numbers are coloured unless told otherwise: even in lightness, safe for colour-blind eyes. */
export const usualScale = {
  scale: 'linear',
  palette: 'viridis',
  isReversed: false,
  domain: null,
} as const

/** Values that have a colour of their own; more cannot be told apart. */
const categoryLimit = 8
/** Whole numbers of fewer values than this are rather names of groups than amounts. */
const amountsFrom = 3

/** Changes the style of nodes, as a step. */
export function styleNodes(did: string, change: Partial<GraphStyle['nodes']>): void {
  const { style } = currentView()
  restyle(did, { ...style, nodes: { ...style.nodes, ...change } })
}

/** Changes the style of edges, as a step. */
export function styleEdges(did: string, change: Partial<GraphStyle['edges']>): void {
  const { style } = currentView()
  restyle(did, { ...style, edges: { ...style.edges, ...change } })
}

export function colour(type: Element, rule: ColourBy, did: string): void {
  if (type === 'node') styleNodes(did, { colour: rule })
  else styleEdges(did.replace('Colour', 'Colour edges'), { colour: rule })
}

/** Colours by an attribute: as numbers where its values are amounts, else as categories, unless told. */
export async function colourByAttribute(
  type: Element,
  name: string,
  as?: 'number' | 'category',
): Promise<void> {
  const view = currentView()
  await fetchValues([{ type, name }], view)
  const values = valuesNow(type, name)
  const elements = [...(type === 'node' ? view.nodes : view.edges).keys()]
  const there = elements
    .map((index) => values?.get(index))
    .filter((value) => value !== null && value !== undefined)
  const distinct = new Set(there.map(numberOf))
  const isAmount = !distinct.has(undefined) && distinct.size >= amountsFrom
  if (as === 'number' || (as === undefined && isAmount)) {
    colour(type, { by: 'number', name, ...usualScale }, `Colour by ${name}`)
    return
  }
  const texts = there.map(wireText)
  const frequent = frequentTexts(texts.length, (at) => texts[at])
  const rule: ColourBy = { by: 'category', name, values: frequent.slice(0, categoryLimit) }
  colour(type, rule, `Colour by ${name}`)
}

/** Turns parts of the picture off or on by the legend, as a step. */
export function filterByLegend(did: string, legendFilter: LegendFilter): void {
  changeView(did, { ...currentView(), legendFilter })
}
