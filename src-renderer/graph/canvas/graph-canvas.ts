import cytoscape, { type Core, type CytoscapeOptions, type NodeSingular } from 'cytoscape'
import type { Colours } from '../colours.ts'
import type { Looks } from '../style/looks.ts'
import type { Focus } from '../view-store.ts'
import type { Point, View } from '../view.ts'
import { EdgeMarks } from './edge-marks.ts'
import { edgeOf, indexOf, nodeOf } from './element-ids.ts'
import { Elements } from './elements.ts'
import { glide } from './glide.ts'
import { Labels } from './labels.ts'
import { MovingPicture } from './moving-picture.ts'
import { drawNext } from './renderer.ts'
import { Selection } from './selection.ts'
import { Sight } from './sight.ts'
import { inSlices, nextTask } from './slices.ts'
import { stylesheet } from './stylesheet.ts'
import { viewportFor, type Disk, type Overlay } from './viewport.ts'

export type CanvasHandlers = {
  onSelect: (selected: ReadonlySet<number>) => void
  onFocus: (focus: Focus | null) => void
  onExpand: (node: number) => void
  onMove: (moved: ReadonlyMap<number, Point>) => void
  /** The picture was panned or zoomed, or nodes moved without a step of the view. */
  onChange: (what: 'nodes' | 'viewport') => void
  /** How much of the picture something else lies over, so that it fits beside. */
  overlay?: () => Overlay
}

/** The picture of a view. Owns the Cytoscape instance; knows nothing of stores. */
export class GraphCanvas {
  readonly sight: Sight
  readonly #cy: Core
  readonly #handlers: CanvasHandlers
  readonly #elements: Elements
  readonly #labels: Labels
  readonly #marks: EdgeMarks
  readonly #selection: Selection
  readonly #moving: MovingPicture
  readonly #resize: ResizeObserver
  #looks: Looks | undefined
  #pinned: ReadonlySet<number> = new Set()
  #selected: ReadonlySet<number> = new Set()
  #focus: Focus | null = null
  #colours: Colours | undefined
  #showing = 0
  #stopGlide: (() => void) | undefined
  #fitsNext = false

  constructor(container: HTMLElement, handlers: CanvasHandlers, isWebgl: boolean) {
    this.#handlers = handlers
    this.#cy = cytoscape({
      container,
      style: [],
      minZoom: 0.02,
      maxZoom: 8,
      selectionType: 'single',
      boxSelectionEnabled: false,
      hideEdgesOnViewport: false,
      textureOnViewport: false,
      // the types do not know that the canvas renderer can draw by WebGL
      ...(isWebgl && { renderer: { name: 'canvas', webgl: true } }),
    } as CytoscapeOptions)
    this.sight = new Sight(this.#cy)
    this.#elements = new Elements(this.#cy)
    this.#labels = new Labels(this.#cy)
    this.#marks = new EdgeMarks(this.#cy)
    this.#selection = new Selection(this.#cy, handlers)
    this.#moving = new MovingPicture(this.#cy, container)
    this.#listen()
    this.#resize = new ResizeObserver(() => {
      this.#labels.setTextScale(parseFloat(getComputedStyle(document.documentElement).fontSize) / 13)
      this.#cy.resize()
      if (this.sight.isWhole) {
        this.#stopGlide?.()
        this.fit()
      }
      this.#handlers.onChange('viewport')
    })
    this.#resize.observe(container)
  }

  /**
   * Shows a view in its looks, in slices that leave the window answering; moved nodes glide to where they are
   * now. A later call takes over from an earlier one.
   */
  async show(view: View, looks: Looks, colours: Colours): Promise<void> {
    this.#stopGlide?.()
    this.#looks = looks
    const turn = ++this.#showing
    const isWanted = () => turn === this.#showing
    // what changed the view has more to tell the window first
    await nextTask()
    if (!isWanted()) return
    this.#setSheet(colours)
    this.#marks.setBackbone(view.backbone)
    const isDone =
      (await inSlices(this.#elements.removeAllBut(view), isWanted)) &&
      (await inSlices(
        this.#elements.update(view, looks, (edge) => this.#marks.isWeak(edge)),
        isWanted,
      ))
    if (!isDone) return
    this.#marks.setArrows(looks.arrows)
    this.#showPins(view.pinned)
    this.#showSelection()
    drawNext(this.#cy)
    this.#glideTo(view)
  }

  /** Fits the next view into the window while its nodes glide to their places. */
  fitNext(): void {
    this.#fitsNext = true
  }

  /** Puts nodes where a layout has them for the moment; the view follows when it is done. */
  place(places: ReadonlyMap<number, Point>): void {
    this.#stopGlide?.()
    this.#labels.clear()
    this.#cy.batch(() => {
      for (const [index, place] of places) {
        const node = nodeOf(this.#cy, index)
        if (node && !node.grabbed()) node.position({ ...place })
      }
    })
    this.#handlers.onChange('nodes')
  }

  /** Where nodes are drawn now, which is elsewhere than in the view while a layout runs. */
  positions(): Map<number, Point> {
    return new Map(this.#cy.nodes().map((node) => [indexOf(node), { ...node.position() }]))
  }

  setSelection(selected: ReadonlySet<number>, focus: Focus | null): void {
    this.#selected = selected
    this.#focus = focus
    this.#showSelection()
  }

  /** Also when elements have come, as what is selected may be among them. */
  #showSelection(): void {
    this.#selection.show(this.#selected, this.#focus)
    this.#marks.markArrows()
    this.#labels.chooseSoon()
  }

  /** Fits some nodes into the window, or all. */
  fit(nodes?: ReadonlySet<number>): void {
    const viewport = this.#viewportFor(this.positions(), nodes)
    if (viewport) this.#cy.viewport(viewport)
    this.sight.isWhole = nodes === undefined
  }

  /** Nodes drawn, with their places on the screen relative to the canvas. */
  screenPlaces(): { index: number; x: number; y: number }[] {
    const zoom = this.#cy.zoom()
    const pan = this.#cy.pan()
    return this.#cy.nodes(':visible').map((node) => {
      const { x, y } = node.position()
      return { index: indexOf(node), x: x * zoom + pan.x, y: y * zoom + pan.y }
    })
  }

  /** The node drawn at a place of the window, in pixels. */
  nodeAt({ x, y }: Point): number | undefined {
    const box = this.#cy.container()?.getBoundingClientRect()
    if (!box) return undefined
    const found = this.#cy.nodes(':visible').filter((node) => {
      const place = node.renderedPosition()
      const radius = node.renderedOuterWidth() / 2
      return Math.hypot(place.x + box.left - x, place.y + box.top - y) <= radius
    })
    return found.nonempty() ? indexOf(found[found.length - 1] as NodeSingular) : undefined
  }

  /** Where a node is drawn in the window, in pixels; the canvas's corner when it is not drawn. */
  placeInWindow(index: number): Point {
    const box = this.#cy.container()?.getBoundingClientRect()
    const place = nodeOf(this.#cy, index)?.renderedPosition()
    return { x: (box?.left ?? 0) + (place?.x ?? 0), y: (box?.top ?? 0) + (place?.y ?? 0) }
  }

  /** Sets elements off from the others for as long as they are pointed at. */
  highlight({ nodes, edges }: { nodes: readonly number[]; edges: readonly number[] }): void {
    this.#cy.batch(() => {
      this.#cy.elements('.lit').removeClass('lit')
      for (const index of nodes) nodeOf(this.#cy, index)?.addClass('lit')
      for (const index of edges) edgeOf(this.#cy, index)?.addClass('lit')
    })
  }

  /** Cytoscape itself, for exports of what it draws. */
  get cy(): Core {
    return this.#cy
  }

  destroy(): void {
    this.#showing += 1
    this.#stopGlide?.()
    this.#labels.destroy()
    this.#moving.destroy()
    this.#resize.disconnect()
    this.#cy.destroy()
  }

  #setSheet(colours: Colours): void {
    if (colours === this.#colours) return
    this.#colours = colours
    this.#cy.style(stylesheet(colours))
  }

  #showPins(pinned: ReadonlySet<number>): void {
    if (pinned === this.#pinned) return
    const before = this.#pinned
    this.#pinned = pinned
    this.#cy.batch(() => {
      for (const index of before) if (!pinned.has(index)) nodeOf(this.#cy, index)?.removeClass('pinned')
      for (const index of pinned) nodeOf(this.#cy, index)?.addClass('pinned')
    })
  }

  #glideTo(view: View): void {
    const fits = this.#fitsNext || this.#mostMove(view)
    const viewport = fits ? this.#viewportFor(view.positions) : undefined
    this.#fitsNext = false
    // made for the zoom before, they would be large or small on the way
    if (viewport) {
      this.#labels.clear()
      this.sight.isWhole = true
    }
    const positionOf = (node: NodeSingular) => view.positions.get(indexOf(node))
    this.#stopGlide = glide(this.#cy, positionOf, viewport, this.#moving.drawingMs, () => {
      this.#labels.chooseSoon()
      this.#handlers.onChange('nodes')
    })
  }

  /** Whether this is another picture rather than a change of the one before, as after undoing a layout. */
  #mostMove(view: View): boolean {
    let moved = 0
    this.#cy.nodes().forEach((node) => {
      const to = view.positions.get(indexOf(node))
      const { x, y } = node.position()
      if (to && Math.hypot(to.x - x, to.y - y) > 1) moved += 1
    })
    return moved > view.nodes.size / 2
  }

  #viewportFor(positions: ReadonlyMap<number, Point>, only?: ReadonlySet<number>) {
    const disks: Disk[] = []
    for (const [index, place] of positions) {
      const look = this.#looks?.nodes.get(index)
      if (only && !only.has(index)) continue
      if (look?.isOff && this.#looks?.hidesOff) continue
      disks.push({ ...place, size: look?.size ?? 0 })
    }
    return viewportFor(
      disks,
      this.#cy.width(),
      this.#cy.height(),
      this.#cy.minZoom(),
      this.#handlers.overlay?.(),
    )
  }

  #listen(): void {
    const cy = this.#cy
    cy.on('dbltap', 'node', (event) => this.#handlers.onExpand(indexOf(event.target as NodeSingular)))
    cy.on('dragfree', 'node', (event) => {
      const grabbed = event.target as NodeSingular
      const moved = grabbed.selected() ? cy.nodes(':selected').union(grabbed) : cy.collection().union(grabbed)
      const places = moved.nodes().map((node) => [indexOf(node), { ...node.position() }] as const)
      this.#handlers.onMove(new Map(places))
    })
    cy.on('viewport', () => {
      this.#marks.zoomed()
      this.#labels.chooseWhenStill()
      this.#handlers.onChange('viewport')
    })
  }
}
