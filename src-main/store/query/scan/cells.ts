import type { Of } from '../../../../src-shared/contract/queries.ts'
import type { Field } from '../../../../src-shared/filter/filter.ts'
import type { CategoryColumn } from '../../columns/category-column.ts'
import type { CategoryData, CellValue, TextData } from '../../columns/column-data.ts'
import type { Column } from '../../columns/column.ts'
import { isNumbers, readNumbers } from '../../columns/read-numbers.ts'
import type { Attribute, GraphStore, Kind } from '../../graph-store.ts'
import { degreeReader } from './degrees.ts'

/** Writes the values of rows `[from, from + count)` to the start of `into`, NaN where missing. */
export type ReadNumbers = (from: number, count: number, into: Float64Array) => void

/**
 * The values of one field over the records of one kind, in the form that a scan reads fastest. Rows are numbers among
 * the records of the kind. Whatever the form, the values are the same.
 */
export type Cells =
  /** No record of the kind has it. */
  | { readonly form: 'none' }
  | { readonly form: 'constant'; readonly value: CellValue }
  | { readonly form: 'numbers'; readonly read: ReadNumbers }
  | { readonly form: 'codes'; readonly data: CategoryData; readonly column: CategoryColumn }
  | { readonly form: 'texts'; readonly data: TextData; readonly column: Column }
  /** Whatever has to be asked for one by one. */
  | { readonly form: 'values'; readonly get: (row: number) => CellValue }
  /** An attribute that few records have; rows in no order. */
  | { readonly form: 'sparse'; readonly entries: () => Iterable<[number, CellValue]> }

/** Kinds of nodes or of edges. */
export function kindsOf(store: GraphStore, of: Of): readonly Kind[] {
  return of === 'nodes' ? store.nodeKinds : store.edgeKinds
}

/** The attribute that a field names in a kind, and its position; `undefined` for built-in fields and others' attributes. */
export function attributeOf(kind: Kind, field: Field): { attribute: Attribute; at: number } | undefined {
  if (field.builtIn) return undefined
  const at = kind.attributes.findIndex(({ name }) => name === field.name)
  return at < 0 ? undefined : { attribute: kind.attributes[at]!, at }
}

/** Values of a field of every node, by its name: for built-in fields that have to be worked out. */
export type WorkedOut = { readonly component?: ArrayLike<number> | undefined }

/** The values of a field over a kind. Constant time. */
export function cellsOf(
  store: GraphStore,
  of: Of,
  kindAt: number,
  field: Field,
  workedOut: WorkedOut = {},
): Cells {
  const kind = kindsOf(store, of)[kindAt]!
  if (field.builtIn) return builtInCells(store, kind, field.name, workedOut)
  const found = attributeOf(kind, field)
  if (found === undefined) return { form: 'none' }
  const { attribute, at } = found
  const records = of === 'nodes' ? store.nodeRecords(kindAt) : store.edgeRecords(kindAt)
  if (!attribute.isSlot) return { form: 'sparse', entries: () => records.attributes.entries(field.name) }
  const column = of === 'nodes' ? store.nodeColumn(kindAt, at) : store.edgeColumn(kindAt, at)
  if (column === undefined) {
    const reader = records.reader(at)
    return { form: 'values', get: (row) => reader.get(row) }
  }
  const { data } = column
  if (isNumbers(data))
    return { form: 'numbers', read: (from, count, into) => readNumbers(data, from, count, into) }
  if (data.kind === 'category') return { form: 'codes', data, column: column as CategoryColumn }
  if (data.kind === 'text') return { form: 'texts', data, column }
  return { form: 'values', get: (row) => column.get(row) }
}

function builtInCells(store: GraphStore, kind: Kind, name: string, { component }: WorkedOut): Cells {
  if (name === 'kind') return { form: 'constant', value: kind.name }
  if (name === 'component') {
    if (component === undefined) throw new Error('components have to be worked out before they are read')
    return {
      form: 'numbers',
      read: (from, count, into) => {
        for (let i = 0; i < count; i++) into[i] = component[kind.first + from + i]!
      },
    }
  }
  const read = degreeReader(store, name as 'degree' | 'in-degree' | 'out-degree')
  return { form: 'numbers', read: (from, count, into) => read(kind.first + from, count, into) }
}
