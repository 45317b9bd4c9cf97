import type { EdgeSingular, Position } from 'cytoscape'
import type { Mark } from './marks.ts'
import { textStyle } from './node-marks.ts'
import type { Frame } from './read-picture.ts'

/** An edge's line, its arrows, and its label where it has one. */
export function edgeMarks(edge: EdgeSingular, frame: Frame): Mark[] {
  const { zoom } = frame
  const ends = [edge.sourceEndpoint(), edge.targetEndpoint()] as (Position | undefined)[]
  const controls = edge.controlPoints() ?? edge.segmentPoints() ?? []
  const [from, to, ...between] = [...ends, ...controls].map((point) => point && placed(point, frame))
  if (!from || !to || [from, to, ...between].some((point) => !point || !point.every(Number.isFinite)))
    return []
  const through = between as Place[]
  const opacity = edge.effectiveOpacity()
  const width = edge.numericStyle('width')
  const isCurved = edge.controlPoints() !== undefined
  const line: Mark = {
    type: 'line',
    d: isCurved ? curve(from, through, to) : `M${[from, ...through, to].map(pair).join('L')}`,
    colour: textStyle(edge, 'line-color'),
    width: width * zoom,
    opacity: opacity * edge.numericStyle('line-opacity'),
  }
  const size = arrowSize(width, edge.numericStyle('arrow-scale')) * zoom
  const marks: Mark[] = [line]
  for (const [end, at, before] of [
    ['target', to, through.at(-1) ?? from],
    ['source', from, through[0] ?? to],
  ] as const) {
    const shape = textStyle(edge, `${end}-arrow-shape`)
    if (shape === 'none' || shape === '' || textStyle(edge, 'curve-style') === 'haystack') continue
    const fill = { colour: textStyle(edge, `${end}-arrow-color`), opacity: line.opacity, border: undefined }
    marks.push({ type: 'polygon', points: triangle(at, before, size), fill })
  }
  return [...marks, ...labelMarks(edge, frame, opacity)]
}

type Place = readonly [number, number]

function placed({ x, y }: Position, frame: Frame): Place {
  return [frame.x(x), frame.y(y)]
}

function pair([x, y]: Place): string {
  return `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`
}

/** One quadratic curve a control point, which meet half-way between two, as Cytoscape draws them. */
function curve(from: Place, controls: readonly Place[], to: Place): string {
  const pieces = controls.map((control, at) => {
    const next = controls[at + 1]
    const end: Place = next ? [(control[0] + next[0]) / 2, (control[1] + next[1]) / 2] : to
    return `Q${pair(control)} ${pair(end)}`
  })
  return `M${pair(from)}${pieces.join('')}`
}

/** As Cytoscape sizes arrows: they grow more slowly than lines, from a least size on. */
function arrowSize(width: number, scale: number): number {
  return Math.max((width * 13.37) ** 0.9, 29) * scale
}

/** Cytoscape's triangle: 0.3 of the arrow's size long and wide. */
function triangle(tip: Place, from: Place, size: number): Place[] {
  const length = Math.hypot(tip[0] - from[0], tip[1] - from[1]) || 1
  const [ux, uy] = [(tip[0] - from[0]) / length, (tip[1] - from[1]) / length]
  const back: Place = [tip[0] - ux * size * 0.3, tip[1] - uy * size * 0.3]
  const half = size * 0.15
  return [tip, [back[0] - uy * half, back[1] + ux * half], [back[0] + uy * half, back[1] - ux * half]]
}

function labelMarks(edge: EdgeSingular, frame: Frame, opacity: number): Mark[] {
  const text = textStyle(edge, 'label')
  const zoomed = edge.numericStyle('font-size') * frame.zoom
  // Cytoscape leaves out what would be too small to read
  if (text === '' || zoomed < edge.numericStyle('min-zoomed-font-size')) return []
  const [x, y] = placed(edge.midpoint(), frame)
  const below = zoomed * 0.35 + edge.numericStyle('text-margin-y') * frame.zoom
  const angle = angleOf(edge)
  const turn = (angle * Math.PI) / 180
  const outline = edge.numericStyle('text-outline-width') * frame.zoom
  return [
    {
      type: 'text',
      // letters reach about 0.7 of their size above their line; that way is turned with the label
      x: x - Math.sin(turn) * below,
      y: y + Math.cos(turn) * below,
      angle,
      text,
      size: zoomed,
      family: textStyle(edge, 'font-family'),
      colour: textStyle(edge, 'color'),
      anchor: 'middle',
      outline:
        outline > 0 ? { colour: textStyle(edge, 'text-outline-color'), width: 2 * outline } : undefined,
      opacity: opacity * edge.numericStyle('text-opacity'),
    },
  ]
}

/** Of a label that goes along its edge, never upside down. */
function angleOf(edge: EdgeSingular): number {
  if (textStyle(edge, 'text-rotation') !== 'autorotate') return 0
  const [from, to] = [edge.sourceEndpoint(), edge.targetEndpoint()]
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI
  return angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle
}
