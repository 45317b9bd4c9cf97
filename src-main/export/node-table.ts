import type { NodeTablePlan } from '../../src-shared/contract/load-plan.ts'
import { BulkInsert } from '../generate/bulk-insert.ts'
import type { WritableDatabase } from '../sqlite/create.ts'
import { quoted } from '../sqlite/quoted.ts'
import type { GraphStore } from '../store/graph-store.ts'
import { Names } from './names.ts'
import { boundAttribute, columnsOf, declaration, type KindGroup, type TableWriter } from './sqlite-tables.ts'
import type { Tally } from './tally.ts'

/** Makes the table of a group of kinds of nodes: what identifies them, their kind where it differs, the rest. */
export function nodeTable(
  db: WritableDatabase,
  store: GraphStore,
  { table, kinds }: KindGroup,
  tally: Tally,
): TableWriter<NodeTablePlan> {
  const names = new Names([])
  const columns = columnsOf(kinds, store.nodeKinds, (kind) => store.nodeRecords(kind)).map((column) => ({
    ...column,
    column: names.free(column.name),
  }))
  const kindColumn = kinds.length > 1 ? names.free('kind') : undefined
  const namesOf = (role: (typeof columns)[number]['role']) =>
    columns.filter((each) => each.role === role).map(({ column }) => column)
  const ids = namesOf('id')
  const [labelColumn] = namesOf('label')

  const declarations = columns.map(({ column, type }) => declaration(column, type))
  if (kindColumn !== undefined) declarations.push(`${quoted(kindColumn)} TEXT NOT NULL`)
  if (ids.length > 0) declarations.push(`PRIMARY KEY (${ids.map(quoted).join(', ')})`)
  db.exec(`CREATE TABLE ${quoted(table)}(${declarations.join(', ')})`)
  const insert = new BulkInsert(db, quoted(table), columns.length + (kindColumn === undefined ? 0 : 1))

  return {
    plan: {
      table,
      idColumns: ids,
      ...(labelColumn !== undefined && { labelColumn }),
      ...(kindColumn !== undefined && { kindColumn }),
      attributeColumns: namesOf('attribute'),
      kindName: store.nodeKinds[kinds[0]!]!.name,
    },
    add(node) {
      const kind = store.nodeKindOf(node)
      const { attributes, name } = store.nodeKinds[kind]!
      const cells = columns.map(({ places, type }) =>
        boundAttribute(
          attributes[places[kind]!],
          (at) => store.nodeValue(node, at),
          places[kind]!,
          type,
          tally,
        ),
      )
      insert.add(...cells, ...(kindColumn === undefined ? [] : [name]))
    },
    finish: () => insert.finish(),
  }
}
