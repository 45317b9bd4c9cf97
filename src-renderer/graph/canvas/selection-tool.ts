import type { Point } from '../view.ts'
import { isInside, rectangle, simplified, type Region } from './region.ts'

/** What dragging over the background does. */
export type Tool = 'pan' | 'rectangle' | 'lasso'

/** Pixels between two points of a lasso. */
const step = 4
/** A drag shorter than this is a click. */
const leastDrag = 4

/**
 * Selects what a rectangle or a lasso is drawn around: with the tool chosen, or with Shift (rectangle) or Alt (lasso)
 * held. Ctrl adds to what is selected. Sits around the canvas and takes the pointer before Cytoscape does.
 */
export class SelectionTool {
  tool: Tool = 'pan'
  readonly #around: HTMLElement
  readonly #outline: SVGPolygonElement
  readonly #places: () => { index: number; x: number; y: number }[]
  readonly #onSelect: (nodes: ReadonlySet<number>, adds: boolean) => void
  readonly #listening = new AbortController()
  #drawing: { from: Point; points: Point[]; isLasso: boolean; pointer: number } | undefined

  constructor(
    around: HTMLElement,
    outline: SVGPolygonElement,
    places: () => { index: number; x: number; y: number }[],
    onSelect: (nodes: ReadonlySet<number>, adds: boolean) => void,
  ) {
    this.#around = around
    this.#outline = outline
    this.#places = places
    this.#onSelect = onSelect
    const { signal } = this.#listening
    const capture = { capture: true, signal }
    around.addEventListener('pointerdown', (event) => this.#begin(event), capture)
    around.addEventListener('pointermove', (event) => this.#move(event), capture)
    around.addEventListener('pointerup', (event) => this.#end(event), capture)
    around.addEventListener('pointercancel', () => this.#drop(), capture)
    // Cytoscape listens to these, which follow the pointer's
    for (const type of ['mousedown', 'touchstart'] as const) {
      around.addEventListener(
        type,
        (event) => {
          if (this.#drawing) event.stopPropagation()
        },
        capture,
      )
    }
    addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape' && this.#drawing) {
          event.preventDefault()
          event.stopPropagation()
          this.#drop()
        }
      },
      capture,
    )
  }

  destroy(): void {
    this.#listening.abort()
  }

  #begin(event: PointerEvent): void {
    if (event.button !== 0) return
    const isLasso = event.altKey || (this.tool === 'lasso' && !event.shiftKey)
    if (!isLasso && !event.shiftKey && this.tool !== 'rectangle') return
    const from = this.#pointOf(event)
    this.#drawing = { from, points: [from], isLasso, pointer: event.pointerId }
    this.#around.setPointerCapture(event.pointerId)
    event.stopPropagation()
  }

  #move(event: PointerEvent): void {
    const drawing = this.#drawing
    if (!drawing || event.pointerId !== drawing.pointer) return
    event.stopPropagation()
    drawing.points.push(this.#pointOf(event))
    const text = this.#region(drawing).map(({ x, y }) => `${x},${y}`)
    this.#outline.setAttribute('points', text.join(' '))
  }

  #end(event: PointerEvent): void {
    const drawing = this.#drawing
    if (!drawing || event.pointerId !== drawing.pointer) return
    event.stopPropagation()
    const to = this.#pointOf(event)
    const region = this.#region(drawing)
    const farthest = Math.max(
      ...drawing.points.map((at) => distance(at, drawing.from)),
      distance(to, drawing.from),
    )
    this.#drop()
    // a click with the tool is a click on what lies there
    if (farthest < leastDrag) return
    const inside = this.#places().filter((place) => isInside(region, place))
    this.#onSelect(new Set(inside.map(({ index }) => index)), event.ctrlKey || event.metaKey)
  }

  #region({ from, points, isLasso }: { from: Point; points: Point[]; isLasso: boolean }): Region {
    return isLasso ? simplified(points, step) : rectangle(from, points.at(-1) ?? from)
  }

  #drop(): void {
    this.#drawing = undefined
    this.#outline.setAttribute('points', '')
  }

  #pointOf(event: PointerEvent): Point {
    const { left, top } = this.#around.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
