import type { Core } from 'cytoscape'
import type { Point } from '../view.ts'
import { nodeOf } from './element-ids.ts'

/** Pixels from an edge of the window within which a node counts as out of sight. */
const margin = 20

/** What part of the picture is in sight, and how near. */
export class Sight {
  readonly #cy: Core
  /** Whether the whole picture was fitted and left so: then it stays whole when its room changes. */
  isWhole = false

  constructor(cy: Core) {
    this.#cy = cy
    cy.on('scrollzoom pinchzoom dragpan', () => {
      this.isWhole = false
    })
  }

  zoomBy(factor: number): void {
    this.isWhole = false
    const middle = { x: this.#cy.width() / 2, y: this.#cy.height() / 2 }
    this.#cy.zoom({ level: this.#cy.zoom() * factor, renderedPosition: middle })
  }

  panBy(x: number, y: number): void {
    this.isWhole = false
    this.#cy.panBy({ x, y })
  }

  /** Puts a place of the model into the middle of the window. */
  centreOn({ x, y }: Point): void {
    this.isWhole = false
    const zoom = this.#cy.zoom()
    this.#cy.pan({ x: this.#cy.width() / 2 - x * zoom, y: this.#cy.height() / 2 - y * zoom })
  }

  /** Brings a node into sight where it is out of it. */
  reveal(index: number): void {
    const node = nodeOf(this.#cy, index)
    if (!node) return
    const { x, y } = node.renderedPosition()
    const isNear = (place: number, length: number) => place > margin && place < length - margin
    if (!isNear(x, this.#cy.width()) || !isNear(y, this.#cy.height())) this.centreOn(node.position())
  }

  /** The part of the model that is in sight. */
  extent(): { x1: number; y1: number; x2: number; y2: number } {
    const { x1, y1, x2, y2 } = this.#cy.extent()
    return { x1, y1, x2, y2 }
  }
}
