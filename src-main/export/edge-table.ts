import type { EdgeTablePlan } from '../../src-shared/contract/load-plan.ts'
import { BulkInsert } from '../generate/bulk-insert.ts'
import type { WritableDatabase } from '../sqlite/create.ts'
import { quoted } from '../sqlite/quoted.ts'
import type { GraphStore } from '../store/graph-store.ts'
import { idCells, type Ends } from './edge-ends.ts'
import { Names } from './names.ts'
import {
  boundAttribute,
  boundCell,
  columnsOf,
  declaration,
  type KindGroup,
  type TableWriter,
} from './sqlite-tables.ts'
import type { Tally } from './tally.ts'

/** Makes the table of a group of kinds of edges: both ends, their kind where it differs, the rest. */
export function edgeTable(
  db: WritableDatabase,
  store: GraphStore,
  { table, kinds }: KindGroup,
  { keys, sourceTable, targetTable }: Ends,
  tally: Tally,
): TableWriter<EdgeTablePlan> {
  const names = new Names([])
  const columns = columnsOf(kinds, store.edgeKinds, (kind) => store.edgeRecords(kind)).map((column) => ({
    ...column,
    column: names.free(column.name),
  }))
  const ends = (end: string) => keys.map(({ name }) => names.free(keys.length === 1 ? end : `${end}_${name}`))
  const [sources, targets] = [ends('source'), ends('target')]
  const kindColumn = kinds.length > 1 ? names.free('kind') : undefined

  const declarations = [
    ...[...sources, ...targets].map((name, at) => declaration(name, keys[at % keys.length]!.type)),
    ...columns.map(({ column, type }) => declaration(column, type)),
    ...(kindColumn === undefined ? [] : [`${quoted(kindColumn)} TEXT NOT NULL`]),
  ]
  db.exec(`CREATE TABLE ${quoted(table)}(${declarations.join(', ')})`)
  const insert = new BulkInsert(db, quoted(table), declarations.length)

  const idOf = (node: number) => {
    const cells = idCells(store, node)
    return keys.map(({ type }, at) => boundCell(cells[at] ?? null, type))
  }
  return {
    plan: {
      table,
      sourceColumns: sources,
      targetColumns: targets,
      ...(sourceTable !== undefined && { sourceTable }),
      ...(targetTable !== undefined && { targetTable }),
      ...(kindColumn !== undefined && { kindColumn }),
      attributeColumns: columns.map(({ column }) => column),
      kindName: store.edgeKinds[kinds[0]!]!.name,
    },
    add(edge) {
      const kind = store.edgeKindOf(edge)
      const { attributes, name } = store.edgeKinds[kind]!
      const cells = columns.map(({ places, type }) =>
        boundAttribute(
          attributes[places[kind]!],
          (at) => store.edgeValue(edge, at),
          places[kind]!,
          type,
          tally,
        ),
      )
      const [source, target] = [idOf(store.sourceOf(edge)), idOf(store.targetOf(edge))]
      insert.add(...source, ...target, ...cells, ...(kindColumn === undefined ? [] : [name]))
    },
    finish: () => insert.finish(),
  }
}
