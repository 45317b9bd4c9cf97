import type { Core } from 'cytoscape'
import type { Focus } from '../view-store.ts'
import { edgeOf, indexOf, nodeOf } from './element-ids.ts'

type Handlers = {
  onSelect: (selected: ReadonlySet<number>) => void
  onFocus: (focus: Focus | null) => void
}

/** Keeps what is selected in the picture and in the window the same. */
export class Selection {
  readonly #cy: Core
  readonly #handlers: Handlers
  /** Set while selection comes from outside, so that it is not told back. */
  #quiet = false

  constructor(cy: Core, handlers: Handlers) {
    this.#cy = cy
    this.#handlers = handlers
    cy.on('tap', (event) => {
      if (event.target === cy) handlers.onFocus(null)
    })
    let pending = false
    cy.on('select unselect', () => {
      if (this.#quiet || pending) return
      pending = true
      queueMicrotask(() => {
        pending = false
        this.#tell()
      })
    })
  }

  /** Shows what is selected; edges at it stand out. Only what changes is touched. */
  show(selected: ReadonlySet<number>, focus: Focus | null): void {
    const cy = this.#cy
    this.#quiet = true
    cy.batch(() => {
      const wanted = cy.collection()
      const near = cy.collection()
      for (const index of selected) {
        const node = nodeOf(cy, index)
        if (!node) continue
        wanted.merge(node)
        near.merge(node.connectedEdges())
      }
      const edge = focus?.type === 'edge' ? edgeOf(cy, focus.index) : undefined
      if (edge) {
        wanted.merge(edge)
        near.merge(edge)
      }
      cy.elements(':selected').difference(wanted).unselect()
      wanted.difference(cy.elements(':selected')).select()
      cy.edges('.near').difference(near).removeClass('near')
      near.filter((each) => !each.hasClass('near')).addClass('near')
    })
    this.#quiet = false
  }

  #tell(): void {
    const nodes = this.#cy.nodes(':selected').map((node) => indexOf(node))
    const [edge] = this.#cy.edges(':selected').map((each) => indexOf(each))
    if (nodes.length === 0 && edge !== undefined) this.#handlers.onFocus({ type: 'edge', index: edge })
    else this.#handlers.onSelect(new Set(nodes))
  }
}
