import { Layout, type Slot } from '../../../src-shared/records/layout.ts'
import * as types from '../../../src-shared/records/slot-type.ts'
import type { SlotType } from '../../../src-shared/records/slot-type.ts'
import { ColumnMismatchError } from './column-mismatch-error.ts'
import type { CategoryData, ColumnData } from './column-data.ts'
import { columnOf } from './column.ts'
import { emptyText } from './text-writer.ts'

/** A column with its name, as a table has it. */
export type NamedColumn = { readonly name: string; readonly data: ColumnData }

/** The column that a slot starts with. Integers start as a sequence, and widen as far as their slot allows. */
export function emptyColumnOf(type: SlotType): ColumnData {
  switch (type.kind) {
    case 'integer':
      return { kind: 'sequence', length: 0, first: 0 }
    case 'float':
      return { kind: 'float', length: 0, bits: type.bits === 32 ? 32 : 64, segments: [] }
    case 'boolean':
      return { kind: 'boolean', length: 0, values: new Uint8Array(0) }
    case 'timestamp':
      return { kind: 'timestamp', length: 0, format: 'number', segments: [] }
    case 'text':
      return emptyText()
    case 'category':
      return { kind: 'category', length: 0, segments: [], names: emptyText() }
    case 'mixed':
      return { kind: 'mixed', length: 0, tags: new Uint8Array(0), payload: [], texts: emptyText() }
  }
}

/** The layout of records that lie in columns already, such as a table's: a slot a column, of its own type. */
export function layoutFromColumns(
  name: string,
  columns: readonly NamedColumn[],
  options: { readonly parent?: Layout | undefined; readonly overflow?: boolean } = {},
): Layout {
  const declared = columns.map(({ name: slot, data }) => [slot, typeOf(data)] as const)
  return new Layout({ name, declared, ...options })
}

/** The slot type that a column's values have; optional where any is missing. */
export function typeOf(data: ColumnData): SlotType {
  const type = requiredTypeOf(data)
  return hasMissing(data) ? type.optional() : type
}

/** @throws ColumnMismatchError unless there is a suiting column of `length` cells for every slot, in order. */
export function checkColumns(layout: Layout, columns: readonly ColumnData[], length: number): void {
  if (columns.length !== layout.slots.length) {
    throw new ColumnMismatchError(`'${layout.name}' has ${layout.slots.length} slots, not ${columns.length}`)
  }
  layout.slots.forEach((slot, s) => checkColumn(layout.name, slot, columns[s] as ColumnData, length))
}

/** @throws ColumnMismatchError unless the column suits the slot. */
export function checkColumn(layout: string, { name, type }: Slot, data: ColumnData, length: number): void {
  const column = `the column of '${layout}.${name}'`
  if (data.length !== length)
    throw new ColumnMismatchError(`${column} has ${data.length} cells, not ${length}`)
  if (!suits(type, data))
    throw new ColumnMismatchError(`${column} holds ${typeOf(data).name}, not ${type.name}`)
  if (!type.isOptional && hasMissing(data)) {
    throw new ColumnMismatchError(`${column} has missing cells, which ${type.name} does not allow`)
  }
}

/** Repeated texts may lie as codes whatever the slot calls them; numbers may lie narrower. */
function suits(type: SlotType, data: ColumnData): boolean {
  switch (data.kind) {
    case 'sequence':
      return (
        type.kind === 'integer' &&
        fitsBits(data.first, type.bits) &&
        fitsBits(data.first + data.length - 1, type.bits)
      )
    case 'integer':
    case 'float':
      return type.kind === data.kind && data.bits <= type.bits
    case 'scaled':
      return data.format === undefined ? type.kind === 'float' && type.bits === 64 : type.kind === 'timestamp'
    case 'text':
      return type.kind === 'text' || (type.kind === 'category' && type.names === undefined)
    case 'category':
      return type.kind === 'text' || (type.kind === 'category' && namesWithin(data, type.names))
    case 'boolean':
    case 'timestamp':
    case 'mixed':
      return type.kind === data.kind
  }
}

function namesWithin({ names }: CategoryData, allowed: readonly string[] | undefined): boolean {
  if (allowed === undefined) return true
  const texts = columnOf(names)
  return Array.from({ length: names.length }, (_, code) => texts.get(code)).every((name) =>
    allowed.includes(name as string),
  )
}

function fitsBits(value: number, bits: number): boolean {
  return value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1)
}

function requiredTypeOf(data: ColumnData): SlotType {
  switch (data.kind) {
    case 'sequence':
      return types.int64()
    case 'integer':
      return { 8: types.int8, 16: types.int16, 32: types.int32, 64: types.int64 }[data.bits]()
    case 'float':
      return data.bits === 32 ? types.float32() : types.float64()
    case 'scaled':
      return data.format === undefined ? types.float64() : types.timestamp()
    case 'boolean':
      return types.boolean()
    case 'timestamp':
      return types.timestamp()
    case 'text':
      return types.text()
    case 'category':
      return types.category()
    case 'mixed':
      return types.mixed()
  }
}

function hasMissing(data: ColumnData): boolean {
  if (data.kind === 'mixed') return data.tags.subarray(0, data.length).includes(0)
  return 'missing' in data && data.missing !== undefined && data.missing.some((byte) => byte !== 0)
}
