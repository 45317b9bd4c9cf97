import type { Of } from '../../../../src-shared/contract/queries.ts'
import { cellTestOf } from '../../../../src-shared/filter/cell-test.ts'
import type { Condition, Filter } from '../../../../src-shared/filter/filter.ts'
import type { GraphStore } from '../../graph-store.ts'
import { BitSet, fullSet } from '../bit-set.ts'
import { attributeOf, cellsOf, kindsOf, type WorkedOut } from './cells.ts'
import { scan } from './scan.ts'

/** What a filter is matched against. */
export type Scope = {
  readonly store: GraphStore
  readonly of: Of
  readonly workedOut: WorkedOut
  /** Members of a named set. */
  readonly memberOf: (name: string) => BitSet
}

/**
 * The nodes or edges that pass a filter whose names are known to be there. Every condition is a scan over one column;
 * conditions of an `and` that can be told only value by value ask those that passed before.
 */
export function* matching(scope: Scope, filter: Filter, among?: BitSet): Generator<void, BitSet> {
  const { store, of } = scope
  const total = of === 'nodes' ? store.nodeCount : store.edgeCount
  switch (filter.op) {
    case 'and': {
      const all = fullSet(total)
      if (among) all.keepOnly(among)
      for (const part of filter.parts) all.keepOnly(yield* matching(scope, part, all))
      return all
    }
    case 'or': {
      const any = new BitSet(total)
      for (const part of filter.parts) any.addAll(yield* matching(scope, part, among))
      return any
    }
    case 'not': {
      const others = yield* matching(scope, filter.part, among)
      others.invert()
      return others
    }
    case 'member': {
      const members = new BitSet(total)
      members.addAll(scope.memberOf(filter.set.text))
      return members
    }
    case 'compare':
    case 'in':
    case 'between':
    case 'text':
    case 'missing':
      return yield* matchingCondition(scope, filter, among)
  }
}

function* matchingCondition(
  { store, of, workedOut }: Scope,
  condition: Condition,
  among: BitSet | undefined,
): Generator<void, BitSet> {
  const kinds = kindsOf(store, of)
  const byKind: BitSet[] = []
  for (const [at, kind] of kinds.entries()) {
    const dates = attributeOf(kind, condition.field)?.attribute.timestamp !== undefined
    const cells = cellsOf(store, of, at, condition.field, workedOut)
    // the rows of an only kind are numbered as its records
    const rows = kinds.length === 1 ? among : undefined
    byKind.push(yield* scan(cells, kind.count, cellTestOf(condition, dates), rows))
  }
  const [only] = byKind
  if (only !== undefined && kinds.length === 1) return only
  return of === 'nodes' ? shifted(store, byKind) : yield* scattered(store, byKind)
}

function shifted({ nodeCount, nodeKinds }: GraphStore, byKind: readonly BitSet[]): BitSet {
  const nodes = new BitSet(nodeCount)
  byKind.forEach((rows, at) => nodes.addShifted(rows, nodeKinds[at]!.first))
  return nodes
}

/** Edges between two looks at the clock. */
const STRIDE = 16_384

function* scattered(store: GraphStore, byKind: readonly BitSet[]): Generator<void, BitSet> {
  const edges = new BitSet(store.edgeCount)
  if (byKind.every(({ size }) => size === 0)) return edges
  for (let edge = 0; edge < store.edgeCount; edge++) {
    if (byKind[store.edgeKindOf(edge)]!.has(store.edgeRowOf(edge))) edges.add(edge)
    if (edge % STRIDE === 0) yield
  }
  return edges
}
