import { wireText, type WireValue } from '../../../src-shared/contract/values.ts'
import type { View } from '../view.ts'
import { numberOf, type ValuesOf } from './attribute-values.ts'
import type { LabelBy } from './graph-style.ts'
import { isOff } from './legend-model.ts'
import type { EdgeLook, Looks, NodeLook } from './looks.ts'
import { resolveColours, type ThemeColours } from './resolve-colours.ts'
import { resolveSizes } from './resolve-sizes.ts'

/** What the looks of a view depend on besides the view. */
export type StyleContext = {
  readonly valuesOf: ValuesOf
  readonly theme: ThemeColours
  readonly nodeKindSlots: ReadonlyMap<string, number>
  readonly edgeKindSlots: ReadonlyMap<string, number>
}

/** Works out how each element of a view is drawn: some tens of steps for each. */
export function resolveStyle(view: View, context: StyleContext): Looks {
  const { style, legendFilter } = view
  const fadedNodes = new Set(view.faded?.nodes)
  const fadedEdges = new Set(view.faded?.edges)
  const nodes = [...view.nodes.values()]
  const nodeValue = readerOf('node', nodes, context.valuesOf)
  const colouring = resolveColours(
    style.nodes.colour,
    {
      count: nodes.length,
      kindOf: (at) => nodes[at]!.kind,
      degreeOf: (at) => nodes[at]!.degree,
      valueOf: nodeValue,
      kindSlots: context.nodeKindSlots,
    },
    context.theme,
  )
  const sizing = resolveSizes(style.nodes.size, nodes.length, (rule) => {
    if (rule.by === 'degree') return (at) => nodes[at]!.degree
    const valueOf = nodeValue(rule.name)
    return (at) => numberOf(valueOf(at))
  })
  const labelOf = labeller(style.nodes.label, nodeValue, (by, at) => {
    const node = nodes[at]!
    return by === 'label' ? node.label : by === 'id' ? wireText(node.id) : node.kind
  })
  const nodeLooks = new Map<number, NodeLook>(
    nodes.map(({ index }, at) => [
      index,
      {
        size: sizing.sizeOf(at),
        colour: colouring.colourOf(at) ?? context.theme.otherKind,
        label: labelOf(at),
        isOff: fadedNodes.has(index) || isOff(legendFilter, colouring.keyOf(at), colouring.numberAt(at)),
      },
    ]),
  )

  const edges = [...view.edges.values()]
  const edgeValue = readerOf('edge', edges, context.valuesOf)
  const edgeColouring = resolveColours(
    style.edges.colour,
    {
      count: edges.length,
      kindOf: (at) => edges[at]!.kind,
      degreeOf: undefined,
      valueOf: edgeValue,
      kindSlots: context.edgeKindSlots,
    },
    context.theme,
  )
  const widening = resolveSizes(style.edges.width, edges.length, (rule) => {
    if (rule.by === 'degree') return () => undefined
    const valueOf = edgeValue(rule.name)
    return (at) => numberOf(valueOf(at))
  })
  const edgeLabelOf = labeller(style.edges.label, edgeValue, (by, at) =>
    by === 'kind' ? edges[at]!.kind : '',
  )
  const edgeLooks = new Map<number, EdgeLook>(
    edges.map(({ index, source, target }, at) => [
      index,
      {
        width: widening.sizeOf(at),
        colour: edgeColouring.colourOf(at),
        label: edgeLabelOf(at),
        isOff: fadedEdges.has(index) || Boolean(nodeLooks.get(source)?.isOff || nodeLooks.get(target)?.isOff),
      },
    ]),
  )
  return {
    nodes: nodeLooks,
    edges: edgeLooks,
    arrows: style.edges.arrows,
    hidesOff: legendFilter.how === 'hide',
    nodeColours: colouring.legend,
    nodeSizes: sizing.legend,
    edgeColours: edgeColouring.legend,
    edgeWidths: widening.legend,
  }
}

type Reader = (name: string) => (at: number) => WireValue | undefined

function readerOf(type: 'node' | 'edge', elements: readonly { index: number }[], valuesOf: ValuesOf): Reader {
  return (name) => {
    const values = valuesOf(type, name)
    return (at) => values?.get(elements[at]!.index)
  }
}

function labeller(
  rule: LabelBy,
  reader: Reader,
  textOf: (by: 'label' | 'id' | 'kind', at: number) => string,
): (at: number) => string {
  const { by } = rule
  if (by === 'none') return () => ''
  if (by !== 'attribute') return (at) => textOf(by, at)
  const valueOf = reader(rule.name)
  return (at) => wireText(valueOf(at) ?? null)
}
