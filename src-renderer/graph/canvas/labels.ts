import type { Core } from 'cytoscape'
import { chooseLabels, type LabelCandidate } from './label-budget.ts'
import { indexOf, nodeOf } from './element-ids.ts'

/** A pause in zooming or panning after which labels are chosen anew. */
const afterMs = 120
/** Size of labels on the screen, at every zoom. */
const labelPixels = 11
/** Width of a character of a label, about, in pixels at that size. */
const characterPixels = 6.2
const longestLabel = 26

/** Gives labels to the nodes that have room for one; they keep their size on the screen at every zoom. */
export class Labels {
  readonly #cy: Core
  /** Zoom that each label was made for. */
  readonly #made = new Map<number, number>()
  #frame = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Labels follow the reader's own text size, which is 13 px unless changed. */
  #textScale = 1

  constructor(cy: Core) {
    this.#cy = cy
  }

  setTextScale(scale: number): void {
    if (scale === this.#textScale) return
    this.#textScale = scale
    this.clear()
    this.chooseSoon()
  }

  /** After the next frame at the earliest. */
  chooseSoon(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#choose())
  }

  /** When the picture has been still for a moment. */
  chooseWhenStill(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.chooseSoon(), afterMs)
  }

  /** For while the picture moves. */
  clear(): void {
    clearTimeout(this.#timer)
    cancelAnimationFrame(this.#frame)
    this.#cy.batch(() => {
      for (const index of this.#made.keys()) nodeOf(this.#cy, index)?.removeClass('labelled')
    })
    this.#made.clear()
  }

  destroy(): void {
    clearTimeout(this.#timer)
    cancelAnimationFrame(this.#frame)
  }

  #choose(): void {
    const cy = this.#cy
    const zoom = cy.zoom()
    const chosen = chooseLabels(this.#candidates(zoom), cy.width(), cy.height())
    cy.batch(() => {
      for (const index of this.#made.keys()) {
        if (chosen.has(index)) continue
        nodeOf(cy, index)?.removeClass('labelled')
        this.#made.delete(index)
      }
      for (const index of chosen) {
        if (this.#made.get(index) === zoom) continue
        this.#made.set(index, zoom)
        nodeOf(cy, index)
          ?.addClass('labelled')
          .style({
            'font-size': (labelPixels * this.#textScale) / zoom,
            'text-outline-width': 2 / zoom,
            'text-max-width': `${(160 * this.#textScale) / zoom}px`,
          })
      }
    })
  }

  #candidates(zoom: number): LabelCandidate[] {
    const pan = this.#cy.pan()
    const candidates: LabelCandidate[] = []
    this.#cy.nodes().forEach((node) => {
      const label = String(node.data('label'))
      if (label === '' || node.hasClass('faded') || node.hasClass('hidden')) return
      const { x, y } = node.position()
      const size = Number(node.data('size'))
      candidates.push({
        index: indexOf(node),
        x: x * zoom + pan.x,
        y: y * zoom + pan.y,
        radius: (size * zoom) / 2,
        labelWidth: Math.min(label.length, longestLabel) * characterPixels * this.#textScale + 6,
        weight: size + (node.selected() ? 1000 : 0),
      })
    })
    return candidates
  }
}
