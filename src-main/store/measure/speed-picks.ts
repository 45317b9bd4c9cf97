import { below, randomSource } from '../../generate/random.ts'
import type { SpeedAttributes } from '../../../src-shared/contract/lab.ts'
import type { Attribute, GraphStore } from '../graph-store.ts'

/** What the speeds are measured on: the same in every mode of a dataset, for one seed. */
export type SpeedPicks = {
  /** The kind of most nodes, and positions of a number and a text among its attributes; -1 without one. */
  readonly kind: number
  readonly number: number
  readonly text: number
  /** Nodes of that kind, evenly at random, some perhaps twice. */
  readonly ofKind: Uint32Array
  /** Nodes of the whole graph, likewise. */
  readonly nodes: Uint32Array
}

/** Enough that a round takes some milliseconds, and that they lie all over a million records. */
const PICKS = 2 ** 16

/** Picks nodes and, unless they are `named`, attributes, by what all modes agree on. */
export function speedPicks(graph: GraphStore, seed: number, named?: SpeedAttributes): SpeedPicks {
  const kind = graph.nodeKinds.reduce(
    (most, { count }, at) => (count > (graph.nodeKinds[most]?.count ?? -1) ? at : most),
    0,
  )
  const { attributes = [], first = 0, count = 0 } = graph.nodeKinds[kind] ?? {}
  const at = (name: string | null) => attributes.findIndex((attribute) => attribute.name === name)
  const random = randomSource(seed)
  const picks = (from: number, among: number) =>
    Uint32Array.from({ length: among === 0 ? 0 : PICKS }, () => from + below(random, among))
  return {
    kind,
    number: named ? at(named.number) : bestAttribute(attributes, isNumber),
    text: named ? at(named.text) : bestAttribute(attributes, isText),
    ofKind: picks(first, count),
    nodes: picks(0, graph.nodeCount),
  }
}

/** A declared attribute that is no id and no label, else any but the id, else none. */
function bestAttribute(attributes: readonly Attribute[], fits: (type: string) => boolean): number {
  const rank = ({ role, isSlot, type }: Attribute): number => {
    if (!fits(type) || !isSlot || role === 'id') return 0
    return role === 'attribute' ? 2 : 1
  }
  const ranks = attributes.map(rank)
  const best = Math.max(0, ...ranks)
  return best === 0 ? -1 : ranks.indexOf(best)
}

const isNumber = (type: string) => /^(integer|float)\b/.test(type) || type === 'timestamp'
const isText = (type: string) => type === 'text' || type === 'category'
