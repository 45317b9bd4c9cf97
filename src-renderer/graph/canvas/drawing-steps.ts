import type { Core, EdgeSingular, NodeSingular } from 'cytoscape'
import type { Viewport } from './viewport.ts'

/**
 * What drawing step by step uses of Cytoscape's canvas renderer beyond its published interface, as of the version that
 * the lock file names.
 */
type Internals = {
  render(options?: { forcedContext?: unknown }): void
  beforeRenderCallbacks: { fn: (willDraw: boolean, time: number) => void; priority: number }[]
  beforeRenderPriorities: { eleCalcs: number }
  flushRenderedStyleQueue(): void
  recalculateRenderedStyle(elements: unknown, useCache?: boolean): void
  getCachedZSortedEles(): { nondrag: (NodeSingular | EdgeSingular)[] }
  getPixelRatio(): number
  drawElement(context: CanvasRenderingContext2D, element: unknown): void
  webgl?: boolean
  hoverData: { draggingEles?: boolean }
  /** Number of the canvas that holds all elements but those that are dragged. */
  NODE: number
  data: { contexts: CanvasRenderingContext2D[]; canvasNeedsRedraw: boolean[] }
}

/** How far an element reaches beyond the places of its nodes, in pixels: half the longest label, and a large node. */
const reach = 120

/** Cytoscape's drawing of all elements, taken apart into steps. */
export class DrawingSteps {
  readonly #cy: Core
  readonly #renderer: Internals
  readonly #renderAtOnce: () => void

  /** Drawings that Cytoscape is about to make are asked of `onAsked` from now on; exports are its own as before. */
  constructor(cy: Core, onAsked: () => void) {
    const renderer = (cy as unknown as { renderer(): Internals }).renderer()
    this.#cy = cy
    this.#renderer = renderer
    const render = renderer.render.bind(renderer)
    this.#renderAtOnce = () => render()
    // the first time is for everything, whatever is asked: let it be now, when there is nothing
    render()
    renderer.render = (options) => {
      const { canvasNeedsRedraw } = renderer.data
      if (options?.forcedContext || !canvasNeedsRedraw[renderer.NODE]) {
        render(options)
        return
      }
      onAsked()
      // what is dragged follows the pointer meanwhile
      if (!renderer.hoverData.draggingEles) return
      canvasNeedsRedraw[renderer.NODE] = false
      render(options)
      canvasNeedsRedraw[renderer.NODE] = true
    }
    // before each drawing, for everything that has changed: done here step by step
    const { eleCalcs } = renderer.beforeRenderPriorities
    for (const callback of renderer.beforeRenderCallbacks) {
      if (callback.priority === eleCalcs) callback.fn = () => {}
    }
  }

  /** Of the canvas that is seen, in its own pixels. */
  get size(): { width: number; height: number } {
    return this.#renderer.data.contexts[this.#renderer.NODE]!.canvas
  }

  /** Works out styles and shapes of what has changed, then draws what is in sight, an element a step. */
  *draw(context: CanvasRenderingContext2D, { zoom, pan }: Viewport): Generator<void> {
    const renderer = this.#renderer
    for (const element of this.#cy.elements().toArray()) {
      // asking for any part of a style works all of it out; `visible` would answer from memory
      element.numericStyle('opacity')
      yield
    }
    this.#markShapes()
    yield
    const ratio = renderer.getPixelRatio()
    const [left, top] = [-(pan.x + reach) / zoom, -(pan.y + reach) / zoom]
    const right = (this.#cy.width() - pan.x + reach) / zoom
    const bottom = (this.#cy.height() - pan.y + reach) / zoom
    context.setTransform(zoom * ratio, 0, 0, zoom * ratio, pan.x * ratio, pan.y * ratio)
    for (const element of renderer.getCachedZSortedEles().nondrag) {
      if (element.removed()) continue
      renderer.recalculateRenderedStyle(element)
      const ends = element.isEdge() ? [element.source(), element.target()] : [element]
      const places = ends.map((end) => end.position())
      const isBeside =
        places.every(({ x }) => x < left) ||
        places.every(({ x }) => x > right) ||
        places.every(({ y }) => y < top) ||
        places.every(({ y }) => y > bottom)
      if (!isBeside) renderer.drawElement(context, element)
      yield
    }
  }

  /** Puts a picture back that a change of size has wiped away. */
  putBack(shown: HTMLCanvasElement): void {
    const { data, NODE } = this.#renderer
    const context = data.contexts[NODE]!
    const { width, height } = context.canvas
    if ((shown.width === width && shown.height === height) || shown.width * shown.height === 0) return
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, width, height)
    context.drawImage(shown, 0, 0)
  }

  /** Shows what was drawn, unless the canvas that is seen has another size by now. */
  show(drawn: HTMLCanvasElement): boolean {
    const { data, NODE } = this.#renderer
    const context = data.contexts[NODE]!
    const { width, height } = context.canvas
    if (drawn.width !== width || drawn.height !== height) return false
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, width, height)
    context.drawImage(drawn, 0, 0)
    data.canvasNeedsRedraw[NODE] = false
    // the other layers: what is dragged
    this.#renderAtOnce()
    return true
  }

  /** Has the renderer go through its list of what has changed without working anything out. */
  #markShapes(): void {
    const renderer = this.#renderer
    const recalculate = renderer.recalculateRenderedStyle.bind(renderer)
    renderer.recalculateRenderedStyle = () => {}
    try {
      renderer.flushRenderedStyleQueue()
    } finally {
      renderer.recalculateRenderedStyle = recalculate
    }
  }
}

/** Whether the renderer draws on a canvas as this program expects it to: not by WebGL. */
export function drawsInSteps(cy: Core): boolean {
  const renderer = (cy as unknown as { renderer(): Partial<Internals> | null }).renderer()
  return Boolean(renderer?.drawElement && renderer.beforeRenderCallbacks && !renderer.webgl)
}
