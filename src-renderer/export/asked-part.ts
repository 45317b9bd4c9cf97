import type { DrawnNode, ExportPart } from '../../src-shared/contract/export.ts'
import { nodeOf } from '../graph/canvas/element-ids.ts'
import { canvasNow } from '../graph/current-canvas.ts'
import { currentView, useView } from '../graph/view-store.ts'
import type { ExportChoices } from './export-store.ts'
import { rgba } from './picture/svg.ts'

/** The part of the graph that was chosen, with how its nodes are drawn. */
export function askedPart({ what, everyEdge }: Pick<ExportChoices, 'what' | 'everyEdge'>): ExportPart {
  if (what === 'all') return { of: 'all' }
  const { nodes, edges } = chosen(what)
  return { of: 'elements', nodes: nodes.map(drawnNode), edges: everyEdge ? null : edges }
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
