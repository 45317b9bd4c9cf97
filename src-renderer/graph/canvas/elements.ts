import type { Core, ElementDefinition } from 'cytoscape'
import type { ViewEdge, ViewNode } from '../../../src-shared/contract/graph.ts'
import type { EdgeLook, Looks, NodeLook } from '../style/looks.ts'
import type { View } from '../view.ts'
import { prepareWithoutDrawing, putOffDrawing } from './renderer.ts'
import { edgeOpacityFor } from './stylesheet.ts'
import { edgeId, edgeOf, nodeId, nodeOf } from './element-ids.ts'

/** Elements taken away at once. */
const goneAtOnce = 50
/** Elements added or changed before their styles are worked out: one by one costs twice as much. */
const atOnce = 20

const plainEdge: EdgeLook = { width: 1, colour: undefined, label: '', isOff: false }
const plainNode: NodeLook = { size: 10, colour: '#888888', label: '', isOff: false }

/** Keeps Cytoscape's elements as a view and its looks want them, touching only what differs. */
export class Elements {
  readonly #cy: Core
  readonly #nodes = new Map<number, NodeLook>()
  readonly #edges = new Map<number, EdgeLook>()
  #hidesOff = false
  #opacity = 0

  constructor(cy: Core) {
    this.#cy = cy
  }

  /** Takes away what the view does not have, edges first, in steps of a few milliseconds. */
  *removeAllBut(view: View): Generator<void> {
    yield* this.#remove(this.#edges, view.edges, edgeId)
    yield* this.#remove(this.#nodes, view.nodes, nodeId)
  }

  *#remove(
    drawn: Map<number, unknown>,
    wanted: ReadonlyMap<number, unknown>,
    idOf: (index: number) => string,
  ): Generator<void> {
    const gone = [...drawn.keys()].filter((index) => !wanted.has(index))
    for (let from = 0; from < gone.length; from += goneAtOnce) {
      const elements = this.#cy.collection()
      for (const index of gone.slice(from, from + goneAtOnce)) {
        elements.merge(this.#cy.$id(idOf(index)))
        drawn.delete(index)
      }
      this.#cy.remove(elements)
      putOffDrawing(this.#cy)
      yield
    }
  }

  /** Adds and changes elements, nodes first, in steps of a few milliseconds; nothing is drawn meanwhile. */
  *update(view: View, looks: Looks, isWeak: (edge: number) => boolean): Generator<void> {
    // edges that hold the picture together are few, and must be seen among the others
    const opacity = edgeOpacityFor(view.backbone.length || view.edges.size)
    const changesAll = this.#hidesOff !== looks.hidesOff || this.#opacity !== opacity
    this.#hidesOff = looks.hidesOff
    this.#opacity = opacity
    let fresh: ElementDefinition[] = []
    let touched = 0
    const settle = () => {
      if (fresh.length > 0) this.#cy.add(fresh)
      fresh = []
      touched = 0
      prepareWithoutDrawing(this.#cy)
    }
    for (const node of view.nodes.values()) {
      const look = looks.nodes.get(node.index) ?? plainNode
      const before = this.#nodes.get(node.index)
      this.#nodes.set(node.index, look)
      if (!before) fresh.push(this.#nodeElement(node, look, view))
      else if (changesAll || !sameNode(before, look)) this.#restyleNode(node.index, look)
      else continue
      if (++touched < atOnce) continue
      settle()
      yield
    }
    settle()
    for (const edge of view.edges.values()) {
      const look = looks.edges.get(edge.index) ?? plainEdge
      const before = this.#edges.get(edge.index)
      this.#edges.set(edge.index, look)
      if (!before) fresh.push(this.#edgeElement(edge, look, isWeak(edge.index)))
      else if (changesAll || !sameEdge(before, look)) this.#restyleEdge(edge.index, look)
      else continue
      if (++touched < atOnce) continue
      settle()
      yield
    }
    settle()
  }

  look(node: number): NodeLook | undefined {
    return this.#nodes.get(node)
  }

  #nodeElement({ index }: ViewNode, look: NodeLook, view: View): ElementDefinition {
    return {
      group: 'nodes',
      data: { id: nodeId(index), index, ...nodeData(look) },
      position: { ...(view.positions.get(index) ?? { x: 0, y: 0 }) },
      classes: this.#offClass(look.isOff),
    }
  }

  #edgeElement({ index, source, target }: ViewEdge, look: EdgeLook, isWeak: boolean): ElementDefinition {
    return {
      group: 'edges',
      data: {
        id: edgeId(index),
        index,
        source: nodeId(source),
        target: nodeId(target),
        ...edgeData(look, this.#opacity),
      },
      classes: [this.#offClass(look.isOff), isWeak ? 'weak' : '', ...edgeClasses(look)].join(' '),
    }
  }

  #restyleNode(index: number, look: NodeLook): void {
    const node = nodeOf(this.#cy, index)
    node?.data(nodeData(look))
    this.#setOff(node, look.isOff)
  }

  #restyleEdge(index: number, look: EdgeLook): void {
    const edge = edgeOf(this.#cy, index)
    edge?.data(edgeData(look, this.#opacity))
    for (const name of ['coloured', 'named']) edge?.toggleClass(name, edgeClasses(look).includes(name))
    this.#setOff(edge, look.isOff)
  }

  #setOff(element: { toggleClass(name: string, on: boolean): unknown } | undefined, isOff: boolean): void {
    for (const name of ['faded', 'hidden']) element?.toggleClass(name, name === this.#offClass(isOff))
  }

  #offClass(isOff: boolean): string {
    return isOff ? (this.#hidesOff ? 'hidden' : 'faded') : ''
  }
}

function nodeData({ size, colour, label }: NodeLook) {
  return { size, colour, label }
}

function edgeData({ width, colour, label }: EdgeLook, opacity: number) {
  // what is coloured says something, so it must be seen
  return {
    width,
    colour: colour ?? '',
    label,
    opacity: colour === undefined ? opacity : Math.max(0.5, opacity),
  }
}

/** Which parts of an edge's look are its own. */
function edgeClasses({ colour, label }: EdgeLook): string[] {
  return [...(colour === undefined ? [] : ['coloured']), ...(label === '' ? [] : ['named'])]
}

function sameNode(a: NodeLook, b: NodeLook): boolean {
  return a === b || (a.size === b.size && a.colour === b.colour && a.label === b.label && a.isOff === b.isOff)
}

function sameEdge(a: EdgeLook, b: EdgeLook): boolean {
  return (
    a === b || (a.width === b.width && a.colour === b.colour && a.label === b.label && a.isOff === b.isOff)
  )
}
