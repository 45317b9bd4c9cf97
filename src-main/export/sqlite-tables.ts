import type { RecordStore } from '../../src-shared/records/record-store.ts'
import type { Cell } from '../generate/attributes.ts'
import type { CellValue } from '../store/columns/column-data.ts'
import type { Attribute, GraphStore, Kind } from '../store/graph-store.ts'
import { planTable } from '../dataset/kept-plan.ts'
import { quoted } from '../sqlite/quoted.ts'
import { sourceCell } from './cell-text.ts'
import { Names } from './names.ts'
import type { Tally } from './tally.ts'
import { commonType, typeOfAttribute, type ColumnType } from './column-type.ts'

/** Kinds whose records came from one table, and the table that they go to. */
export type KindGroup = { readonly table: string; readonly kinds: readonly number[] }

/** A column of attributes; `places` has its position in the attributes of each kind, or -1. */
export type TableColumn = {
  readonly name: string
  readonly role: Attribute['role']
  readonly type: ColumnType
  readonly places: readonly number[]
}

/** Kinds of nodes by the table they came from, under names that differ. */
export function nodeGroups(store: GraphStore): KindGroup[] {
  const names = new Names([planTable])
  return groups(store.nodeKinds, ({ table, name }) => table || name).map(({ key, kinds }) => ({
    table: names.free(key),
    kinds,
  }))
}

/** Kinds of edges likewise; those that are foreign keys of a table of nodes get a table each. */
export function edgeGroups(store: GraphStore, nodes: readonly KindGroup[]): KindGroup[] {
  const names = new Names([planTable, ...nodes.map(({ table }) => table)])
  const key = ({ table, name }: Kind) => (names.isFree(table || name) ? table || name : name)
  return groups(store.edgeKinds, key).map((group) => ({ table: names.free(group.key), kinds: group.kinds }))
}

function groups(kinds: readonly Kind[], key: (kind: Kind) => string): { key: string; kinds: number[] }[] {
  const found = new Map<string, number[]>()
  kinds.forEach((kind, at) => found.set(key(kind), [...(found.get(key(kind)) ?? []), at]))
  return [...found].map(([name, members]) => ({ key: name, kinds: members }))
}

/** Columns of the attributes that any kind of a group has. */
export function columnsOf(
  kinds: readonly number[],
  all: readonly Kind[],
  recordsOf: (kind: number) => RecordStore,
): TableColumn[] {
  const names = new Map<string, Attribute['role']>()
  for (const kind of kinds) {
    for (const { name, role } of all[kind]!.attributes) if (!names.has(name)) names.set(name, role)
  }
  return [...names].map(([name, role]) => {
    const places = all.map((kind, at) =>
      kinds.includes(at) ? kind.attributes.findIndex((each) => each.name === name) : -1,
    )
    const types = kinds.flatMap((kind) => {
      const attribute = all[kind]!.attributes[places[kind]!]
      return attribute ? [typeOfAttribute(recordsOf(kind), attribute)] : []
    })
    return { name, role, type: commonType(types), places }
  })
}

/** Declared so that SQLite keeps each value as it is given; a column of several types has none. */
const declared: Record<ColumnType, string> = {
  int: ' INTEGER',
  long: ' INTEGER',
  double: ' REAL',
  boolean: ' BOOLEAN',
  text: ' TEXT',
  mixed: '',
}

export function declaration(name: string, type: ColumnType): string {
  return quoted(name) + declared[type]
}

/** A table that rows are written to, and its part in the plan. */
export type TableWriter<Plan> = {
  readonly plan: Plan
  add(row: number): void
  /** Writes what is left. */
  finish(): void
}

/** The cell of an attribute as it is bound; `null` for a kind without it, and for a blob, which is counted. */
export function boundAttribute(
  attribute: Attribute | undefined,
  valueAt: (place: number) => CellValue,
  place: number,
  type: ColumnType,
  tally: Tally,
): Cell {
  if (attribute === undefined) return null
  const value = sourceCell(attribute, valueAt(place))
  if (typeof value === 'object' && value !== null) tally.blobsLeftOut++
  return boundCell(value, type)
}

/** A cell as it is bound. Numbers are bound as floats, so that integers need a column that makes them so again. */
export function boundCell(value: CellValue, type: ColumnType): Cell {
  if (value === null || typeof value === 'object') return null
  if (typeof value === 'boolean') return value ? 1 : 0
  return type === 'mixed' && Number.isSafeInteger(value) ? BigInt(value) : value
}
