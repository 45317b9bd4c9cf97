import type { DrawnNode, ExportPart } from '../../src-shared/contract/export.ts'
import { useFilter } from '../filter/filter-store.ts'
import { nodeOf } from '../graph/canvas/element-ids.ts'
import { canvasNow } from '../graph/current-canvas.ts'
import { currentView, useView } from '../graph/view-store.ts'
import type { ExportChoices, What } from './export-store.ts'
import { rgba } from './picture/svg.ts'

/** What there is to write now. */
export function possibleParts(): Record<What, boolean> {
  const { text, problem } = useFilter.getState()
  return {
    view: currentView().nodes.size > 0,
    selection: useView.getState().selected.size > 0,
    filter: text.trim() !== '' && problem === null,
    all: true,
  }
}

/** What is written: what was chosen, unless that is not there any more. */
export function wantedPart({ what }: Pick<ExportChoices, 'what'>): What {
  const possible = possibleParts()
  return possible[what] ? what : possible.view ? 'view' : 'all'
}

/** The part of the graph that was chosen, with how its nodes are drawn. */
export function askedPart(choices: Pick<ExportChoices, 'what' | 'everyEdge'>): ExportPart {
  const what = wantedPart(choices)
  if (what === 'all') return { of: 'all' }
  if (what === 'filter') {
    const { of, text } = useFilter.getState()
    const { sets } = currentView()
    return of === 'nodes'
      ? { of: 'filter', filter: text, sets }
      : { of: 'filter', filter: '', edgeFilter: text, sets }
  }
  const { nodes, edges } = chosen(what)
  return { of: 'elements', nodes: nodes.map(drawnNode), edges: choices.everyEdge ? null : edges }
}

/** Numbers of the nodes that are drawn or selected, and of the drawn edges among them. */
export function chosen(what: 'view' | 'selection'): { nodes: number[]; edges: number[] } {
  const view = currentView()
  const { selected } = useView.getState()
  const isIn = (index: number) => what === 'view' || selected.has(index)
  const edges = [...view.edges.values()].filter(({ source, target }) => isIn(source) && isIn(target))
  return { nodes: [...view.nodes.keys()].filter(isIn), edges: edges.map(({ index }) => index) }
}

function drawnNode(index: number): DrawnNode {
  const point = currentView().positions.get(index)
  const cy = canvasNow()?.cy
  const node = cy && nodeOf(cy, index)
  return {
    index,
    ...(point && { x: point.x, y: point.y }),
    ...(node && { size: node.width(), colour: hexOf(String(node.style('background-color'))) }),
  }
}

function hexOf(colour: string): string {
  const parts = rgba(colour).slice(0, 3)
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}
