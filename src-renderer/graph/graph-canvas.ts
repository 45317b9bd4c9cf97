import cytoscape, { type Core, type ElementDefinition, type NodeSingular } from 'cytoscape'
import type { ViewEdge, ViewNode } from '../../src-shared/contract/graph.ts'
import type { Colours } from './colours.ts'
import { glide } from './glide.ts'
import { chooseLabels } from './label-budget.ts'
import { nodeSize } from './node-size.ts'
import { edgeOpacityFor, stylesheet } from './stylesheet.ts'
import type { Point, View } from './view.ts'
import type { Focus } from './view-store.ts'

export type CanvasHandlers = {
  onSelect: (selected: ReadonlySet<number>) => void
  onFocus: (focus: Focus | null) => void
  onExpand: (node: number) => void
  onMove: (moved: ReadonlyMap<number, Point>) => void
}

/** Elements added in one go: about 30 ms, well inside the 100 ms a task may take. */
const chunkSize = 400
/** From this zoom on, edges have arrows: below, arrows would be specks. */
const arrowZoom = 1.4
/** Arrows need straight edges, which draw more slowly than plain ones. */
const arrowEdgeLimit = 1500
/** Larger pictures are moved as a picture of themselves, and drawn anew when they rest. */
const textureFrom = 1000
/** A pause in zooming or panning after which labels are chosen anew. */
const labelsAfterMs = 120
const fitPadding = 48
/** A few nodes should not fill the canvas. */
const fitZoomLimit = 1.6
/** Size of labels on the screen, at every zoom. */
const labelPixels = 11
/** Width of a character of a label, about, in pixels at that size. */
const characterPixels = 6.2
const longestLabel = 26

/** The picture of a view. Owns the Cytoscape instance; knows nothing of stores. */
export class GraphCanvas {
  readonly #cy: Core
  readonly #handlers: CanvasHandlers
  #colourOf: (node: ViewNode) => string = () => '#888'
  #view: View | undefined
  #backbone: ReadonlySet<number> = new Set()
  /** Set while selection comes from outside, so that it is not told back. */
  #quiet = false
  #labelFrame = 0
  #labelTimer: ReturnType<typeof setTimeout> | undefined
  #applying = 0
  #stopGlide: (() => void) | undefined
  #resize: ResizeObserver
  /** Labels follow the reader's own text size, which is 13 px unless changed. */
  #textScale = 1
  #fitsNext = false

  constructor(container: HTMLElement, handlers: CanvasHandlers) {
    this.#handlers = handlers
    this.#cy = cytoscape({
      container,
      style: [],
      minZoom: 0.02,
      maxZoom: 8,
      selectionType: 'single',
      boxSelectionEnabled: true,
      hideEdgesOnViewport: false,
      textureOnViewport: false,
    })
    this.#listen()
    this.#resize = new ResizeObserver(() => {
      this.#textScale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 13
      this.#cy.resize()
      this.#scheduleLabels()
    })
    this.#resize.observe(container)
  }

  /** New colours, for the canvas and for each node. */
  setColours(colours: Colours, colourOf: (node: ViewNode) => string): void {
    this.#colourOf = colourOf
    this.#cy.batch(() => {
      for (const node of this.#view?.nodes.values() ?? []) {
        this.#cy.$id(nodeId(node.index)).data('colour', colourOf(node))
      }
    })
    this.#cy.style(stylesheet(colours, edgeOpacityFor(this.#view?.edges.size ?? 0)))
    this.#restyleLabels()
  }

  /** Shows a view, in chunks that leave the window answering; moved nodes glide to where they are now. */
  async setView(view: View, colours: Colours): Promise<void> {
    const before = this.#view
    this.#view = view
    this.#stopGlide?.()
    const turn = ++this.#applying
    if (!before || edgeOpacityFor(before.edges.size) !== edgeOpacityFor(view.edges.size)) {
      this.#cy.style(stylesheet(colours, edgeOpacityFor(view.edges.size)))
    }
    const gone = this.#cy.elements().filter((element) => {
      const index = Number(element.id().slice(1))
      return !(element.isNode() ? view.nodes : view.edges).has(index)
    })
    this.#cy.remove(gone)
    const wanted = [...this.#missing(view)]
    for (let at = 0; at < wanted.length; at += chunkSize) {
      this.#cy.batch(() => this.#cy.add(wanted.slice(at, at + chunkSize)))
      if (at + chunkSize < wanted.length) await nextFrame()
      if (turn !== this.#applying) return
    }
    this.#setTexture(view.nodes.size + view.edges.size > textureFrom)
    this.#glideTo(view)
  }

  /** Fits the next view into the window while its nodes glide to their places. */
  fitNext(): void {
    this.#fitsNext = true
  }

  setBackbone(backbone: ReadonlySet<number>): void {
    this.#backbone = backbone
    this.#markWeak()
  }

  /** Shows what is selected; edges at it stand out. */
  setSelection(selected: ReadonlySet<number>, focus: Focus | null): void {
    this.#quiet = true
    this.#cy.batch(() => {
      this.#cy.elements(':selected').unselect()
      this.#cy.edges('.near').removeClass('near')
      for (const index of selected) {
        const node = this.#cy.$id(nodeId(index))
        node.select()
        node.connectedEdges().addClass('near')
      }
      if (focus?.type === 'edge') this.#cy.$id(edgeId(focus.index)).select().addClass('near')
    })
    this.#quiet = false
    this.#markArrows()
    this.#scheduleLabels()
  }

  /** Brings a node into sight where it is out of it. */
  reveal(index: number): void {
    const node = this.#cy.$id(nodeId(index))
    if (node.empty()) return
    const { x, y } = node.renderedPosition()
    const inSight = x > 20 && y > 20 && x < this.#cy.width() - 20 && y < this.#cy.height() - 20
    if (!inSight) this.#cy.center(node)
  }

  fit(): void {
    if (this.#cy.elements().empty()) return
    this.#cy.fit(undefined, fitPadding)
    if (this.#cy.zoom() > fitZoomLimit) {
      this.#cy.zoom(fitZoomLimit)
      this.#cy.center()
    }
  }

  zoomBy(factor: number): void {
    const middle = { x: this.#cy.width() / 2, y: this.#cy.height() / 2 }
    this.#cy.zoom({ level: this.#cy.zoom() * factor, renderedPosition: middle })
  }

  panBy(x: number, y: number): void {
    this.#cy.panBy({ x, y })
  }

  destroy(): void {
    this.#applying += 1
    this.#stopGlide?.()
    cancelAnimationFrame(this.#labelFrame)
    clearTimeout(this.#labelTimer)
    this.#resize.disconnect()
    this.#cy.destroy()
  }

  *#missing(view: View): Generator<ElementDefinition> {
    const largest = Math.max(1, ...[...view.nodes.values()].map(({ degree }) => degree))
    for (const node of view.nodes.values()) {
      if (this.#cy.$id(nodeId(node.index)).nonempty()) continue
      const size = nodeSize(node.degree, largest)
      const data = {
        id: nodeId(node.index),
        label: node.label,
        size,
        colour: this.#colourOf(node),
        index: node.index,
      }
      yield { group: 'nodes', data, position: { ...(view.positions.get(node.index) ?? { x: 0, y: 0 }) } }
    }
    for (const edge of view.edges.values()) {
      if (this.#cy.$id(edgeId(edge.index)).empty()) yield edgeElement(edge, this.#isWeak(edge.index))
    }
  }

  #glideTo(view: View): void {
    const fits = this.#fitsNext
    this.#fitsNext = false
    const positionOf = (node: NodeSingular) => view.positions.get(Number(node.data('index')))
    const eachFrame = () => {
      if (fits) this.fit()
    }
    this.#stopGlide = glide(this.#cy, positionOf, () => this.#scheduleLabels(), eachFrame)
    this.#scheduleLabels()
  }

  #isWeak(edge: number): boolean {
    return this.#backbone.size > 0 && !this.#backbone.has(edge)
  }

  #markWeak(): void {
    this.#cy.batch(() => {
      this.#cy.edges().forEach((edge) => {
        const weak = this.#isWeak(Number(edge.data('index')))
        if (weak !== edge.hasClass('weak')) edge.toggleClass('weak', weak)
      })
    })
  }

  /** The renderer takes this option at any time, but Cytoscape's types know it at the beginning only. */
  #setTexture(textureOnViewport: boolean): void {
    Object.assign((this.#cy as unknown as { renderer(): object }).renderer(), { textureOnViewport })
  }

  #markArrows(): void {
    const edges = this.#cy.edges()
    const all = this.#cy.zoom() >= arrowZoom && edges.length <= arrowEdgeLimit
    this.#cy.batch(() =>
      edges.forEach((edge) => {
        const arrow = all || edge.hasClass('near')
        if (arrow !== edge.hasClass('arrow')) edge.toggleClass('arrow', arrow)
      }),
    )
  }

  #listen(): void {
    const cy = this.#cy
    cy.on('tap', (event) => {
      if (event.target === cy) this.#handlers.onFocus(null)
    })
    cy.on('dbltap', 'node', (event) =>
      this.#handlers.onExpand(Number((event.target as NodeSingular).data('index'))),
    )
    let pending = false
    cy.on('select unselect', () => {
      if (this.#quiet || pending) return
      pending = true
      queueMicrotask(() => {
        pending = false
        this.#tellSelection()
      })
    })
    cy.on('dragfree', 'node', (event) => {
      const grabbed = event.target as NodeSingular
      const moved = grabbed.selected() ? cy.nodes(':selected').union(grabbed) : cy.collection().union(grabbed)
      const places = moved
        .nodes()
        .map((node) => [Number(node.data('index')), { ...node.position() }] as const)
      this.#handlers.onMove(new Map(places))
    })
    let hadArrows = false
    cy.on('viewport', () => {
      const arrows = cy.zoom() >= arrowZoom
      if (arrows !== hadArrows) this.#markArrows()
      hadArrows = arrows
      clearTimeout(this.#labelTimer)
      this.#labelTimer = setTimeout(() => this.#scheduleLabels(), labelsAfterMs)
    })
  }

  #tellSelection(): void {
    const nodes = this.#cy.nodes(':selected').map((node) => Number(node.data('index')))
    const [edge] = this.#cy.edges(':selected').map((each) => Number(each.data('index')))
    if (nodes.length === 0 && edge !== undefined) this.#handlers.onFocus({ type: 'edge', index: edge })
    else this.#handlers.onSelect(new Set(nodes))
  }

  #scheduleLabels(): void {
    cancelAnimationFrame(this.#labelFrame)
    this.#labelFrame = requestAnimationFrame(() => this.#restyleLabels())
  }

  /** Labels keep their size on the screen, so that zooming in makes room for more of them. */
  #restyleLabels(): void {
    const cy = this.#cy
    const zoom = cy.zoom()
    const candidates = cy.nodes().map((node) => {
      const { x, y } = node.renderedPosition()
      const characters = Math.min(String(node.data('label')).length, longestLabel)
      const near = node.selected() ? 2 : 0
      return {
        index: Number(node.data('index')),
        x,
        y,
        radius: (Number(node.data('size')) * zoom) / 2,
        labelWidth: characters * characterPixels * this.#textScale + 6,
        weight: Number(node.data('size')) + near * 1000,
      }
    })
    const chosen = chooseLabels(candidates, cy.width(), cy.height())
    cy.batch(() => {
      cy.nodes().forEach((node) => {
        const labelled = chosen.has(Number(node.data('index')))
        if (labelled) {
          node.addClass('labelled')
          node.style({
            'font-size': (labelPixels * this.#textScale) / zoom,
            'text-outline-width': 2 / zoom,
            'text-max-width': `${(160 * this.#textScale) / zoom}px`,
          })
        } else if (node.hasClass('labelled')) node.removeClass('labelled')
      })
    })
  }
}

function nodeId(index: number): string {
  return `n${index}`
}
function edgeId(index: number): string {
  return `e${index}`
}

function edgeElement({ index, source, target }: ViewEdge, isWeak: boolean): ElementDefinition {
  const data = { id: edgeId(index), source: nodeId(source), target: nodeId(target), index }
  return { group: 'edges', data, classes: isWeak ? 'weak' : '' }
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve())
  })
}
