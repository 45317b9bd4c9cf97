import type { LayoutChoice } from '../layout/layout-choice.ts'
import type { GraphStyle } from './graph-style.ts'

/** An attribute whose values a picture needs. */
export type Needed = { readonly type: 'node' | 'edge'; readonly name: string }

/** Attributes that a style reads. */
export function neededByStyle({ nodes, edges }: GraphStyle): Needed[] {
  return [
    ...[nodes.size, nodes.colour, nodes.label].flatMap((each) => named('node', each)),
    ...[edges.width, edges.colour, edges.label].flatMap((each) => named('edge', each)),
  ]
}

/** Attributes that a layout reads. */
export function neededByLayout(choice: LayoutChoice): Needed[] {
  if (choice.name === 'attribute') return [choice.x, choice.y].map((name) => ({ type: 'node', name }))
  return 'order' in choice ? named('node', choice.order) : []
}

function named(type: Needed['type'], source: { by: string; name?: string }): Needed[] {
  return source.name === undefined ? [] : [{ type, name: source.name }]
}
