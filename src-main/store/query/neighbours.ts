import type { Direction } from '../../../src-shared/contract/graph.ts'
import type { NeighbourOrder, Of } from '../../../src-shared/contract/queries.ts'
import { attributeField } from '../../../src-shared/filter/filter.ts'
import { printField } from '../../../src-shared/filter/print.ts'
import { permutation, randomSource } from '../../generate/random.ts'
import type { GraphStore, Visit } from '../graph-store.ts'
import { BitSet } from './bit-set.ts'
import { countingEdges } from './edge-kinds.ts'
import { degreeOf } from './present.ts'
import { fieldReader } from './scan/field-reader.ts'
import { knownField } from './selection.ts'
import { Top } from './top.ts'

/** Distinct neighbours in a direction, without the node itself, in no order. Costs the node's degree. */
export function neighboursOf(
  store: GraphStore,
  node: number,
  direction: Direction,
  counts?: (edge: number) => boolean,
): number[] {
  const found: number[] = []
  const seen = new BitSet(store.nodeCount, [node])
  visitNeighbours(store, node, direction, counts, (neighbour) => {
    if (seen.add(neighbour)) found.push(neighbour)
  })
  return found
}

/** Which neighbours of which node are asked for. */
export type NeighbourAsk = {
  index: number
  direction: Direction
  edgeKinds?: readonly string[] | undefined
  /** By degree where absent. */
  order?: NeighbourOrder | undefined
  offset: number
  limit: number
  /** Nodes that are counted among its neighbours, but not given. */
  passesOver?: readonly number[]
}

/** Neighbours `[offset, offset + limit)` of a node in the order asked for, and how many there are. */
export function* rankedNeighbours(
  store: GraphStore,
  ask: NeighbourAsk,
): Generator<void, { total: number; page: number[] }> {
  const { index, direction, order = { by: 'degree' }, offset, limit, passesOver = [] } = ask
  const counts = countingEdges(store, ask.edgeKinds)
  const found = neighboursOf(store, index, direction, counts)
  const total = found.length
  const passed = new BitSet(store.nodeCount, passesOver)
  const all = passesOver.length === 0 ? found : found.filter((each) => !passed.has(each))
  yield
  if (order.by === 'random') {
    // whatever order a mode walks a row in
    const inOrder = Uint32Array.from(all).toSorted()
    const places = permutation(randomSource(order.seed), all.length).subarray(offset, offset + limit)
    return { total, page: Array.from(places, (place) => inOrder[place]!) }
  }
  const scoreOf = scorer(store, ask, order, counts)
  yield
  const top = new Top(offset + limit)
  for (const each of all) top.offer(each, scoreOf(each))
  return { total, page: top.take().slice(offset) }
}

/** What a neighbour is ranked by, the higher the sooner; those without a number come last. */
function scorer(
  store: GraphStore,
  ask: NeighbourAsk,
  order: Exclude<NeighbourOrder, { by: 'random' }>,
  counts: ((edge: number) => boolean) | undefined,
): (neighbour: number) => number {
  if (order.by === 'degree') return (neighbour) => degreeOf(store, neighbour)
  const sign = order.descending ? 1 : -1
  if (order.by === 'edge') {
    const scores = edgeScores(store, ask, order.attribute, sign, counts)
    return (neighbour) => scores.get(neighbour) ?? -Infinity
  }
  const read = numberReader(store, 'nodes', order.attribute)
  return (neighbour) => sign * (read(neighbour) ?? -sign * Infinity)
}

/** An attribute of records as a number; `undefined` where it is missing or none. */
function numberReader(store: GraphStore, of: Of, attribute: string): (record: number) => number | undefined {
  const read = fieldReader(store, of, knownField(store, of, printField(attributeField(attribute))))
  return (record) => {
    const value = read(record)
    if ((typeof value !== 'number' && typeof value !== 'bigint') || Number.isNaN(value)) return undefined
    return Number(value)
  }
}

/** The best number on the edges to each neighbour, times `sign`; none where no edge has one. */
function edgeScores(
  store: GraphStore,
  { index, direction }: NeighbourAsk,
  attribute: string,
  sign: number,
  counts: ((edge: number) => boolean) | undefined,
): Map<number, number> {
  const read = numberReader(store, 'edges', attribute)
  const scores = new Map<number, number>()
  visitNeighbours(store, index, direction, counts, (neighbour, edge) => {
    const value = read(edge)
    if (value === undefined) return
    const score = sign * value
    if (score > (scores.get(neighbour) ?? -Infinity)) scores.set(neighbour, score)
  })
  return scores
}

/** Every edge at a node in a direction, of those that count. */
export function visitNeighbours(
  store: GraphStore,
  node: number,
  direction: Direction,
  counts: ((edge: number) => boolean) | undefined,
  visit: Visit,
): void {
  const counted: Visit = counts === undefined ? visit : (other, edge) => counts(edge) && visit(other, edge)
  if (direction !== 'in') store.forEachOut(node, counted)
  if (direction !== 'out') store.forEachIn(node, counted)
}
