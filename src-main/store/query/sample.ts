import type { Of, Order } from '../../../src-shared/contract/queries.ts'
import type { Subgraph } from '../../../src-shared/contract/graph.ts'
import { randomSource } from '../../generate/random.ts'
import { inSlices } from '../analysis/slices.ts'
import { sample as drawn } from '../analysis/sample.ts'
import type { BitSet } from './bit-set.ts'
import { componentsFor, ordered } from './order/ordered.ts'
import type { Queried } from './components.ts'
import { viewEdge, viewNode } from './present.ts'
import { cellsOf, kindsOf, type Cells } from './scan/cells.ts'
import { CHUNK } from './scan/scan.ts'
import { countOf, knownField, selected, type Ask } from './selection.ts'
import { subgraphSteps } from './subgraph.ts'
import { Top } from './top.ts'

type Sample = { matched: number; total: number; subgraph: Subgraph }

/** The first nodes that pass a filter, with the edges among them. */
export async function filterNodes(
  queried: Queried,
  ask: Omit<Ask, 'of'> & { order: Order; limit: number; edgeLimit: number },
  signal?: AbortSignal,
): Promise<Sample> {
  const passing = await selected(queried, { ...ask, of: 'nodes' }, signal)
  const nodes = await firstOf(queried, 'nodes', passing, ask.order, ask.limit, signal)
  const { store } = queried
  return {
    matched: passing.size,
    total: store.nodeCount,
    subgraph: await inSlices(subgraphSteps(store, nodes, ask.edgeLimit), signal),
  }
}

/** The first edges that pass a filter, with their ends. */
export async function filterEdges(
  queried: Queried,
  ask: Omit<Ask, 'of'> & { order: Order; limit: number },
  signal?: AbortSignal,
): Promise<Sample> {
  const { store } = queried
  const passing = await selected(queried, { ...ask, of: 'edges' }, signal)
  const chosen = await firstOf(queried, 'edges', passing, ask.order, ask.limit, signal)
  const edges = chosen.map((edge) => viewEdge(store, edge))
  const ends = new Set(edges.flatMap(({ source, target }) => [source, target]))
  const subgraph = { nodes: [...ends].map((node) => viewNode(store, node)), edges, edgesOmitted: 0 }
  return { matched: passing.size, total: store.edgeCount, subgraph }
}

/** The first `limit` records of a set in an order. */
export async function firstOf(
  queried: Queried,
  of: Of,
  passing: BitSet,
  order: Order,
  limit: number,
  signal?: AbortSignal,
): Promise<number[]> {
  if (order.by === 'random')
    return atRanks(passing, drawn(randomSource(order.seed), Math.min(limit, passing.size), passing.size))
  const { store } = queried
  const field = knownField(store, of, order.field)
  const component = await componentsFor(queried, field, signal)
  const cells = kindsOf(store, of).map((_, at) => cellsOf(store, of, at, field, { component }))
  const isSimple =
    (of === 'nodes' || cells.length === 1) && cells.every(({ form }) => form === 'numbers' || form === 'none')
  if (isSimple) return await inSlices(topOf(queried, of, cells, passing, order.descending, limit), signal)
  return firstInOrder(await ordered(queried, of, field, order.descending, signal), passing, limit)
}

/** One pass over numbers, without sorting them all. */
function* topOf(
  { store }: Queried,
  of: Of,
  cells: readonly Cells[],
  passing: BitSet,
  descending: boolean,
  limit: number,
): Generator<void, number[]> {
  const top = new Top(limit)
  const sign = descending ? 1 : -1
  const chunk = new Float64Array(CHUNK)
  const whole = passing.size === countOf(store, of)
  for (const [at, { first, count }] of kindsOf(store, of).entries()) {
    const own = cells[at]!
    for (let from = 0; from < count; from += CHUNK) {
      const length = Math.min(CHUNK, count - from)
      if (own.form === 'numbers') own.read(from, length, chunk)
      else chunk.fill(Number.NaN)
      const base = first + from
      let { floor } = top
      for (let i = 0; i < length; i++) {
        const value = chunk[i]!
        // missing ones come last
        const score = Number.isNaN(value) ? -Infinity : sign * value
        if (score < floor || !(whole || passing.has(base + i))) continue
        top.offer(base + i, score)
        floor = top.floor
      }
      yield
    }
  }
  return top.take()
}

function firstInOrder(order: Uint32Array, passing: BitSet, limit: number): number[] {
  const first: number[] = []
  for (let at = 0; at < order.length && first.length < limit; at++) {
    if (passing.has(order[at]!)) first.push(order[at]!)
  }
  return first
}

/** The members at ascending positions among the members. */
function atRanks(members: BitSet, ranks: Uint32Array): number[] {
  const chosen: number[] = []
  let rank = 0
  members.forEach((member) => {
    if (ranks[chosen.length] === rank++) chosen.push(member)
  })
  return chosen
}
