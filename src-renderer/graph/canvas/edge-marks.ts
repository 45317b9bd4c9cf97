import type { Core } from 'cytoscape'
import { indexOf } from './element-ids.ts'

/** From this zoom on, edges have arrows: below, arrows would be specks. */
const arrowZoom = 1.4
/** Arrows need straight edges, which draw more slowly than plain ones. */
const arrowEdgeLimit = 1500

/** Marks edges as having arrows, and as weak where they do not hold the picture together. */
export class EdgeMarks {
  readonly #cy: Core
  #arrows: 'near' | 'always' | 'never' = 'near'
  #backbone: ReadonlySet<number> = new Set()
  #backboneFrom: readonly number[] | undefined
  #hadAll = false

  constructor(cy: Core) {
    this.#cy = cy
  }

  setArrows(arrows: 'near' | 'always' | 'never'): void {
    if (arrows === this.#arrows) return
    this.#arrows = arrows
    this.markArrows()
  }

  /** Edges that hold the picture together; none: all are alike. Costs nothing unless they are others than before. */
  setBackbone(backbone: readonly number[]): void {
    if (backbone === this.#backboneFrom) return
    this.#backboneFrom = backbone
    this.#backbone = new Set(backbone)
    this.#mark('weak', (edge) => this.isWeak(edge))
  }

  isWeak(edge: number): boolean {
    return this.#backbone.size > 0 && !this.#backbone.has(edge)
  }

  markArrows(): void {
    this.#hadAll = this.#allHaveArrows()
    this.#mark('arrow', (_, isNear) => this.#hadAll || (isNear && this.#arrows === 'near'))
  }

  /** For each move of the viewport; does nothing unless all edges gain or lose their arrows. */
  zoomed(): void {
    if (this.#allHaveArrows() !== this.#hadAll) this.markArrows()
  }

  #allHaveArrows(): boolean {
    if (this.#arrows !== 'near') return this.#arrows === 'always'
    return this.#cy.zoom() >= arrowZoom && this.#cy.edges().length <= arrowEdgeLimit
  }

  #mark(name: string, isWanted: (edge: number, isNear: boolean) => boolean): void {
    this.#cy.batch(() => {
      this.#cy.edges().forEach((edge) => {
        const wanted = isWanted(indexOf(edge), edge.hasClass('near'))
        if (wanted !== edge.hasClass(name)) edge.toggleClass(name, wanted)
      })
    })
  }
}
