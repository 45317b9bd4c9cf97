import type { NodeSingular } from 'cytoscape'
import { fitted } from './measure-text.ts'
import type { Fill, Mark } from './marks.ts'
import type { Frame } from './read-picture.ts'

/** Corners of the shapes that have some, in halves of width and height; every other shape is drawn as an ellipse. */
const corners: Record<string, readonly (readonly [number, number])[]> = {
  rectangle: [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  diamond: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  triangle: [
    [0, -1],
    [1, 1],
    [-1, 1],
  ],
}

/** A node's shape, and its label where it has one. */
export function nodeMarks(node: NodeSingular, frame: Frame): Mark[] {
  const { zoom } = frame
  const { x, y } = node.position()
  const [cx, cy] = [frame.x(x), frame.y(y)]
  const [rx, ry] = [(node.width() * zoom) / 2, (node.height() * zoom) / 2]
  const opacity = node.effectiveOpacity()
  const fill: Fill = {
    colour: textStyle(node, 'background-color'),
    opacity: opacity * node.numericStyle('background-opacity'),
    border: {
      colour: textStyle(node, 'border-color'),
      width: node.numericStyle('border-width') * zoom,
    },
  }
  const points = corners[textStyle(node, 'shape')]
  const shape: Mark = points
    ? { type: 'polygon', points: points.map(([dx, dy]) => [cx + dx * rx, cy + dy * ry] as const), fill }
    : { type: 'ellipse', x: cx, y: cy, rx, ry, fill }
  const label = textStyle(node, 'label')
  const around = outlineMarks(node, { cx, cy, rx, ry }, zoom, opacity)
  if (label === '') return [...around, shape]

  const size = node.numericStyle('font-size') * zoom
  const family = textStyle(node, 'font-family')
  const aside = node.numericStyle('text-margin-y') * zoom
  const valign = textStyle(node, 'text-valign')
  // letters reach about three quarters of the size above their line
  const below = valign === 'bottom' ? ry + size : valign === 'top' ? -ry - size * 0.25 : size * 0.35
  const outline = node.numericStyle('text-outline-width') * zoom
  return [
    ...around,
    shape,
    {
      type: 'text',
      angle: 0,
      x: cx + node.numericStyle('text-margin-x') * zoom,
      y: cy + below + aside,
      text: fitted(label, { size, family }, node.numericStyle('text-max-width') * zoom),
      size,
      family,
      colour: textStyle(node, 'color'),
      anchor: 'middle',
      // half of it lies under the letters
      outline:
        outline > 0 ? { colour: textStyle(node, 'text-outline-color'), width: 2 * outline } : undefined,
      opacity: opacity * node.numericStyle('text-opacity'),
    },
  ]
}

/** The ring around a pinned node. */
function outlineMarks(
  node: NodeSingular,
  { cx, cy, rx, ry }: { cx: number; cy: number; rx: number; ry: number },
  zoom: number,
  opacity: number,
): Mark[] {
  const width = node.numericStyle('outline-width') * zoom
  if (!(width > 0)) return []
  // from the edge of the node to the middle of the ring
  const aside = node.numericStyle('outline-offset') * zoom + width / 2
  const ring = { colour: textStyle(node, 'outline-color'), width }
  const fill = { colour: ring.colour, opacity: 0, border: ring, borderOpacity: opacity }
  return [{ type: 'ellipse', x: cx, y: cy, rx: rx + aside, ry: ry + aside, fill }]
}

export function textStyle(element: { style(name: string): unknown }, name: string): string {
  const value = element.style(name)
  return typeof value === 'string' ? value : ''
}
