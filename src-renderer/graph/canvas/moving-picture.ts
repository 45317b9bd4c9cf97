import type { Core } from 'cytoscape'
import { drawNext, isMovedByHand, putOffDrawing } from './renderer.ts'
import { SlicedDrawing } from './sliced-drawing.ts'
import { viewportOf, type Viewport } from './viewport.ts'

/** Pictures that are drawn in less than half a frame of 16 ms are drawn anew for each move. */
const quickMs = 8
/** A pause in moving after which the picture is drawn anew. */
const restMs = 100
/** Moved farther than this part of the window, or scaled by more than this, too little of the picture is left. */
const farthestPart = 0.4
const mostScaled = 2

/**
 * While a large picture is panned or zoomed by hand, moves what is drawn already instead of drawing thousands of
 * elements for each move: a CSS transform, which costs the window's thread nothing. Drawn anew at rest.
 */
export class MovingPicture {
  readonly #cy: Core
  readonly #element: HTMLElement | null
  readonly #drawing: SlicedDrawing
  #drawn: Viewport | undefined
  #rest: ReturnType<typeof setTimeout> | undefined

  /** `container` holds one element with Cytoscape's canvases in it. */
  constructor(cy: Core, container: HTMLElement) {
    this.#cy = cy
    this.#element = container.querySelector('div')
    // within the frame that was drawn, so that the picture never jumps
    this.#drawing = new SlicedDrawing(cy, (drawn) => {
      this.#drawn = drawn
      clearTimeout(this.#rest)
      this.#place()
    })
    cy.on('viewport', () => this.#move())
  }

  /** Time that drawing took last, in ms. */
  get drawingMs(): number {
    return this.#drawing.lastMs
  }

  destroy(): void {
    clearTimeout(this.#rest)
    this.#drawing.destroy()
  }

  #move(): void {
    if (this.drawingMs < quickMs || !isMovedByHand(this.#cy) || !this.#place()) return
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => drawNext(this.#cy), restMs)
    // Cytoscape asks for a drawing right after this event
    queueMicrotask(() => putOffDrawing(this.#cy))
  }

  /** Moves what is drawn to where it belongs now; tells whether enough of the picture is left. */
  #place(): boolean {
    const [drawn, element] = [this.#drawn, this.#element]
    if (!drawn || !element) return false
    const { zoom, pan } = viewportOf(this.#cy)
    const scale = zoom / drawn.zoom
    const x = pan.x - drawn.pan.x * scale
    const y = pan.y - drawn.pan.y * scale
    const isFar =
      Math.abs(x) > farthestPart * this.#cy.width() || Math.abs(y) > farthestPart * this.#cy.height()
    if (scale === 1 && x === 0 && y === 0) {
      element.style.transform = ''
      return true
    }
    if ((scale === 1 && isFar) || scale > mostScaled || scale < 1 / mostScaled) return false
    element.style.transformOrigin = '0 0'
    // between pixels, every one of them would have to be mixed anew
    const whole = (length: number) => Math.round(length * devicePixelRatio) / devicePixelRatio
    element.style.transform =
      scale === 1 ? `translate(${whole(x)}px, ${whole(y)}px)` : `translate(${x}px, ${y}px) scale(${scale})`
    return true
  }
}
