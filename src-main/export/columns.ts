import type { DrawnNode } from '../../src-shared/contract/export.ts'
import type { RecordStore } from '../../src-shared/records/record-store.ts'
import type { CellValue } from '../store/columns/column-data.ts'
import type { Attribute, GraphStore, Kind } from '../store/graph-store.ts'
import { idOf, textOf } from '../store/query/present.ts'
import { sourceCell } from './cell-text.ts'
import { Names } from './names.ts'
import { commonType, typeOfAttribute, type ColumnType } from './column-type.ts'
import type { Part } from './part.ts'

/** What a column is beyond an attribute; formats that have a place of their own for it put it there. */
export type ColumnPart = 'label' | 'kind' | 'weight' | 'x' | 'y' | 'size' | 'colour' | 'attribute'

/** One attribute of all nodes, or of all edges, whatever their kinds. */
export type ExportColumn = {
  readonly name: string
  readonly type: ColumnType
  readonly part: ColumnPart
  /** Value for a node or an edge by its number, `null` where it is missing. Dates are text, as in the source. */
  readonly cell: (index: number) => CellValue
}

type NamedColumn = Omit<ExportColumn, 'name'> & { readonly wanted: string }

/** Columns of the nodes: label, kind, every attribute of any kind, then how they are drawn. */
export function nodeColumns(store: GraphStore, { drawn }: Part): ExportColumn[] {
  const own: NamedColumn[] = [
    { wanted: 'label', type: 'text', part: 'label', cell: (node) => wholeLabel(store, node) },
    {
      wanted: 'kind',
      type: 'text',
      part: 'kind',
      cell: (node) => store.nodeKinds[store.nodeKindOf(node)]!.name,
    },
  ]
  const kinds = store.nodeKinds.map((kind, at) => ({ kind, records: store.nodeRecords(at) }))
  const repeated = ({ name, role }: Attribute) =>
    (role === 'label' && name === 'label') || (role === 'id' && name === 'id' && kinds.every(onlyId))
  const attributes = attributeColumns(
    kinds,
    repeated,
    (node) => store.nodeKindOf(node),
    (node, at) => store.nodeValue(node, at),
  )
  return named(['id'], [...own, ...attributes, ...(drawn ? lookColumns(drawn) : [])])
}

/** Columns of the edges: kind, then every attribute of any kind. */
export function edgeColumns(store: GraphStore): ExportColumn[] {
  const kinds = store.edgeKinds.map((kind, at) => ({ kind, records: store.edgeRecords(at) }))
  const attributes = attributeColumns(
    kinds,
    () => false,
    (edge) => store.edgeKindOf(edge),
    (edge, at) => store.edgeValue(edge, at),
  )
  const kind: NamedColumn = {
    wanted: 'kind',
    type: 'text',
    part: 'kind',
    cell: (edge) => store.edgeKinds[store.edgeKindOf(edge)]!.name,
  }
  return named(['source', 'target'], [kind, ...attributes])
}

/** A node's label in full, or what identifies it. */
function wholeLabel(store: GraphStore, node: number): string {
  const { attributes } = store.nodeKinds[store.nodeKindOf(node)]!
  const at = attributes.findIndex(({ role }) => role === 'label')
  const label = at < 0 ? null : store.nodeValue(node, at)
  return textOf(label === null || label === '' ? idOf(store, node) : label)
}

type KindRecords = { readonly kind: Kind; readonly records: RecordStore }

function onlyId({ kind }: KindRecords): boolean {
  return kind.attributes.filter(({ role }) => role === 'id').length === 1
}

/** One column for each name that any kind has, in the order in which they first come. */
function attributeColumns(
  kinds: readonly KindRecords[],
  isRepeated: (attribute: Attribute) => boolean,
  kindOf: (index: number) => number,
  valueAt: (index: number, attribute: number) => CellValue,
): NamedColumn[] {
  const names = new Set(
    kinds.flatMap(({ kind }) => kind.attributes.filter((each) => !isRepeated(each)).map(({ name }) => name)),
  )
  return [...names].map((name) => {
    const places = kinds.map(({ kind }) => kind.attributes.findIndex((each) => each.name === name))
    const attributes = kinds.map(({ kind }, at) => kind.attributes[places[at]!])
    const type = commonType(
      kinds.flatMap(({ records }, at) => {
        const attribute = attributes[at]
        return attribute ? [typeOfAttribute(records, attribute)] : []
      }),
    )
    const isWeight =
      name.toLowerCase() === 'weight' && (type === 'int' || type === 'long' || type === 'double')
    return {
      wanted: name,
      type,
      part: isWeight ? 'weight' : 'attribute',
      cell(index) {
        const kind = kindOf(index)
        const place = places[kind]!
        return place < 0 ? null : sourceCell(attributes[kind]!, valueAt(index, place))
      },
    }
  })
}

function lookColumns(drawn: ReadonlyMap<number, DrawnNode>): NamedColumn[] {
  const value = (of: (node: DrawnNode) => CellValue | undefined) => (index: number) => {
    const node = drawn.get(index)
    return (node && of(node)) ?? null
  }
  const looks: NamedColumn[] = [
    { wanted: 'x', type: 'double', part: 'x', cell: value(({ x }) => x) },
    // screens count downwards; everybody who reads these files counts upwards
    { wanted: 'y', type: 'double', part: 'y', cell: value(({ y }) => (y === undefined ? y : -y)) },
    { wanted: 'size', type: 'double', part: 'size', cell: value(({ size }) => size) },
    { wanted: 'color', type: 'text', part: 'colour', cell: value(({ colour }) => colour) },
  ]
  const nodes = [...drawn.keys()]
  return looks.filter(({ cell }) => nodes.some((node) => cell(node) !== null))
}

/**
 * Columns under names that differ in more than case. Attributes keep their names before anything of ours does:
 * beside an attribute `kind`, ours is `kind_2`.
 */
function named(reserved: readonly string[], columns: readonly NamedColumn[]): ExportColumn[] {
  const taken = new Names(reserved)
  const isOwn = ({ part }: NamedColumn) => part !== 'attribute' && part !== 'weight'
  const attributes = columns.filter((column) => !isOwn(column))
  const names = new Map(
    [...attributes, ...columns.filter(isOwn)].map((column) => [column, taken.free(column.wanted)]),
  )
  return columns.map((column) => ({ ...column, name: names.get(column)! }))
}
