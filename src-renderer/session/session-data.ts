import * as v from 'valibot'
import type { Subgraph, ViewEdge } from '../../src-shared/contract/graph.ts'
import { SetsSchema } from '../../src-shared/contract/queries.ts'
import type { Edit, Session } from '../../src-shared/contract/session.ts'
import { LayoutChoiceSchema } from '../graph/layout/layout-choice.ts'
import { GraphStyleSchema, LegendFilterSchema } from '../graph/style/graph-style.ts'
import { emptyView, FadedSchema, type View } from '../graph/view.ts'
import { captionOf, setCaption } from '../graph/captions.ts'
import type { Work } from '../graph/work.ts'

/** What a view has besides elements and places: plain data, which a session holds as it is. */
type Parts = Omit<View, 'nodes' | 'edges' | 'positions' | 'pinned'>

/** How each part is read back: one that does not fit, as from another version, gives way to its beginning. */
const partSchemas: { readonly [P in keyof Parts]: v.GenericSchema<unknown, Parts[P]> } = {
  style: GraphStyleSchema,
  legendFilter: LegendFilterSchema,
  layout: LayoutChoiceSchema,
  backbone: v.array(v.number()),
  sets: SetsSchema,
  faded: FadedSchema,
}

/** The session that keeps some work. Cost: a pass over the view. */
export function sessionOf({ view, edits }: Work, loaded: Pick<Session, 'mode' | 'plan'>): Session {
  const { nodes, edges, positions, pinned, ...parts } = view
  return {
    ...loaded,
    savedAt: Date.now(),
    nodes: [...nodes.values()].map((node) => ({ ...node, ...(positions.get(node.index) ?? { x: 0, y: 0 }) })),
    edges: [...edges.values()],
    pinned: [...pinned],
    edits: [...edits],
    parts: { ...parts, caption: captionOf(view) },
  }
}

/** The work that a session keeps, for the dataset as it was. */
export function workOf({ nodes, edges, pinned, edits, parts }: Session): Work {
  const there = new Map(nodes.map(({ x: _x, y: _y, ...node }) => [node.index, node]))
  const view: View = {
    ...emptyView,
    ...partsOf(parts),
    nodes: there,
    edges: new Map(
      edges
        .filter(({ source, target }) => there.has(source) && there.has(target))
        .map((edge) => [edge.index, edge]),
    ),
    positions: new Map(nodes.map(({ index, x, y }) => [index, { x, y }])),
    pinned: new Set(pinned.filter((index) => there.has(index))),
  }
  if (typeof parts['caption'] === 'string') setCaption(view, parts['caption'])
  return { view, edits }
}

function partsOf(parts: Session['parts']): Partial<Parts> {
  const fitting = Object.entries(partSchemas).flatMap(([name, schema]) => {
    const parsed = v.safeParse(schema, parts[name])
    return parsed.success ? [[name, parsed.output] as const] : []
  })
  return Object.fromEntries(fitting)
}

/** Nodes that a session speaks of, each once, by their numbers then. */
export function nodesOf(session: Session): Map<number, { kind: string; id: Session['nodes'][number]['id'] }> {
  const keys = new Map(session.nodes.map(({ index, kind, id }) => [index, { kind, id }]))
  for (const edit of session.edits) {
    if (edit.type === 'set') edit.nodes.forEach((node, at) => edit.keys[at] && keys.set(node, edit.keys[at]))
  }
  return keys
}

/**
 * The session for a dataset that has changed: nodes under the numbers that they have now, edges between the same
 * nodes and of the same kind, edits of the nodes that are still there. `now` is what the store says of them.
 */
export function relocated(session: Session, numbers: ReadonlyMap<number, number>, now: Subgraph): Session {
  const drawn = new Map(now.nodes.map((node) => [node.index, node]))
  const sides = new Set(
    session.edges.map(({ source, target, kind }) => sideText(numbers.get(source), numbers.get(target), kind)),
  )
  return {
    ...session,
    nodes: session.nodes.flatMap(({ index, x, y }) => {
      const node = drawn.get(numbers.get(index) ?? -1)
      return node ? [{ ...node, x, y }] : []
    }),
    edges: now.edges.filter(({ source, target, kind }: ViewEdge) =>
      sides.has(sideText(source, target, kind)),
    ),
    pinned: session.pinned.flatMap((index) => numbers.get(index) ?? []),
    edits: session.edits.flatMap((edit) => relocatedEdit(edit, numbers)),
    parts: relocatedParts(session.parts, numbers),
  }
}

/** Edges have other numbers now, and a caption counts what is there no more. */
function relocatedParts(parts: Session['parts'], numbers: ReadonlyMap<number, number>): Session['parts'] {
  const { backbone: _, caption: _then, recents: _chosen, ...others } = parts
  const { faded } = partsOf(parts)
  if (!faded) return others
  const nodes = faded.nodes.flatMap((node) => numbers.get(node) ?? [])
  return { ...others, faded: faded.edges.length > 0 ? null : { ...faded, nodes } }
}

function relocatedEdit(edit: Edit, numbers: ReadonlyMap<number, number>): Edit[] {
  if (edit.type === 'keep') return [edit]
  if (edit.type === 'measure') return [{ ...edit, parameters: relocatedParameters(edit.parameters, numbers) }]
  const there = edit.nodes
    .map((node, at) => ({ at, now: numbers.get(node) }))
    .filter(({ now }) => now !== undefined)
  if (there.length === 0) return []
  return [
    {
      ...edit,
      nodes: there.map(({ now }) => now!),
      keys: there.map(({ at }) => edit.keys[at]!),
      before: there.map(({ at }) => edit.before[at] ?? null),
    },
  ]
}

type Parameters = (Edit & { type: 'measure' })['parameters']

/** Lists of a measure's parameters are of nodes. */
function relocatedParameters(parameters: Parameters, numbers: ReadonlyMap<number, number>): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.flatMap((node) => numbers.get(node) ?? []) : value,
    ]),
  )
}

function sideText(source: number | undefined, target: number | undefined, kind: string): string {
  return `${source} ${target} ${kind}`
}
