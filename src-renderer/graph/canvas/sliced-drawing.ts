import type { Core } from 'cytoscape'
import { DrawingSteps, drawsInSteps } from './drawing-steps.ts'
import { drawNext } from './renderer.ts'
import { inSlices } from './slices.ts'
import { viewportOf, type Viewport } from './viewport.ts'

/**
 * A drawing that is this old, in ms, is finished before the next one begins: where changes follow each other, a picture
 * that is a moment old is better than none. A younger one is dropped, as nobody waits for it yet.
 */
const patienceMs = 150

/**
 * Draws on a canvas that is not seen, in slices, and shows it when it is complete: a picture of thousands of elements
 * never holds up the window. One that is quick to draw is shown within its frame, as ever.
 */
export class SlicedDrawing {
  readonly #cy: Core
  readonly #onShown: (drawn: Viewport) => void
  readonly #steps: DrawingSteps | undefined
  /** What is drawn on, and what is shown. */
  #next = document.createElement('canvas')
  #shown = document.createElement('canvas')
  #turn = 0
  #begunAt: number | undefined
  #isOutdated = false
  #lastMs = 0

  /** `onShown` is told the viewport that a picture was drawn for as soon as it is shown. */
  constructor(cy: Core, onShown: (drawn: Viewport) => void) {
    this.#cy = cy
    this.#onShown = onShown
    if (drawsInSteps(cy)) this.#steps = new DrawingSteps(cy, () => this.#ask())
    else cy.on('render', () => onShown(viewportOf(cy)))
  }

  /** Time that the last drawing took the window's thread, in ms; 0 where the renderer draws by itself. */
  get lastMs(): number {
    return this.#lastMs
  }

  destroy(): void {
    this.#turn += 1
  }

  #ask(): void {
    this.#steps?.putBack(this.#shown)
    const isBusy = this.#begunAt !== undefined
    if (isBusy && performance.now() - this.#begunAt! > patienceMs) {
      this.#isOutdated = true
      return
    }
    this.#begunAt ??= performance.now()
    void this.#draw(this.#steps!, ++this.#turn)
  }

  async #draw(steps: DrawingSteps, turn: number): Promise<void> {
    this.#isOutdated = false
    const viewport = viewportOf(this.#cy)
    const context = this.#fresh(steps)
    if (!context) return
    let ms = 0
    const isDone = await inSlices(
      steps.draw(context, viewport),
      () => turn === this.#turn,
      (sliceMs) => {
        ms += sliceMs
      },
    ).catch((thrown: unknown) => {
      // a drawing that fails holds up none that follows
      this.#begunAt = undefined
      throw thrown
    })
    if (!isDone) return
    this.#begunAt = undefined
    this.#lastMs = ms
    // a window that has another size by now asked for another drawing
    if (steps.show(this.#next)) this.#onShown(viewport)
    const shown = this.#next
    this.#next = this.#shown
    this.#shown = shown
    if (this.#isOutdated) drawNext(this.#cy)
  }

  /** An empty canvas as large as the one that is seen. */
  #fresh({ size: { width, height } }: DrawingSteps): CanvasRenderingContext2D | null {
    if (this.#next.width !== width) this.#next.width = width
    if (this.#next.height !== height) this.#next.height = height
    const context = this.#next.getContext('2d')
    context?.setTransform(1, 0, 0, 1, 0, 0)
    context?.clearRect(0, 0, width, height)
    return context
  }
}
