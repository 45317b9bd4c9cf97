import {
  type CellJson,
  cellFromJson,
  cellToJson,
  layoutFromJson,
  type LayoutJson,
  layoutToJson,
} from '../../../src-shared/records/layout-json.ts'
import type { Layout, Slot } from '../../../src-shared/records/layout.ts'
import type { RecordStore } from '../../../src-shared/records/record-store.ts'
import type { ColumnData } from '../columns/column-data.ts'
import { writerOf } from '../columns/column-writer.ts'
import { emptyColumnOf } from '../columns/slot-columns.ts'
import { type ColumnJson, restoreColumn, saveColumn } from './column-sections.ts'
import { SlottedRecords } from '../slotted/records.ts'
import type { Sections } from './sections.ts'

/** A store of records without its columns' arrays, as JSON. */
export type RecordsJson = {
  readonly layout: LayoutJson
  readonly length: number
  readonly columns: readonly ColumnJson[]
  readonly deleted: readonly number[]
  readonly attributes: readonly {
    readonly name: string
    readonly cells: readonly (readonly [number, CellJson])[]
  }[]
}

/** A store that can be made on columns: each of the three. */
export type StoreType<S extends RecordStore> = {
  fromColumns(layout: Layout, columns: readonly ColumnData[], length: number): S
}

/** Adds a store to `sections`; see {@link columnsOf}. */
export function saveRecords(sections: Sections, name: string, store: RecordStore): RecordsJson {
  const columns = columnsOf(store)
  const { layout, length, attributes } = store
  return {
    layout: layoutToJson(layout),
    length,
    columns: columns.map((column, slot) => saveColumn(sections, `${name}/${slot}`, column)),
    deleted: deletedOf(store),
    attributes: attributes.names.map((attribute) => ({
      name: attribute,
      cells: [...attributes.entries(attribute)].map(([i, cell]) => [i, cellToJson(cell)] as const),
    })),
  }
}

/** The store that {@link saveRecords} saved, in any of the three forms. A slotted one copies nothing. */
export function restoreRecords<S extends RecordStore>(
  sections: Sections,
  name: string,
  json: RecordsJson,
  Store: StoreType<S>,
): S {
  const layout = layoutFromJson(json.layout)
  const columns = json.columns.map((column, slot) => restoreColumn(sections, `${name}/${slot}`, column))
  const store = Store.fromColumns(layout, columns, json.length)
  for (const { name: attribute, cells } of json.attributes) {
    for (const [i, cell] of cells) store.attributes.set(i, attribute, cellFromJson(cell))
  }
  for (const i of json.deleted) store.delete(i)
  return store
}

/** Columns of the slots of any store: a slotted one lends its own, others are read cell by cell into new ones. */
export function columnsOf(store: RecordStore): ColumnData[] {
  if (store instanceof SlottedRecords) return store.settle()
  return store.layout.slots.map((slot) => columnFrom(store, slot))
}

function columnFrom(store: RecordStore, { index, type }: Slot): ColumnData {
  const writer = writerOf(emptyColumnOf(type))
  const cells = store.reader(index)
  for (let i = 0; i < store.length; i++) writer.push(cells.get(i))
  return writer.settle()
}

function deletedOf(store: RecordStore): number[] {
  const deleted: number[] = []
  if (store.liveCount === store.length) return deleted
  for (let i = 0; i < store.length; i++) if (store.isDeleted(i)) deleted.push(i)
  return deleted
}
